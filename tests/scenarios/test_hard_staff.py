"""Cases when staff are away: nobody bound, somebody dismissed, work put off or passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import finished, report
from tests.scenarios.staffing import all_well, dismiss, told, unbind

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

STAFF = ("陈静", "王强", "刘洋", "马超", "赵刚", "孙丽", "周敏", "吴总")


@pytest.mark.parametrize("act", ["催单", "补充", "没修好"])
def test_who_cannot_be_told_is_stood_in_for_by_the_clerks(
    world: World, resident: Member, clerk: Member, engineer: Member, act: str
) -> None:
    number = finished(resident, clerk, engineer) if act == "没修好" else report(resident)
    if act != "没修好":
        clerk.says(f"派 {number} 王强")
    unbind(world, "王强")
    clerk.hears()

    resident.says(f"{act} {number} 阳台也在漏")

    assert told(clerk, number)


def test_a_warning_for_who_cannot_be_told_reaches_the_clerks(
    world: World, resident: Member, clerk: Member
) -> None:
    unbind(world, "王强")
    number = report(resident)
    assert "电话" in clerk.says(f"派 {number} 王强")
    clerk.hears()

    world.advance(minutes=61)

    assert told(clerk, number)


@pytest.mark.parametrize("step", ["派", "接", "到场", "暂缓", "完成", "没修好"])
def test_what_a_dismissed_engineer_had_goes_back_to_the_clerks(
    world: World, resident: Member, clerk: Member, engineer: Member, step: str
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    for word in ("接", "到场", "暂缓", "完成"):
        if step == "派" or (step == "暂缓" and word == "完成"):
            break
        engineer.says(f"{word} {number}{' 待料 明天下午5点' if word == '暂缓' else ' 好了'}")
        if word == step:
            break
    if step == "没修好":
        world.sweep()
        resident.says(f"没修好 {number} 还在漏")
    clerk.hears()
    before = world.case(number)

    dismiss(world, "王强")
    pushes = told(clerk, number, "离职")

    case = world.case(number)
    assert len(pushes) == 1
    assert case.holder_id is None
    assert case.engineer_id is None
    assert case.status == ("finished" if step == "完成" else "accepted")
    assert (case.promised_at == before.promised_at) or before.status != "deferred"
    assert case.due_at is not None
    assert not told(clerk, number, "离职")
    if step != "完成":
        assert number in clerk.says(f"派 {number} 刘洋")
        assert told(world.member("刘洋"), number)
    assert all_well(world)


def test_what_a_dismissed_clerk_held_waits_for_the_others(
    world: World, resident: Member, clerk: Member
) -> None:
    number = report(resident)
    clerk.says(f"受理 {number}")
    lead = world.member("孙丽")
    lead.hears()
    dismiss(world, "陈静")
    world.advance(minutes=1)

    assert world.case(number).holder_id is None
    leads = [world.member(name) for name in ("孙丽", "赵刚", "周敏")]
    assert any(number in lead.says("待办") for lead in leads)


def test_with_nobody_bound_nothing_fails_and_the_case_stays_watched(
    world: World, resident: Member
) -> None:
    unbind(world, *STAFF)
    number = report(resident)
    for _ in range(6):
        world.advance(hours=7)
    case = world.case(number)

    assert case.alert_at is not None
    assert case.due_for == "accept"
    assert "人工" in resident.says("菜单")
    assert all_well(world)


def test_automatic_dispatch_sends_the_best_at_once(
    world: World, resident: Member, clerk: Member
) -> None:
    here = world.config.settings.communities[0].model_copy(update={"dispatch": "automatic"})
    world.change(communities=(here,))
    number = report(resident)

    case = world.case(number)
    assert case.status == "dispatched"
    engineers = [world.member(name) for name in ("王强", "刘洋")]
    assert sum(bool(told(one, number, "接单")) for one in engineers) == 1
    assert told(resident, number, "派单给")
    assert not told(clerk, number, "新报修")
    assert "转人工" not in resident.says("人工")
    assert world.cases()[0].status == "registered"


def test_automatic_dispatch_without_anybody_leaves_it_to_the_clerks(
    world: World, resident: Member, clerk: Member
) -> None:
    here = world.config.settings.communities[0].model_copy(update={"dispatch": "automatic"})
    world.change(communities=(here,))
    unbind(world, "王强", "刘洋")
    number = report(resident)

    assert world.case(number).status == "registered"
    assert told(clerk, number, "受理")


def test_a_promise_made_on_deferring_outlives_who_made_it(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    engineer.says(f"暂缓 {number} 待料 明天下午5点")
    promised = world.case(number).promised_at
    engineer.says(f"退回 {number} 我休假了")

    assert world.case(number).promised_at == promised


def test_deferring_over_the_limits_needs_a_supervisor(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    assert "最多暂缓3天" in engineer.says(f"暂缓 {number} 待料 5天后")
    for _ in range(2):
        assert number in engineer.says(f"暂缓 {number} 待料 2天后")
        engineer.says(f"恢复 {number}")
    assert "主管" in engineer.says(f"暂缓 {number} 待料 明天")
    assert world.case(number).status == "taken"

    world.member("赵刚").says(f"暂缓 {number} 待料 5天后")
    assert world.case(number).status == "deferred"


def test_staff_who_live_here_report_and_answer_as_residents(
    world: World, clerk: Member, engineer: Member
) -> None:
    engineer.says("绑定 5栋1单元802 张秀英 13800000003")
    number = report(engineer, "我家厨房水管漏水了")
    clerk.says(f"派 {number} 刘洋")
    other = world.member("刘洋")
    other.says(f"接 {number}")
    assert told(engineer, number, "刘洋")
    other.says(f"完成 {number} 换了角阀")
    assert told(engineer, "修好了吗")
    engineer.says(f"修好了 {number}")

    assert world.case(number).closed_as == "confirmed"
