"""The appeal (COM-8, COM-12): who hears it, what ends with it, and every way it may come wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.complaint_story import (
    answered,
    decided,
    heard,
    investigated,
    major_decided,
)

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

OUTSIDE = ("街道办事处0571-88880010", "住建部门0571-88880011", "市民热线12345")


def test_an_unfounded_one_is_appealed_with_one_tap_and_new_evidence(
    world: World, resident: Member
) -> None:
    """It is explained kindly; a higher role that took no part decides, and that is the end."""
    number = decided(world, resident, "不属实")
    told = heard(resident)
    assert "情况说明" in told
    assert "申诉" in told
    boss, head = world.member("吴总"), world.member("孙丽")

    assert "不妥" in resident.taps("申诉")
    resident.sends_photo()
    reply = resident.says("昨晚又吵到十点半，照片发您了")
    assert "总经理吴总" in reply
    assert "没有经手过" in reply
    case = world.case(number)
    assert (case.status, case.appeal, case.due_for) == ("appealed", "open", "appeal")
    files = world.store(lambda s: len(s.evidence.of_case(case.id)))
    assert files == 1
    assert "昨晚又吵到十点半" in heard(boss)
    assert "由吴总重新处理" in heard(head)
    assert "经手过的人不能审批" in world.member("周敏").says(f"审批 {number} 驳回 已经定了")

    assert "审批记下了" in boss.says(f"审批 {number} 驳回 复核了监控和分贝记录，21点后没有声音")

    last = heard(resident)
    assert "维持原来的处理" in last
    assert all(channel in last for channel in OUTSIDE)
    case = world.case(number)
    assert (case.status, case.appeal, case.month_at) == ("concluded", "rejected", None)
    assert "申诉维持原处理" in heard(head)
    assert "已归档" in head.says(f"归档 {number}")


def test_after_the_end_every_further_word_names_the_outside_channels(
    world: World, resident: Member
) -> None:
    number = decided(world, resident, "不属实")
    resident.says(f"申诉 {number} 昨晚又吵到十点半")
    world.member("吴总").says(f"审批 {number} 驳回 复核过监控")

    for words in (f"申诉 {number} 还是不服", f"没解决 {number} 还是吵", "申诉"):
        reply = resident.says(words)
        assert "到此为止" in reply, words
        assert all(channel in reply for channel in OUTSIDE)
    assert world.case(number).status == "concluded"


def test_an_appeal_that_is_granted_brings_other_measures(world: World, resident: Member) -> None:
    number = answered(world, resident)
    resident.says(f"申诉 {number} 签了约定也没用，还在吵")
    boss, head = world.member("吴总"), world.member("孙丽")
    assert "写上措施" in boss.says(f"审批 {number} 同意")

    boss.says(f"审批 {number} 同意 每晚派人值守到22点，7天内落实")

    told = heard(resident)
    assert "支持您的申诉" in told
    assert "每晚派人值守" in told
    assert "街道办事处" in told
    case = world.case(number)
    assert (case.status, case.finding, case.result) == ("carrying_out", "founded", None)
    assert "每晚派人值守" in heard(head) or "落实" in head.says(f"状态 {number}")
    head.says(f"完成 {number} 已连续七晚值守")
    resident.says(f"解决了 {number}")
    assert world.case(number).closed_as == "confirmed"


def test_measures_go_on_after_an_appeal_that_is_rejected_meanwhile(
    world: World, resident: Member
) -> None:
    """What was promised is still carried out, although the internal procedure is over."""
    number = decided(world, resident)
    resident.says(f"申诉 {number} 三天太久了")
    head = world.member("孙丽")
    assert "记下了" in head.says(f"进展 {number} 已和舞队谈过")

    world.member("吴总").says(f"审批 {number} 驳回 时间合理")

    told = heard(resident)
    assert "原来的措施继续落实" in told
    assert "12345" in told
    assert world.case(number).status == "carrying_out"
    assert "结果记下了" in head.says(f"完成 {number} 舞队已签约定")


def test_what_the_general_manager_decided_goes_outside_at_once(
    world: World, resident: Member
) -> None:
    """Nobody is above and took no part: that is said, and the highest looks again meanwhile."""
    number = major_decided(world, resident)
    boss = world.member("吴总")
    assert "没有这样的人选时" in heard(resident)

    reply = resident.says(f"申诉 {number} 巡查没有用")

    assert "没有更高一级" in reply
    assert all(channel in reply for channel in OUTSIDE)
    case = world.case(number)
    assert case.status == "appealed"
    assert case.holder_id == case.decided_by
    assert "从头再看一遍" in heard(boss)
    assert "审批记下了" in boss.says(f"审批 {number} 驳回 巡查记录完整")


def test_the_days_to_appeal_end(world: World, resident: Member) -> None:
    number = answered(world, resident)
    world.advance(days=15.1)

    reply = resident.says(f"申诉 {number} 又吵了")

    assert "15天" in reply
    assert all(channel in reply for channel in OUTSIDE)
    assert world.case(number).appeal is None
    assert "申诉期" in world.member("陈静").says(f"申诉 {number} 住户来电说又吵了")


def test_before_the_decision_there_is_nothing_to_appeal(world: World, resident: Member) -> None:
    number = investigated(world, resident)

    assert "有了结果马上请您看" in resident.says(f"申诉 {number} 太慢了")
    assert world.case(number).status == "investigating"


def test_a_clerk_writes_down_the_appeal_of_a_caller(
    world: World, resident: Member, clerk: Member
) -> None:
    number = decided(world, resident)
    boss = world.member("吴总")
    heard(resident)

    assert "写上原因" in clerk.says(f"申诉 {number}")
    assert "吴总" in clerk.says(f"申诉 {number} 住户来电，说三天太久")

    assert "总经理吴总" in heard(resident)
    assert "三天太久" in heard(boss)
    assert "申诉过一次" in clerk.says(f"申诉 {number} 又来电")


def test_an_appeal_that_nobody_answers_climbs(world: World, resident: Member) -> None:
    number = decided(world, resident)
    resident.says(f"申诉 {number} 三天太久了")
    world.advance(days=4.9)
    boss, manager = world.member("吴总"), world.member("周敏")
    boss.says("今日")
    manager.says("今日")

    world.advance(hours=2.6)
    assert "答复申诉" in heard(boss)
    assert number not in heard(manager)

    for _hour in range(3):
        world.advance(hours=1)
    assert number in heard(manager)


def test_an_appeal_is_handed_to_nobody_who_took_part(world: World, resident: Member) -> None:
    number = decided(world, resident)
    resident.says(f"申诉 {number} 三天太久了")

    for name in ("周敏", "孙丽"):
        assert "没有别的同事能接手" in world.member("吴总").says(f"转 {number} {name}")

    assert world.member("周敏").says(f"审批 {number} 驳回 已经定了").count("重新处理") == 1
    assert world.case(number).status == "appealed"
