"""A complaint (投诉) from the first sentence to the archive, as everybody concerned sees it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

NUMBER = re.compile(r"TS\d{8}-\d{4}")
WORDS = "我要投诉，楼下广场舞每天晚上吵到十点，没人管"


def heard(member: Member) -> str:
    """Return what somebody was pushed since the last look."""
    return "\n".join(member.hears())


def complain(resident: Member, words: str = WORDS) -> str:
    """Let a resident complain in one sentence; return the number."""
    resident.says(words)
    found = NUMBER.search(resident.says("确认"))
    assert found is not None
    return found[0]


def test_a_minor_complaint_goes_from_start_to_archive(world: World, resident: Member) -> None:
    """Every stage has its owner, its words and its notice (COM-1…13)."""
    number = complain(resident)
    clerk, head, manager = (world.member(name) for name in ("陈静", "孙丽", "周敏"))
    assert number in heard(clerk)

    assert "孙丽" in clerk.says(f"受理 {number}")
    assert "已受理" in heard(resident)
    head.says(f"调查 {number} 已到现场核实，广场舞确实到22点，音量较大")
    head.says(f"属实 {number} 影响休息")
    head.says(f"方案 {number} 与舞队约定21点结束，音量调低，3天内落实")
    assert "请您审批" in heard(manager)
    manager.says(f"审批 {number} 同意 按方案办")
    assert "还缺" in head.says(f"归档 {number}")
    decision = heard(resident)
    assert "与舞队约定21点结束" in decision
    assert "申诉" in decision
    head.says(f"完成 {number} 舞队已签约定，连续三晚21点结束")
    assert "连续三晚21点结束" in heard(resident)
    resident.says(f"解决了 {number}")
    clerk.says(f"回访 {number} 满意")
    assert "已归档" in head.says(f"归档 {number}")

    case = world.case(number)
    assert (case.status, case.closed_as, case.finding) == ("closed", "confirmed", "founded")


def test_a_card_for_staff_does_not_speak_to_the_resident(world: World, resident: Member) -> None:
    """What residents read as a question to them is a wait for the staff."""
    number = complain(resident)
    head = world.member("孙丽")
    world.member("陈静").says(f"受理 {number}")
    head.says(f"调查 {number} 属实")
    head.says(f"属实 {number}")
    head.says(f"方案 {number} 约定21点结束，3天内")
    world.member("周敏").says(f"审批 {number} 同意")
    head.says(f"派 {number} 赵刚")
    world.advance(days=2.5)  # nothing was written to the account for 48 hours
    head.hears()

    world.member("赵刚").says(f"完成 {number} 已约定")

    card = heard(head)
    assert "等住户回音" in card
    assert "待您确认" not in card


def test_what_was_answered_and_ended_is_not_called_archived(world: World, resident: Member) -> None:
    """Who is not content with an explanation hears where to turn (COM-2)."""
    number = complain(resident)
    world.member("陈静").says(f"不受理 {number} 广场归街道管理，已转告街道办")

    reply = resident.says(f"没解决 {number}")

    assert "归档" not in reply
    assert "0571-88880009" in reply
