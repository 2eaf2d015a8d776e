"""What a resident says of a report that is open: not fixed, hurry, not needed, five points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.store import Store
from tests.scenarios.leak import heard, report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_not_fixed_goes_back_and_the_second_time_to_the_supervisor(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"完成 {number} 换了角阀")
    resident.hears()

    resident.taps("没修好")
    reply = resident.says("还在滴水")
    assert "返修" in reply
    assert world.case(number).status == "reopened"
    assert heard(engineer, number, "还在滴水")

    engineer.says(f"完成 {number} 又换了一个")
    resident.hears()
    resident.says(f"没修好 {number} 还是漏")
    case = world.case(number)
    assert case.return_count == 2
    assert heard(world.member("赵刚"), number, "还是漏") or case.holder_id is not None


def test_a_silent_resident_is_asked_again_and_then_closed_as_unconfirmed(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"完成 {number} 换了角阀")
    resident.hears()

    world.advance(days=3, hours=1)
    assert heard(resident, number, "待您确认")  # a template card: the window is closed by now
    world.advance(days=5)

    case = world.case(number)
    assert (case.status, case.closed_as) == ("closed", "unconfirmed")
    assert case.rating is None


def test_a_deferral_gives_the_reason_and_the_promised_time(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    resident.hears()

    engineer.says(f"暂缓 {number} 待料 明天下午5点")

    assert world.case(number).status == "deferred"
    assert heard(resident, number, "明天17:00前")
    assert "另作安排" in resident.taps("不同意暂缓")


def test_urging_is_counted_limited_and_the_third_time_escalates(
    world: World, resident: Member
) -> None:
    number = report(resident)

    assert "第1次" in resident.says("催单")
    assert "刚催过" in resident.says("催单")
    world.advance(minutes=31)
    assert "第2次" in resident.says(f"催单 {number}")
    world.advance(minutes=31)
    assert "上级" in resident.says(f"催单 {number[-4:]}")
    assert heard(world.member("赵刚"), number) or heard(world.member("孙丽"), number)


def test_withdrawing_asks_once_and_tells_the_engineer(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.hears()

    assert "确认" in resident.says("撤销")
    resident.says("确认")

    assert world.case(number).status == "withdrawn"
    assert heard(engineer, number, "撤销")


def test_a_bare_score_rates_the_only_case_that_waits_for_it(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"完成 {number} 换了角阀")
    resident.says(f"修好了 {number}")

    assert "5分" in resident.says("5分")
    assert world.case(number).rating == 5


def test_a_word_of_change_after_the_report_adds_to_the_case(world: World, resident: Member) -> None:
    case = world.case(report(resident))

    resident.says("改电话")
    resident.says("请打13800000077")

    with_words = world.service.database.read(lambda c: Store(c).cases.timeline(case.id))
    assert any("13800000077" in event.text for event in with_words)
