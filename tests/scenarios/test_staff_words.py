"""Staff who are asked for the words of a command answer in a free sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def number(resident: Member, clerk: Member, engineer: Member) -> str:
    """Return the number of a case that 王强 has taken."""
    resident.says("厨房水管漏水了")
    found = re.search(r"BX\d{8}-\d{4}", resident.says("确认"))
    assert found is not None
    clerk.says(f"派 {found[0]} 王强")
    engineer.says(f"接 {found[0]}")
    resident.hears()
    return found[0]


def test_the_next_sentence_is_the_news_that_was_asked_for(
    resident: Member, engineer: Member, number: str
) -> None:
    assert "取消" in engineer.taps("进展")

    assert number in engineer.says("拆开看了，要换密封圈")

    assert any("要换密封圈" in push for push in resident.hears())


def test_a_deferral_is_told_in_two_free_sentences(
    world: World, engineer: Member, number: str
) -> None:
    engineer.taps("暂缓")
    assert "什么时候" in engineer.says("要等配件")

    engineer.says("明天下午5点")

    case = world.case(number)
    assert (case.status, case.defer_reason) == ("deferred", "待料")


def test_the_result_that_was_asked_for_is_a_free_sentence(
    world: World, engineer: Member, number: str
) -> None:
    engineer.says(f"完成 {number}")

    engineer.says("换了角阀，不漏了")

    assert world.case(number).result == "换了角阀，不漏了"


def test_who_changes_their_mind_says_so(resident: Member, engineer: Member, number: str) -> None:
    engineer.taps("进展")

    assert "先不记" in engineer.says("取消")
    engineer.says("今天我请假")

    assert not any("请假" in push for push in resident.hears())
    assert number


def test_a_whole_command_is_one_also_while_words_are_waited_for(
    world: World, resident: Member, engineer: Member, number: str
) -> None:
    engineer.taps("进展")
    engineer.says(f"到场 {number}")
    assert world.case(number).status == "arrived"

    engineer.says("这边下雨了")

    assert not any("下雨" in push for push in resident.hears())


def test_a_courtesy_is_no_news_and_asks_again(
    resident: Member, engineer: Member, number: str
) -> None:
    engineer.taps("进展")

    assert "请写一句进展" in engineer.says("好的")
    engineer.says("配件在路上了")

    pushes = resident.hears()
    assert any("配件在路上了" in push for push in pushes)
    assert not any("好的" in push for push in pushes)
    assert number


def test_words_are_not_waited_for_the_whole_day(
    world: World, resident: Member, engineer: Member, number: str
) -> None:
    engineer.taps("进展")
    world.advance(minutes=31)

    engineer.says("明天我去市里培训")

    assert not any("培训" in push for push in resident.hears())
    assert number
