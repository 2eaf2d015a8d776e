"""What begins as going on, or points at what was reported, is added to it and opens nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.complaint_story import heard, investigated
from tests.scenarios.reporting import report
from tests.scenarios.test_open_remarks import words_on

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

SWEEPS, HEAP = "我要投诉，楼道保洁天天不扫地", "3栋门口堆了很多建筑垃圾"


@pytest.mark.parametrize(
    "words",
    ["主要是电梯口那一块，瓜子壳扔了三天", "尤其是电梯口，三天没扫", "我说的是2单元楼道，没拖过"],
)
def test_details_of_a_complaint_reach_who_handles_it(
    world: World, resident: Member, words: str
) -> None:
    investigated(world, resident, SWEEPS)
    heard(world.member("孙丽"))

    assert "补充" in resident.says(words)

    assert words in heard(world.member("孙丽"))


@pytest.mark.parametrize("words", ["又有人往那堆里扔了个马桶", "这堆垃圾把路都挡了一半"])
def test_what_points_at_the_thing_is_about_it(world: World, resident: Member, words: str) -> None:
    number = report(resident, HEAP)

    resident.says(words)

    assert words in words_on(world, number)


@pytest.mark.parametrize(
    "words", ["我家马桶堵了", "特别是我家厨房水管，又漏水了", "那堆边上的路灯坏了"]
)
def test_another_matter_is_none_of_it(world: World, resident: Member, words: str) -> None:
    number = report(resident, HEAP)

    resident.says(words)

    assert words not in words_on(world, number)
