"""A second complaint about what is being handled: a hint, a supplement, or filed anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.complaint_story import DANCE, answered, complain, heard, investigated

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

AGAIN = "我要投诉，广场舞又吵到晚上十点了"


def test_the_confirmation_tells_who_handles_the_same_and_by_when(
    world: World, resident: Member
) -> None:
    """The first is named with its holder and its next news; nothing is filed yet."""
    number = investigated(world, resident)

    asked = resident.says(AGAIN)

    assert f"今天反映的{number}" in asked
    assert "事务部主管孙丽正在办" in asked
    assert "前给您消息" in asked
    assert "确认" in asked
    assert len(world.cases()) == 1


def test_the_words_go_beside_the_first_with_their_photo(world: World, resident: Member) -> None:
    """Its handler hears them; no second number is given."""
    number = investigated(world, resident)
    heard(world.member("孙丽"))
    resident.says(AGAIN)
    resident.sends_photo()
    resident.says("更正一下，我电话13800000001")

    reply = resident.taps(f"补充到{number}")

    assert f"补充好了，{number}" in reply
    assert "照片也收到了" in reply
    assert "广场舞又吵到晚上十点" in heard(world.member("孙丽"))
    assert len(world.cases()) == 1
    assert resident.says("确认").count("TS") == 0


@pytest.mark.parametrize("word", ["确认", "1", "仍要新提交"])
def test_filed_anew_it_counts_as_before(world: World, resident: Member, word: str) -> None:
    """The third about the same is major, whatever was pointed out (COM-4 a)."""
    complain(resident)
    for _ in range(2):
        assert "补充到TS" in resident.says(AGAIN)
        assert "TS" in resident.says(word)

    assert sorted(case.severity or "" for case in world.cases()) == ["major", "minor", "minor"]


def test_one_that_is_to_be_sealed_seals_the_first(world: World, resident: Member) -> None:
    """Who asks for 保密 the second time is sealed where the words go."""
    number = complain(resident)
    resident.says(AGAIN)
    resident.says("保密")

    resident.taps(f"补充到{number}")

    assert world.case(number).confidential == 1


@pytest.mark.parametrize(
    "words",
    [
        "我要投诉，楼上小孩天天跑跳",
        "我要投诉，装修噪音从早上六点开始，电钻响一天",
        "我要投诉保安马超，广场舞每天晚上吵到十点他不管",
    ],
)
def test_another_matter_gets_no_hint(world: World, resident: Member, words: str) -> None:
    """Nor does one that accuses somebody of ours, who must not see it."""
    complain(resident)

    assert "补充到" not in resident.says(words)
    assert "TS" in resident.says("确认")
    assert len(world.cases()) == 2


def test_the_complaint_of_somebody_else_is_never_named(world: World, resident: Member) -> None:
    """Not even to who lives in the same home."""
    number = complain(resident)
    wife = world.member("韩梅梅")
    wife.follows()
    wife.says("绑定 3栋2单元1501 韩梅梅 13800000002")

    asked = wife.says(DANCE)

    assert "确认" in asked
    assert number not in asked
    assert "补充到" not in asked


def test_what_was_answered_or_is_long_ago_gets_no_hint(world: World, resident: Member) -> None:
    """After the answer 没解决 says it; after the days of the record it is a new matter."""
    answered(world, resident)
    assert "补充到" not in resident.says(AGAIN)
    resident.says("取消")
    complain(resident, "我要投诉，装修噪音从早上六点开始，电钻响一天")
    world.clock.advance(91 * 86_400)

    assert "补充到" not in resident.says("我要投诉，装修噪音从早上六点开始，电钻响一天")


def test_who_names_a_home_twice_is_told_whatever_the_words(resident: Member) -> None:
    """The same kind of trouble at the same place is the same matter."""
    number = complain(resident, "我要投诉3栋2单元1601，小孩天天跑跳，吵得睡不着")

    asked = resident.says("我要投诉3栋2单元1601，半夜放音响，噪音很大")

    assert number in asked
