"""A half-year survey from its plan to the day its answers are removed, as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios import half_year_after as after
from tests.scenarios import half_year_answers as answers
from tests.scenarios import half_year_end as end
from tests.scenarios.half_year import LARGE, SMALL, TINY, Story

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.scenarios.conftest import World

STEPS: tuple[Callable[[Story], None], ...] = (
    Story.is_planned,
    Story.is_rejected,
    Story.is_approved,
    Story.is_sent,
    answers.is_answered_in_chat,
    answers.is_answered_on_the_page,
    answers.is_answered_on_paper,
    end.is_visited,
    end.is_reminded,
    end.is_closed,
    end.is_counted,
    end.is_reported,
    after.is_corrected,
    after.is_published,
    after.is_asked_again,
    end.leaves_nothing_undone,
    after.is_purged,
)


def play(story: Story) -> None:
    """Play it to its end."""
    for step in STEPS:
        step(story)
        story.between()


@pytest.mark.soak  # the suite has minutes for all of its tests; the small ones play every step
def test_two_thousand_homes_are_asked_and_hear_what_came_of_it(
    world: World, tmp_path: Path
) -> None:
    play(Story(world, tmp_path, LARGE))


@pytest.mark.soak
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_the_same_on_postgresql(each_world: World, tmp_path: Path) -> None:
    play(Story(each_world, tmp_path, SMALL))


@pytest.mark.soak
def test_it_is_the_same_when_the_service_starts_anew_between_any_two_things(
    world: World, tmp_path: Path
) -> None:
    play(Story(world, tmp_path, TINY, between=world.restart))
