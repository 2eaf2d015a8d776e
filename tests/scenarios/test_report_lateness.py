"""A report and the clock: who hears that it is late, what is promised, and what was held up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.settings.site import Shift
from tests.scenarios.leak import heard, report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_an_unanswered_case_climbs_to_the_general_manager(world: World, resident: Member) -> None:
    number = report(resident)
    names = ("陈静", "孙丽", "周敏", "吴总")
    staff = [world.member(name) for name in names]

    reached: set[str] = set()
    for _ in range(40):
        world.advance(minutes=30)
        reached |= {
            name
            for name, member in zip(names, staff, strict=True)
            if any(number in t for t in member.news())
        }

    assert {"陈静", "周敏", "吴总"} <= reached
    assert world.case(number).alert_at is not None


def test_after_a_long_stop_there_is_one_alert_not_a_storm(
    world: World, resident: Member, clerk: Member
) -> None:
    number = report(resident)
    clerk.hears()

    world.clock.advance(30 * 86_400)
    everybody = [world.member(name) for name in ("陈静", "孙丽", "赵刚", "周敏", "吴总")]
    for member in everybody:
        member.says("帮助")
    alerts = [
        t for m in everybody for t in m.hears() if number in t and ("超时" in t or "仍未" in t)
    ]

    assert len(alerts) <= 2


def test_staff_who_wrote_nothing_for_days_still_get_their_work_as_a_card(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    engineer.hears()
    world.advance(days=3)
    number = report(resident)
    clerk.says(f"派 {number} 王强")

    pushes = engineer.hears()

    assert any(number in text and "厨房水管漏水" in text for text in pushes)


def test_a_card_says_what_is_late_and_by_how_much(
    world: World, resident: Member, clerk: Member
) -> None:
    world.advance(days=3)  # the clerk's window is closed by now: only cards reach them
    number = report(resident)
    clerk.hears()

    world.advance(minutes=25)
    warned = clerk.news()
    world.advance(minutes=30)
    late = clerk.news()

    assert any(number in t and "快到期" in t and "10:30前要受理：厨房" in t for t in warned)
    assert any(number in t and "已超时" in t and "该受理，超" in t for t in late)


def test_taking_late_promises_no_time_that_has_passed(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    world.advance(days=4)
    resident.says("你好")
    resident.hears()

    engineer.says(f"接 {number}")

    assert heard(resident, "已接单", "马上和您联系")


def test_news_that_was_held_up_arrives_once(world: World, resident: Member) -> None:
    number = report(resident)
    resident.phone.refuse_notices()
    for _ in range(4):
        world.advance(days=1)
    resident.hears()

    resident.says("你好")
    shown = resident.phone.screen[-1].text + "".join(resident.hears())

    assert shown.count("还在办") <= 1
    assert number


def test_at_night_without_a_shift_the_morning_is_promised(
    world: World, resident: Member, clerk: Member
) -> None:
    """Nobody would keep a promise of half an hour: each answer names the one moment, until then."""
    world.clock.advance(14 * 3600 + 60)
    resident.says("马桶堵了")
    reply = resident.says("确认")
    (case,) = world.cases()
    number = case.number

    assert "今天08:00上班，今天08:30前受理" in reply
    world.advance(hours=1)
    assert "今天08:30前有同事受理" in resident.says("师傅啥时候来")
    assert "今天08:30前有下一步" in resident.says(f"进度 {number}")
    assert "今天08:30前" in clerk.says("待办")
    world.advance(hours=7, minutes=10)
    assert "晚了" not in resident.says("师傅啥时候来")
    assert "超时" not in "".join(clerk.news())
    clerk.says(f"受理 {number}")
    assert world.case(number).promised_at is None


def test_at_night_what_is_urgent_waits_for_no_morning(
    world: World, resident: Member, clerk: Member
) -> None:
    """It is promised at once, also when it turns out to be urgent only later."""
    world.clock.advance(14 * 3600 + 60)
    resident.says("水管爆了，喷水")
    assert "今天00:0" in resident.says("确认")
    resident.says("卧室门关不上了")
    resident.says("确认")
    number = next(case.number for case in world.cases() if case.urgency == "ordinary")
    clerk.says(f"改急 {number}")

    assert (world.case(number).urgency, world.case(number).promised_at) == ("urgent", None)
    assert "今天00:0" in resident.says(f"进度 {number}")


def test_at_night_with_a_shift_its_promise_stands(world: World, resident: Member) -> None:
    """The shift leader accepts at any hour."""
    shift = Shift(
        community="翠湖花园", starts="20:00", ends="08:00", names=("王强",), leader="王强"
    )
    world.change(duty=(shift,))
    world.clock.advance(14 * 3600 + 60)
    resident.says("马桶堵了")

    assert "前受理" in resident.says("确认")
