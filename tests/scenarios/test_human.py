"""Asking for a person in the middle of something: nothing that was said has to be said again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

LONG = "马桶堵了，一直下不去，用了皮搋子也没有用，麻烦派师傅带长一点的弹簧来通一下"


@pytest.mark.parametrize("word", ["人工", "转人工", "客服", "能不能让人工跟我说"])
def test_a_person_gets_all_that_was_said_so_far(world: World, stranger: Member, word: str) -> None:
    """The whole words, the place and when somebody is at home."""
    stranger.says(f"5栋1单元802{LONG}，明天上午在家")
    stranger.says(word)

    [case] = world.cases()
    assert LONG in case.description
    assert "明天上午" in case.description
    assert case.place == "5栋1单元802"


def test_what_is_said_after_the_first_call_for_a_person_is_added(
    world: World, stranger: Member, clerk: Member
) -> None:
    """One request stays open; the second time it gets the phone and the words."""
    stranger.says("人工")
    stranger.says("东门灯不亮")
    stranger.says("13912345678")
    stranger.says("人工")

    assert len(world.cases()) == 1
    added = [text for text in clerk.hears() if "住户补充" in text]
    assert len(added) == 1
    assert "东门灯不亮" in added[0]
    assert "13912345678" in added[0]


def test_the_words_of_a_complaint_are_not_shown_to_any_clerk(
    world: World, resident: Member
) -> None:
    """Whoever calls may be who is complained about; the complaint goes on afterwards."""
    resident.says("我要投诉保安刘洋骂人")
    resident.says("人工")

    [case] = world.cases()
    assert "投诉" in case.description
    assert "刘洋" not in case.description
    assert "TS" in resident.says("确认")


@pytest.mark.parametrize(
    "words",
    [
        *("不修了", "不用修了", "先不修了", "不想修了", "不用来了", "不用上门了", "不需要修了"),
        *("别来了", "不报修了", "自己修好了，不用来了"),
    ],
)
def test_who_wants_no_repair_ends_the_report_or_withdraws_the_case(
    world: World, resident: Member, words: str
) -> None:
    """Before it is filed the report is given up; afterwards it is asked whether to withdraw it."""
    resident.says("厨房水管漏水了")
    given_up = resident.says(words)
    assert "不提交" in given_up
    assert world.cases() == []
    assert "没有填到一半的事" in resident.says(words)

    resident.says("厨房水管漏水了")
    resident.says("确认")
    asked = resident.says(words)
    resident.says("确认")

    assert "要撤销吗" in asked
    assert [case.status for case in world.cases()] == ["withdrawn"]


def test_a_person_is_promised_for_the_morning_at_night_and_lateness_is_owned(
    world: World, resident: Member
) -> None:
    """Nobody is there at night; asked again after that time, the reply says that it is late."""
    world.clock.advance(13 * 3600)
    assert "明天08:30前打您" in resident.says("人工")
    assert "明天08:30前回您" in resident.says("人工")
    world.advance(hours=10)
    assert "说好今天08:30前回您，让您久等了" in resident.says("人工")
