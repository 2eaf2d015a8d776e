"""Danger diverts from any point: advice and numbers at once, an urgent case, everybody on duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.mark.parametrize(
    ("text", "advice", "number"),
    [
        ("厨房着火了快来人", "楼梯", "119"),
        ("家里好大的煤气味", "开关", "0571-88880001"),
        ("3栋电梯困人了", "扒门", "0571-88880001"),
        ("有人触电了", "总闸", "120"),
        ("有人摔倒流血受伤了", "伤", "120"),
    ],
)
def test_the_right_advice_comes_at_once(
    world: World, resident: Member, clerk: Member, text: str, advice: str, number: str
) -> None:
    reply = resident.says(text)

    assert advice in reply
    assert number in reply
    case = world.cases()[0]
    assert case.urgency == "emergency"
    assert case.number in reply
    assert any(case.number in push for push in clerk.hears())


def test_it_interrupts_a_conversation_and_the_conversation_waits(
    world: World, stranger: Member
) -> None:
    stranger.says("报修")
    stranger.says("3栋2单元1501")

    reply = stranger.says("不好了 着火了")
    assert "119" in reply
    stranger.says("3栋2单元1501")
    last = stranger.says("13812345678")

    assert "值班人员" in last
    assert "接着刚才的报修" in last
    assert [case.urgency for case in world.cases()] == ["emergency"]


def test_writing_again_about_it_adds_to_the_same_case(world: World, resident: Member) -> None:
    resident.says("厨房着火了")
    reply = resident.says("火越来越大了，着火了快点")

    assert "119" in reply
    assert len(world.cases()) == 1


@pytest.mark.parametrize("text", ["电梯坏了", "气炸了你们管不管", "昨天消防演习的火警好吵"])
def test_no_danger_is_no_emergency(world: World, resident: Member, text: str) -> None:
    reply = resident.says(text)

    assert "119" not in reply
    assert not any(case.urgency == "emergency" for case in world.cases())


def test_what_is_said_after_an_emergency_reaches_those_on_their_way(
    world: World, resident: Member, clerk: Member
) -> None:
    resident.says("3栋电梯里关着人出不来")
    clerk.hears()

    reply = resident.says("两个人，一个老人")

    assert "已告诉值班同事" in reply
    assert any("两个人，一个老人" in push for push in clerk.hears())
    assert len(world.cases()) == 1


def test_another_danger_is_another_case(world: World, resident: Member) -> None:
    resident.says("3栋电梯里关着人出不来")
    resident.says("厨房着火了")

    assert sorted(case.danger or "" for case in world.cases()) == ["fire", "trapped"]


def test_a_complaint_about_a_danger_is_kept_until_there_is_help(
    world: World, resident: Member
) -> None:
    """Help comes first; the complaint is not lost."""
    reply = resident.says("我要投诉，地面湿滑没人管，我妈刚摔倒，头上流血，站不起来了")
    assert world.cases()[0].urgency == "emergency"
    assert "继续" in reply

    asked = resident.says("继续")
    assert "投诉" in asked
    assert "TS" in resident.says("确认")


def test_whoever_is_called_reads_the_danger_and_all_that_was_said(
    resident: Member, clerk: Member
) -> None:
    """The heading is short; nothing is lost beneath it."""
    resident.says("我刚买完菜回来，走到楼下，看见三楼窗户冒烟着火了")

    page = next(push for push in clerk.hears() if "险情" in push)

    assert page.split("\n")[0].endswith("看见三楼窗户冒烟着火了")
    assert "我刚买完菜回来" in page
