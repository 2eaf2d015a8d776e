"""A complainant who asks, in a sentence of their own, to meet is taken at their word (COM-12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nlp.acts.meeting import is_wished
from tests.scenarios.complaint_story import complain, heard, investigated

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

WISHES = [
    "我愿意面谈，你们定个时间",
    "希望和你们经理当面谈谈",
    "我想跟你们主任面谈",
    "能不能约个时间见面聊聊",
    "明天下午有空可以面谈",
    "我们当面谈吧",
]


@pytest.mark.parametrize("words", WISHES)
def test_the_wish_reaches_who_handles_it(world: World, resident: Member, words: str) -> None:
    """Nothing new is filed; the handler reads the words, and the resident hears by when."""
    number = investigated(world, resident)
    heard(world.member("孙丽"))

    reply = resident.says(words)

    assert f"想谈{number}" in reply
    assert "定下来" in reply
    assert words[:8] in heard(world.member("孙丽"))
    assert "建议内容" not in resident.says("确认")
    assert len(world.cases()) == 1


def test_with_several_complaints_it_is_asked_which(resident: Member) -> None:
    """The words are kept for the one that is chosen."""
    first = complain(resident)
    second = complain(resident, "我要投诉，装修噪音从早上六点开始，电钻响一天")

    asked = resident.says("希望和你们经理当面谈谈")
    assert first in asked
    assert second in asked

    assert f"想谈{second}" in resident.says("1")


def test_before_acceptance_the_wish_is_kept(world: World, resident: Member) -> None:
    """The clerk reads it at once, and who is given the complaint finds it there."""
    number = complain(resident)

    reply = resident.says("希望和你们经理当面谈谈")

    assert f"想谈{number}" in reply
    assert "约时间" in reply
    assert "想约时间谈：希望和你们经理当面谈谈" in heard(world.member("陈静"))
    world.member("陈静").says(f"受理 {number}")
    assert "当面谈谈" in world.member("孙丽").says(f"状态 {number}")


def test_without_an_open_complaint_a_person_calls(resident: Member) -> None:
    """Nothing is there to talk about yet, and whoever asks for the manager makes no suggestion."""
    assert "已请管理处的同事" in resident.says("希望和你们经理当面谈谈")


def test_an_open_question_takes_the_words(world: World, resident: Member) -> None:
    """At the confirmation of another complaint they belong to it."""
    complain(resident)
    resident.says("我要投诉，装修噪音从早上六点开始，电钻响一天")

    assert "当面谈谈" in resident.says("希望和你们经理当面谈谈")
    resident.says("确认")

    assert any("当面谈谈" in case.description for case in world.cases())


@pytest.mark.parametrize(
    "words",
    [
        "我不想面谈",
        "没必要见面谈",
        "他想见面",
        "保安说要跟我当面谈谈，吓得我不敢出门",
        "建议你们经理和业主当面谈谈",
        "希望物业定期和业主当面沟通",
        "我想说一下门口的地面",
        "希望和你们经理当面谈谈" + "，楼道里的灯坏了很久" * 6,
    ],
)
def test_other_sentences_are_no_such_wish(words: str) -> None:
    """What others want, what is not wanted, an idea for everybody, and a long story."""
    assert not is_wished(words)
