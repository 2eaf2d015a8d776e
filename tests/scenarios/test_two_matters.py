"""Two matters in one message, and questions in the middle of a conversation: nothing is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

NUMBER = re.compile(r"(?:BX|TS|QZ|JY)\d{8}-\d{4}")


def test_of_two_cases_the_other_is_asked_for_right_afterwards(
    world: World, resident: Member
) -> None:
    first = resident.says("我家厨房漏水了，另外你们保安态度太差")
    second = resident.taps("确认")
    done = resident.taps("确认")

    assert "两件事" in first
    assert "保安态度太差" in first
    assert "厨房漏水" in first
    assert NUMBER.search(second) is not None
    assert NUMBER.search(second)[0].startswith("BX")  # type: ignore[index]
    assert "投诉内容" in second
    assert "保安态度太差" in second
    assert NUMBER.search(done)[0].startswith("TS")  # type: ignore[index]
    assert {case.category for case in world.cases()} == {"water_drainage", "service_attitude"}


def test_cancelling_the_first_does_not_lose_the_other(resident: Member) -> None:
    resident.says("我家厨房漏水了，另外你们保安态度太差")

    assert "保安态度太差" in resident.says("取消")


@pytest.mark.parametrize(
    "text", ["我家厨房漏水了，另外物业费怎么交", "请问物业费怎么交，另外我家厨房漏水了"]
)
def test_a_question_beside_a_report_is_answered_at_once(resident: Member, text: str) -> None:
    reply = resident.says(text)

    assert "值班同事" in reply
    assert "报修内容" in reply
    assert "厨房漏水" in reply
    assert NUMBER.search(resident.says("确认")) is not None


def test_two_questions_are_both_answered(resident: Member) -> None:
    resident.says("我家厨房漏水了")
    number = NUMBER.search(resident.says("确认"))
    reply = resident.says("我报的漏水到哪一步了？另外请问物业费怎么交")

    assert number is not None
    assert number[0] in reply
    assert "值班同事" in reply


def test_danger_comes_before_everything_else(world: World, resident: Member) -> None:
    reply = resident.says("厨房着火了快来人，另外物业费怎么交")

    assert "119" in reply
    assert [case.danger for case in world.cases()] == ["fire"]


def test_an_answer_with_another_matter_keeps_both(resident: Member) -> None:
    resident.says("报修")
    resident.says("1")
    reply = resident.says("卧室灯不亮了，另外楼道垃圾好几天没人收")
    second = resident.says("确认")

    assert "也记下了" in reply
    assert "卧室灯不亮" in reply
    assert NUMBER.search(second) is not None
    assert "楼道垃圾" in second


def test_another_problem_before_the_confirmation_waits_for_its_turn(resident: Member) -> None:
    resident.says("我家厨房水管漏水了")
    reply = resident.says("楼道的灯也不亮了，黑漆漆的")
    second = resident.says("确认")

    assert "也记下了" in reply
    assert "厨房水管漏水" in reply
    assert NUMBER.search(second) is not None
    assert "楼道的灯" in second


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("对了我上次报的那个修得怎么样了", "BX"),
        ("你们几点下班", "值班同事"),
        ("物业电话是多少", "值班同事"),
        ("请问物业费一平米多少钱", "值班同事"),
    ],
)
def test_a_question_in_the_middle_is_answered_and_the_talk_goes_on(
    resident: Member, question: str, answered: str
) -> None:
    resident.says("我家厨房漏水了")
    resident.says("确认")
    resident.says("卧室灯不亮了")
    reply = resident.says(question)

    assert answered in reply
    assert "还没提交，对的话回确认" in reply
    assert "卧室灯不亮" in reply
    assert NUMBER.search(resident.says("确认")) is not None


def test_both_problems_of_a_newcomer_are_kept_too(stranger: Member) -> None:
    reply = stranger.says("厨房漏水了，另外保洁一个星期没来打扫楼道")

    assert "两件事" in reply
    assert "位置" in reply
