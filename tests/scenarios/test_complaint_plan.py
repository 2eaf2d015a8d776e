"""Who investigates, when and how (COM-6), and how far the complainant agrees to be named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.complaint_story import complain, heard, investigated

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_acceptance_fixes_the_default_plan(world: World, resident: Member) -> None:
    number = investigated(world, resident)

    assert "询问、查记录" in heard(resident)
    assert "由孙丽即刻起以询问" in world.member("孙丽").says(f"状态 {number}")


def test_named_colleagues_investigate_and_never_see_who_complained(
    world: World, resident: Member
) -> None:
    number = investigated(world, resident)
    head, guard, plumber = (world.member(n) for n in ("孙丽", "马超", "王强"))
    assert number not in guard.says(f"状态 {number}")
    heard(resident)

    reply = head.says(f"调查计划 {number} 马超今晚9点现场测音量，孙丽明天问双方")

    assert "记下了" in reply
    assert "马超今晚9点现场测音量" in heard(resident)
    asked = heard(guard)
    assert "请您参与调查" in asked
    shown = guard.says(f"状态 {number}")
    assert "李雷" not in asked
    for secret in ("1501", "13800000001"):
        assert secret not in asked + shown
    heard(head)
    assert "已补充" in guard.says(f"调查 {number} 九点半还有音响，约80分贝")
    assert world.case(number).status == "investigating"
    assert "80分贝" in heard(head)
    assert "不能" in guard.says(f"属实 {number}")
    assert number not in plumber.says(f"状态 {number}")
    assert "评估" in head.says(f"调查 {number} 双方都问过，确实超时")
    assert world.case(number).status == "reported"


def test_who_is_accused_does_not_investigate(world: World, resident: Member) -> None:
    number = complain(resident, "我要投诉马超，昨晚值班态度很差还骂人")
    world.member("陈静").says(f"受理 {number}")
    head = world.member("孙丽")

    assert "回避" in head.says(f"调查计划 {number} 马超、王强明天查监控")

    assert world.case(number).investigators == ""
    assert "怎么调查" in head.says(f"调查计划 {number}")
    head.says(f"调查计划 {number} 王强明天查监控")
    head.says(f"被投诉人 {number} 王强")
    assert number not in world.member("王强").says(f"状态 {number}")


def test_the_complainant_says_how_far_they_are_named(
    world: World, resident: Member, clerk: Member
) -> None:
    number = investigated(world, resident)
    head = world.member("孙丽")
    assert "匿名转达" in heard(resident)

    assert "记下了" in resident.taps("可透露")

    assert world.case(number).consent == "named"
    assert "可透露" in heard(head)
    assert "匿名转达" in resident.says("匿名转达")
    assert world.case(number).consent == "relay"
    assert "愿意面谈" in clerk.says(f"愿意面谈 {number}")
    assert world.case(number).consent == "meeting"
    world.member("孙丽").says(f"不受理 {number} 属于街道管理，已转告")
    assert "已经答复过" in resident.says(f"可透露 {number}")


def test_a_stranger_decides_nothing_about_it(
    world: World, resident: Member, stranger: Member
) -> None:
    number = investigated(world, resident)

    assert "没找到" in stranger.says(f"可透露 {number}")
    assert "没找到" in world.member("王强").says(f"可透露 {number}")
    assert world.case(number).consent is None
