"""What a resident was told to expect does not come: they hear it then, without asking (REP-7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.reporting import report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_who_waits_for_somebody_to_take_it_hears_then_and_again(
    world: World, resident: Member, clerk: Member
) -> None:
    report(resident)
    world.advance(minutes=31)
    first = resident.news()
    world.advance(hours=4)
    second = resident.news()

    assert len(first) == 1
    assert "前受理，现在还没人接手，让您久等了" in first[0]
    assert "再告诉您" in first[0]
    assert len(second) == 1
    assert "还没人接手" in second[0]
    assert any("超时" in text for text in clerk.news())


def test_each_step_in_time_is_no_reason_to_write(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    world.sweep()
    resident.news()
    world.advance(hours=2)
    engineer.says(f"到场 {number}")
    world.advance(hours=2)

    assert not [text for text in resident.news() if "久等" in text]


def test_a_visit_that_does_not_come_is_told_with_who_is_asked(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number} 今天15:00")
    world.sweep()
    resident.news()
    world.advance(hours=5, minutes=5)

    late = [text for text in resident.news() if "久等" in text]
    assert len(late) == 1
    assert "说好今天15:00前上门" in late[0]
    assert "王强师傅" in late[0]


def test_an_emergency_that_nobody_answers_is_not_left_in_silence(
    world: World, resident: Member
) -> None:
    resident.says("电梯困人了")
    world.sweep()
    resident.news()
    world.advance(minutes=4)

    heard = resident.news()
    assert len(heard) == 1
    assert "还没人接手" in heard[0]
    assert "0571-88880001" in heard[0]
    assert "说好" not in heard[0]


def test_a_complaint_whose_next_step_is_late_is_told(world: World, resident: Member) -> None:
    resident.says("我要投诉，保安态度太差了，还骂人")
    resident.says("确认")
    world.sweep()
    resident.news()
    world.advance(minutes=35)

    assert any("说好" in text and "久等" in text for text in resident.news())
