"""How serious a complaint is, as everybody concerned sees it (COM-4, COM-5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.complaint_story import (
    answered,
    complain,
    decided,
    heard,
    investigated,
)

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

DAY = 24 * 3600_000


def test_what_the_words_claim_is_a_tap_for_the_clerk(
    world: World, resident: Member, clerk: Member
) -> None:
    number = complain(resident, "我要投诉保安，我的车停在车库被刮花了，损失几千块")

    assert "按内容看可能是重大" in heard(clerk)
    assert world.case(number).severity == "minor"
    assert "已定级" in clerk.taps("定级 重大")
    assert world.case(number).severity == "major"
    assert "可能是" not in clerk.says(f"受理 {number}")
    assert "周敏" in heard(resident)


def test_the_reply_to_acceptance_suggests_it_again(
    world: World, resident: Member, clerk: Member
) -> None:
    number = complain(resident)

    assert "按内容看可能是重要" in clerk.says(f"受理 {number}")
    assert world.case(number).severity == "minor"


def test_the_third_about_the_same_is_major_and_reaches_the_general_manager_at_night(
    world: World, resident: Member
) -> None:
    """Counted are cases on record; nobody has to notice it (COM-4 a)."""
    complain(resident)
    complain(resident, "我要投诉，广场舞音响太吵，晚上十点还在跳")
    world.advance(hours=13)
    boss, manager = world.member("吴总"), world.member("周敏")
    heard(boss)
    assert "TS" not in heard(manager)

    number = complain(resident, "我要投诉，广场舞还是吵到十点，没人管")

    assert world.case(number).severity == "major"
    assert number in heard(boss)
    assert number in heard(manager)
    assert "第3次" in boss.says(f"状态 {number}")
    assert "周敏" in world.member("陈静").says(f"受理 {number}")


def test_another_level_is_handled_by_another_and_each_hears_once(
    world: World, resident: Member, clerk: Member
) -> None:
    number = investigated(world, resident)
    head, manager, boss = (world.member(n) for n in ("孙丽", "周敏", "吴总"))
    for one in (resident, head, manager, boss):
        heard(one)

    assert "周敏" in clerk.says(f"定级 {number} 重大 多人反映")

    assert "管理处主任周敏" in heard(resident)
    assert heard(head).count(number) == 1
    assert heard(manager).count(f"已定为重大 {number}") == 1
    assert heard(boss).count(f"重大投诉 {number}") == 1
    assert "不是您的单" in head.says(f"调查 {number} 查过了")
    assert "已记" not in head.says(f"定级 {number} 轻微 小事")


def test_whom_a_level_is_reported_to_hears_of_it_once(
    world: World, resident: Member, clerk: Member
) -> None:
    """Acceptance tells them nothing new; who investigates now has something to do, and hears."""
    number = complain(resident)
    boss, manager = world.member("吴总"), world.member("周敏")
    assert number not in heard(boss)
    clerk.says(f"定级 {number} 重大 多人反映")
    assert heard(boss).count(f"重大投诉 {number}") == 1

    clerk.says(f"受理 {number}")

    assert number not in heard(boss)
    assert f"请您调查 {number}" in heard(manager)


def test_lowering_needs_a_higher_role_and_a_reason(
    world: World, resident: Member, clerk: Member
) -> None:
    number = investigated(world, resident)
    clerk.says(f"定级 {number} 重大")
    manager, boss = world.member("周敏"), world.member("吴总")

    refused = manager.says(f"定级 {number} 轻微 已查清")
    assert "总经理" in refused
    assert "写上原因" in boss.says(f"定级 {number} 轻微")
    heard(manager)
    assert "已定级" in boss.says(f"定级 {number} 轻微 已查清是小事")

    assert world.case(number).severity == "minor"
    assert "改由孙丽负责" in heard(manager)
    assert "孙丽" in heard(resident)


def test_a_month_makes_it_major(world: World, resident: Member) -> None:
    """Day 20 and 27 warn the holder and the level above, day 30 moves it (COM-4 c)."""
    number = investigated(world, resident)
    head, manager, boss = (world.member(n) for n in ("孙丽", "周敏", "吴总"))
    world.advance(days=19)
    awake(head, manager, boss, resident)

    world.advance(days=1.2)
    assert "已满20天" in heard(head)
    assert "已满20天" not in heard(boss)
    world.advance(days=6)
    awake(head, manager)
    world.advance(days=1)
    assert "已满27天" in heard(head)
    assert "已满27天" in heard(manager) + heard(world.member("赵刚"))
    world.advance(days=2)
    awake(head, manager, boss, resident)
    world.advance(days=1)

    case = world.case(number)
    assert (case.severity, case.month_at) == ("major", None)
    assert case.holder_id == _id(world, "周敏")
    assert case.due_at is not None
    assert case.due_at > world.clock.now() * 1000
    assert "重大投诉" in heard(boss)
    assert "管理处主任周敏" in heard(resident)
    assert "改由周敏负责" in heard(head)
    assert "已升为重大" in heard(manager)


def test_after_a_long_stop_only_the_last_step_is_told(world: World, resident: Member) -> None:
    number = investigated(world, resident)
    boss, head = world.member("吴总"), world.member("孙丽")
    world.clock.advance(45 * 86_400)
    boss.says("今日")
    head.says("待办")

    world.sweep()

    assert world.case(number).severity == "major"
    assert "重大投诉" in heard(boss)
    assert "已满" not in heard(head)


def test_the_month_waits_for_the_residents_word(world: World, resident: Member) -> None:
    """What is answered is not without solution; when it comes back the month counts on."""
    number = investigated(world, resident)
    world.advance(days=28)
    head = world.member("孙丽")
    head.says(f"调查 {number} 问过双方")
    head.says(f"属实 {number} 已核实")
    head.says(f"方案 {number} 每晚巡查，3天内落实")
    world.member("周敏").says(f"审批 {number} 同意")
    head.says(f"完成 {number} 已加巡查")
    world.advance(days=3)
    assert world.case(number).severity == "minor"

    resident.says(f"没解决 {number} 昨晚又吵到十点")

    assert "周敏" in heard(resident)
    assert world.case(number).severity == "major"


def test_a_confirmed_one_never_becomes_major(world: World, resident: Member) -> None:
    number = answered(world, resident)
    resident.says(f"解决了 {number}")

    world.advance(days=40)

    assert world.case(number).severity == "minor"


def test_what_is_being_carried_out_is_taken_over_after_a_month(
    world: World, resident: Member
) -> None:
    number = decided(world, resident)

    world.advance(days=31)

    case = world.case(number)
    assert (case.status, case.severity) == ("carrying_out", "major")
    assert case.holder_id == _id(world, "周敏")
    assert "记下了" in world.member("周敏").says(f"完成 {number} 舞队已签约定")


def awake(*members: Member) -> None:
    """Let somebody write, so that whole messages reach them again; forget what they heard."""
    for member in members:
        member.says("待办" if member.name != "李雷" else "进度")
        heard(member)


def _id(world: World, name: str) -> str:
    team = world.service.database.read(lambda c: c.all("SELECT id, name FROM staff"))
    return next(str(row["id"]) for row in team if row["name"] == name)
