"""What breaks again after its case was closed: a new report that knows the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import NUMBER, finished

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def closed(resident: Member, clerk: Member, engineer: Member) -> str:
    """Return the number of a leak in the kitchen that was repaired and confirmed."""
    number = finished(resident, clerk, engineer)
    resident.says("修好了")
    clerk.hears()
    return number


@pytest.mark.parametrize("words", ["那个水管又开始漏了", "又漏了", "厨房还是滴水"])
def test_only_the_yes_is_left_and_the_clerk_reads_the_old_number(
    world: World, resident: Member, clerk: Member, closed: str, words: str
) -> None:
    """Place, kind and phone are known from last time."""
    world.advance(days=2)
    clerk.says("待办")

    card = resident.says(words)
    assert "地点：3栋2单元1501" in card
    assert f"{words}（上次的单号 {closed}）" in card
    found = NUMBER.search(resident.says("确认"))

    assert found is not None
    assert found[0] != closed
    assert world.case(found[0]).category == "water_drainage"
    assert any(f"上次也报过：{closed}" in push for push in clerk.hears())


def test_words_that_name_nothing_take_the_old_matter_along(resident: Member, closed: str) -> None:
    """Who comes reads what it is about."""
    assert f"内容：厨房水管漏水了，又漏了（上次的单号 {closed}）" in resident.says("又漏了")


@pytest.mark.parametrize(
    "words", ["卧室灯又不亮了", "卫生间又漏水了", "厨房水管漏水了", "楼上又漏水了"]
)
def test_another_matter_names_no_old_one(resident: Member, closed: str, words: str) -> None:
    """Another kind or place, or no word of its being there again."""
    card = resident.says(words)

    assert "内容：" in card
    assert closed not in card
