"""Who says in their own words of what was reported that it is right now closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def number(world: World, resident: Member, clerk: Member, engineer: Member) -> str:
    """Return the number of a drain that was called done."""
    resident.says("卫生间地漏堵了")
    resident.says("确认")
    number = world.cases()[0].number
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    engineer.says(f"完成 {number} 疏通了")
    return number


@pytest.mark.parametrize("text", ["我家通了 水下得飞快", "水流得顺了", "地漏下水顺畅 谢谢"])
def test_it_is_right_now(world: World, resident: Member, number: str, text: str) -> None:
    resident.says(text)

    assert world.case(number).status == "closed"


@pytest.mark.parametrize(
    "text",
    ["地漏通是通了有点味", "师傅走了 水下不去", "通了没有啊", "地漏还是慢", "地漏盖没装回去", "嗯"],
)
def test_it_is_not_surely_right(world: World, resident: Member, number: str, text: str) -> None:
    resident.says(text)

    assert world.case(number).status != "closed"
