"""What is said of a deadline that has passed: never that something is due by yesterday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.reporting import report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_work_given_too_late_is_asked_for_at_once(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    world.advance(days=6)
    engineer.says("待办")  # opens the window that six silent days have closed
    engineer.hears()

    sent = clerk.says(f"派 {number} 王强")
    given = next(text for text in engineer.hears() if "派单给您" in text)
    taken = engineer.says(f"接 {number}")

    assert "已经晚了，请尽快" in sent
    assert "请尽快接单" in given
    assert "请尽快到场" in taken


def test_a_deferred_case_says_what_it_waits_for(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    engineer.says(f"暂缓 {number} 待料 明天18点")

    assert "待配件" in resident.says("进度")


def test_who_can_only_speak_reaches_a_person_by_one_tap(
    world: World, resident: Member, clerk: Member
) -> None:
    reply = resident.phone.send_voice()
    assert reply is not None
    assert "不方便打字" in reply.text

    resident.taps("人工")
    world.sweep()
    number = world.cases()[0].number

    assert any(number in text for text in clerk.news())
    assert "语音1" in clerk.says(f"状态 {number}")
