"""A time for somebody to come (约): proposed, moved by both sides, reminded, nobody there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.flows.sample import at
from tests.scenarios.test_help import ask, heard
from tests.scenarios.test_visit_time import report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_both_sides_move_it_until_it_suits_and_are_reminded(
    each_world: World,
) -> None:
    """The time is asked for with taps, wished otherwise, agreed upon, and brought up before it."""
    world = each_world
    resident, clerk = world.member("李雷"), world.member("陈静")
    guard = world.member("马超")
    resident.follows()
    resident.says("绑定 3栋2单元1501 李雷 13800000001")
    number = ask(resident, "请帮我搬一下沙发")
    assert "要先约时间" in heard(clerk)
    assert "约什么时候" in clerk.says(f"约 {number}")
    clerk.says("取消")
    assert "不打扰住户" in clerk.says(f"约 {number} 今晚9点")
    assert "明天15:00到17:00行不行" in clerk.says(f"约 {number} 明天下午3点")
    assert "同事想约您明天15:00到17:00，您看行吗？" in heard(resident)
    assert world.case(number).status == "accepted"

    assert "改到什么时候" in resident.says("换个时间")
    assert "已经问负责的同事了" in resident.says("后天上午10点")
    assert "想改到后天10:00到12:00" in heard(clerk)
    assert "约好了" in clerk.says(f"约 {number} 可以")
    assert "约好了：后天10:00到12:00" in heard(resident)
    case = world.case(number)
    assert (case.available_from, case.finish_due_at) == (
        at("2026-11-26 10:00"),
        at("2026-11-26 12:00"),
    )
    clerk.says(f"派 {number} 马超")
    guard.says(f"接 {number}")
    assert "上门时间：后天10:00到12:00" in resident.says("进度")

    guard.hears()
    world.advance(days=1, hours=8, minutes=5)
    assert "约的是明天10:00到12:00，马超师傅（13900000004）过来" in "\n".join(resident.news())
    assert f"到点提醒 {number}" in "\n".join(guard.news())

    resident.says("收到")
    world.advance(hours=17)
    guard.says(f"进展 {number} 敲门没人")
    told = heard(resident)
    assert "敲门没人应" in told
    assert re.search(r"明天\d\d:\d\d前会再跟您约", told)
    case = world.case(number)
    assert (case.status, case.available_from, case.due_for) == ("deferred", None, "promise")

    guard.says(f"约 {number} 明天下午4点")
    resident.hears()
    assert "约好了" in resident.says("可以")
    assert "时间定了" in heard(guard)
    case = world.case(number)
    assert (case.status, case.available_from) == ("taken", at("2026-11-27 16:00"))


def test_a_time_for_a_repair_that_nobody_answers_is_brought_up_again(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """Two hours later the resident is asked once more, and who comes is to phone."""
    number = report(resident, "厨房水管漏水了")
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    engineer.says(f"约 {number} 明天上午9点到11点")
    assert "王强师傅想约您明天09:00到11:00" in heard(resident)
    engineer.hears()

    world.advance(hours=4, minutes=5)
    assert "还在等您一句话" in "\n".join(resident.news())
    assert f"住户还没回时间 {number}" in "\n".join(engineer.news())
    assert "约好了" in engineer.says(f"约 {number} 定 明天上午9点到11点")
    assert "约好了：明天09:00到11:00" in heard(resident)
    assert "已经约好" in resident.says(f"时间可以 {number}")

    assert "取消了" in engineer.says(f"约 {number} 取消")
    assert "原来约的时间先取消" in heard(resident)
    assert "没有提时间" in engineer.says(f"约 {number} 可以")
    engineer.says(f"约 {number} 后天上午9点")
    engineer.says(f"完成 {number} 换了角阀")
    case = world.case(number)
    assert world.store(lambda store: store.appointments.open_of(case.id)) is None


def test_the_time_that_came_with_the_words_is_agreed_to(
    world: World, resident: Member, clerk: Member
) -> None:
    """可以 takes the time at which the resident said to be at home."""
    number = report(resident, "厨房水管漏水了，明天下午在家")
    assert "明天下午" in clerk.says(f"约 {number} 可以")
    assert "约好了：明天下午" in heard(resident)
    assert world.case(number).status == "accepted"


def test_the_newest_proposal_takes_the_words(world: World, resident: Member, clerk: Member) -> None:
    """Of two that wait 可以 means the last one; the other is a tap, and so is what costs money."""
    paid = ask(resident, "求助 帮我修一下洗衣机")
    first, second = ask(resident, "请帮我搬一下沙发"), ask(resident, "想订一下会议室")
    clerk.says(f"约 {first} 明天下午3点")
    clerk.says(f"约 {second} 明天上午9点")
    resident.hears()

    assert f"约好了：{second}" in resident.says("可以")
    assert f"约好了：{first}" in resident.says(f"时间可以 {first}")
    assert world.case(first).available_from == at("2026-11-25 15:00")
    clerk.says(f"约 {paid} 后天上午9点")
    resident.hears()
    assert f"约好了：{paid}" in resident.says("可以")
    assert f"{paid}（帮我修一下洗衣机）的费用您同意了" in resident.says("可以")


def test_who_agreed_upon_a_time_waits_for_nothing_else(
    world: World, resident: Member, clerk: Member
) -> None:
    """The answer goes to what was proposed, whatever else is open; then no earlier step is late."""
    number = ask(resident, "请帮我搬一下沙发")
    clerk.says(f"约 {number} 明天下午3点")
    ask(resident)
    assert "改到什么时候" in resident.says("换个时间")
    resident.says("后天上午10点")
    assert "行就点：可以" in heard(clerk)
    clerk.says(f"约 {number} 可以")
    told = heard(resident)
    assert "约好了：后天10:00到12:00" in told
    assert "约好后天10:00到12:00" in resident.says("师傅啥时候来")

    world.advance(hours=7)
    clerk.says(f"派 {number} 马超")
    assert "约好后天10:00到12:00" in resident.says("师傅啥时候来")
    world.advance(hours=3)
    assert not any(number in text and "让您久等" in text for text in resident.news())
    clerk.says(f"约 {number} 取消")
    assert world.case(number).promised_at is None
