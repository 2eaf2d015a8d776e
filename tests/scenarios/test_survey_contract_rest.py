"""Never two surveys to one home within the days of rest, also where both begin the same morning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.inviting import TO_THE_START, invitations, links
from tests.scenarios.survey_story import approve, planned

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.mark.parametrize("sort", ["satisfaction", "consultation"])
def test_of_two_surveys_that_begin_at_once_one_asks(
    world: World, resident: Member, sort: str
) -> None:
    first = planned(world, kind=sort).number
    second = planned(world, kind=sort, title="又一次调查").number
    approve(world, first)
    approve(world, second)
    if sort == "satisfaction":
        shown = world.member("孙丽").says(f"问卷 {second}")
        assert f"另有3户最近在{first}的邀请之列" in shown

    world.advance(hours=TO_THE_START)
    world.sweep()

    assert len(invitations(world, first)) == 3
    assert invitations(world, second) == []
    assert len(links(resident.news())) == 1


def test_a_recheck_asks_beside_another(world: World, resident: Member) -> None:
    first = planned(world).number
    second = planned(world, kind="recheck", title="回头看").number
    for number in (first, second):
        approve(world, number)

    world.advance(hours=TO_THE_START)
    world.sweep()

    assert len(invitations(world, first)) == len(invitations(world, second)) == 3
    assert len(links(resident.news())) == 2
