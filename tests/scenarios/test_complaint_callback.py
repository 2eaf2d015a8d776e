"""The call after a complaint (回访, CAL-2): on record, and never forgotten after silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.complaint_story import answered, decided, heard, investigated

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_a_call_settles_what_waits_for_the_resident(
    world: World, resident: Member, clerk: Member
) -> None:
    number = answered(world, resident)

    assert "认可，已办结" in clerk.says(f"回访 {number} 满意 说安静多了")

    case = world.case(number)
    assert (case.status, case.closed_as) == ("concluded", "confirmed")
    assert "回访" in clerk.says(f"状态 {number}")
    assert "已归档" in world.member("孙丽").says(f"归档 {number}")


def test_a_call_that_is_unhappy_improves_it_until_it_is_right(
    world: World, resident: Member, clerk: Member
) -> None:
    number = answered(world, resident)
    head = world.member("孙丽")
    heard(head)

    assert "继续改进" in clerk.says(f"回访 {number} 不满意 周末还是吵")

    assert "周末还是吵" in heard(head)
    assert world.case(number).status == "carrying_out"
    head.says(f"完成 {number} 周末也派人了")
    assert "认可，已办结" in clerk.says(f"回访 {number} 满意")


def test_before_the_answer_there_is_nothing_to_ask(
    world: World, resident: Member, clerk: Member
) -> None:
    number = investigated(world, resident)

    assert "不能回访" in clerk.says(f"回访 {number} 满意")


def test_measures_and_silence_are_followed_by_a_call_of_who_had_no_part(
    world: World, resident: Member, clerk: Member
) -> None:
    """A day after the measures a clerk is asked to call; one that nobody makes climbs."""
    number = answered(world, resident)
    clerk.says("待办")
    heard(clerk)

    world.advance(days=1.2)
    assert f"请回访 {number}" in heard(clerk)
    world.advance(days=1.2)
    assert "回访超时" in heard(clerk)
    world.advance(days=5)
    assert world.case(number).closed_as == "unconfirmed"
    assert "认可，已办结" in clerk.says(f"回访 {number} 满意")
    assert world.case(number).closed_as == "confirmed"


def test_a_call_after_silence_reopens_what_is_not_right(
    world: World, resident: Member, clerk: Member
) -> None:
    number = answered(world, resident)
    world.advance(days=7.1)

    assert "继续改进" in clerk.says(f"回访 {number} 不满意 一直在吵")

    case = world.case(number)
    assert (case.status, case.closed_as) == ("carrying_out", None)


def test_the_resident_agrees_late_and_only_once(world: World, resident: Member) -> None:
    number = answered(world, resident)
    world.advance(days=7.1)

    assert "办结了" in resident.says(f"解决了 {number}")
    assert "已经说解决了" in resident.says(f"解决了 {number}")
    assert world.case(number).closed_as == "confirmed"


def test_after_the_last_decision_a_call_only_names_the_outside_channels(
    world: World, resident: Member, clerk: Member
) -> None:
    number = decided(world, resident, "不属实")
    resident.says(f"申诉 {number} 我有录音")
    world.member("吴总").says(f"审批 {number} 驳回 复核过录音")

    reply = clerk.says(f"回访 {number} 不满意 不接受")

    assert "回访记下了" in reply
    assert "12345" in reply
    assert world.case(number).status == "concluded"
    assert "不接受" in clerk.says(f"状态 {number}")
