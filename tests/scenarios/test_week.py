"""A week in the life of a community: at its end nothing is silent, and every count agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios import week_calls, week_outage, week_questions, week_things
from tests.scenarios import week_end as end
from tests.scenarios.week import Week
from tests.scenarios.week_homes import LARGE, SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.scenarios.conftest import World
    from tests.scenarios.week_homes import Size


def play(world: World, folder: Path, size: Size, seed: int = 20261124) -> None:
    """Let the time go by, then look at everything."""
    week = Week(world, size, seed)
    week.passes()
    end.everybody_was_answered(week)
    end.nothing_is_silent(week)
    end.everybody_heard_of_their_own(week)
    week_outage.was_heard_by_whom_it_concerns(week)
    end.the_sheet_agrees(week, folder)
    end.the_day_agrees(week)
    end.the_reports_agree(week)
    week_things.are_not_forgotten(week)
    week_questions.none_is_lost(week)
    week_calls.figures_agree(week)


def test_two_days_of_forty_homes(world: World, tmp_path: Path) -> None:
    play(world, tmp_path, SMALL)


@pytest.mark.soak
@pytest.mark.parametrize("seed", [20261124, 7, 23])
def test_a_week_of_five_hundred_homes(world: World, tmp_path: Path, seed: int) -> None:
    play(world, tmp_path, LARGE, seed)
