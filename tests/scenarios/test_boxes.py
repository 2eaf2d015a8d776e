"""The wooden suggestion boxes (BOX-1): opened daily by a clerk, with count and photo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.store import Store
from tests.scenarios.people import COMMUNITY

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def boxed(world: World) -> World:
    """Return a world whose buildings 1 and 3 have a box."""
    community = world.config.settings.communities[0].model_copy(update={"boxes": ("1", "3")})
    world.change(communities=(community,))
    world.sweep()
    return world


def test_a_box_is_noted_with_count_and_photo(boxed: World, clerk: Member) -> None:
    """One record a building and day; a second word corrects it, photos stay with it."""
    assert "今天还没开：1栋、3栋" in clerk.says("开箱")
    clerk.sends_photo()
    reply = clerk.says("开箱 3栋 5件")
    assert "3栋意见箱已开，5件，照片1张" in reply
    assert "今天还没开：1栋" in reply
    assert "6件，照片1张" in clerk.says("开箱 3栋 6件")
    assert "都开过了" in clerk.says("开箱 1 0")
    assert "没有意见箱" in clerk.says("开箱 9栋 1件")

    kept = boxed.service.database.read(lambda c: Store(c).boxes.on_day(COMMUNITY, "2026-11-24"))
    assert [(one.building, one.count, one.staff_name) for one in kept] == [
        ("1", 0, "陈静"),
        ("3", 6, "陈静"),
    ]


def test_in_the_afternoon_who_is_on_duty_is_reminded_of_what_is_left(
    boxed: World, clerk: Member
) -> None:
    """Only of boxes that nobody opened, and once a day."""
    clerk.says("开箱 1栋 2件")
    boxed.advance(hours=6, minutes=5)
    reminded = "\n".join(clerk.news())
    assert "今天还没开的意见箱：3栋" in reminded
    assert "意见箱" not in "\n".join(clerk.hears())
    clerk.says("开箱 3栋 空")
    clerk.says("开箱 1栋 1件")
    boxed.advance(days=1)
    assert "1栋、3栋" in "\n".join(clerk.news())


def test_without_boxes_nobody_is_reminded(world: World, clerk: Member, engineer: Member) -> None:
    """The shipped configuration has none; whoever only works is told that it is not theirs."""
    world.sweep()
    assert "没有设意见箱" in clerk.says("开箱 3栋 5件")
    assert "岗位" in engineer.says("开箱 3栋 5件")
    world.advance(hours=7)
    assert "意见箱" not in "\n".join(clerk.news())
