"""One account for several communities: nobody's report is filed under another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

SECOND = "翠湖二期"


@pytest.fixture(autouse=True)
def two_communities(world: World) -> None:
    """Serve a second community with one more building."""
    first = world.config.settings.communities[0]
    nine = first.buildings[0].model_copy(update={"name": "9"})
    second = first.model_copy(update={"name": SECOND, "buildings": (*first.buildings, nine)})
    world.change(communities=(first, second))


def test_who_is_not_bound_is_asked_which_community(world: World, stranger: Member) -> None:
    reply = stranger.says("小区北门的路灯不亮了，13812345678")
    assert "哪个小区" in reply
    assert f"2. {SECOND}" in reply

    assert f"小区：{SECOND}" in stranger.says("2")
    stranger.says("确认")

    assert world.cases() == []
    case = world.case("BX20261124-0001")
    assert (case.community, case.place) == (SECOND, "小区北门")


def test_who_was_asked_once_is_not_asked_again(world: World, stranger: Member) -> None:
    stranger.says("小区北门的路灯不亮了，13812345678")
    stranger.says("二期")
    stranger.says("确认")

    assert "哪个小区" not in stranger.says("小区南门的路灯也不亮了，13812345678")
    stranger.says("确认")

    assert world.case("BX20261124-0002").community == SECOND


@pytest.mark.parametrize(
    "words", [f"{SECOND}北门的路灯不亮了，13812345678", "9栋1单元101厨房漏水，13812345678"]
)
def test_words_that_mean_one_community_are_enough(
    world: World, stranger: Member, words: str
) -> None:
    reply = stranger.says(words)

    assert f"小区：{SECOND}" in reply
    stranger.says("确认")
    assert world.case("BX20261124-0001").community == SECOND


def test_the_choice_is_changed_at_the_confirmation(world: World, stranger: Member) -> None:
    stranger.says("小区北门的路灯不亮了，13812345678")
    assert "没找到" in stranger.says("三期")
    stranger.says("2")

    stranger.taps("改小区")
    stranger.says("1")
    stranger.says("小区北门")
    stranger.says("确认")

    assert world.case("BX20261124-0001").community != SECOND


def test_who_is_bound_is_not_asked(world: World, resident: Member) -> None:
    assert "哪个小区" not in resident.says("小区北门的路灯不亮了")
    resident.says("确认")

    assert world.cases()[0].community != SECOND
