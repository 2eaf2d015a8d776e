"""A time for somebody to come is arranged as people talk: 约明天下午两点行不 — 行，两点."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.flows.sample import at
from tests.scenarios.test_help import ask, heard
from tests.scenarios.test_visit_time import report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def number(resident: Member, clerk: Member, engineer: Member) -> str:
    """Return the number of a repair that 王强 has taken."""
    made = report(resident, "厨房水管漏水了")
    clerk.says(f"派 {made} 王强")
    engineer.says(f"接 {made}")
    resident.hears()
    return made


@pytest.mark.parametrize("yes", ["行，两点", "行", "可以，到时打我电话", "好的，下午2点见"])
def test_a_time_that_is_asked_in_words_is_agreed_to(
    world: World, resident: Member, engineer: Member, number: str, yes: str
) -> None:
    assert "已问住户" in engineer.says("已经走了，约明天下午两点行不")
    told = heard(resident)
    assert "明天14:00到16:00，您看行吗？" in told
    assert "约明天下午两点行不" in told

    assert "约好了" in resident.says(yes)

    assert world.case(number).available_from == at("2026-11-25 14:00")
    assert "时间定了" in heard(engineer)


@pytest.mark.parametrize("answer", ["行，不过四点以后更好", "行，三点"])
def test_another_time_is_no_yes(
    world: World, resident: Member, engineer: Member, number: str, answer: str
) -> None:
    engineer.says("明天下午两点过来方便吗")
    resident.hears()

    resident.says(answer)

    assert world.case(number).available_from != at("2026-11-25 14:00")


@pytest.mark.parametrize("yes", ["可以", "行", "好的"])
def test_a_typed_yes_counts_like_the_tap(
    world: World, resident: Member, engineer: Member, number: str, yes: str
) -> None:
    engineer.says(f"约 {number} 明天下午3点")
    resident.says("换个时间")
    resident.says("后天上午10点")
    assert "行就点：可以" in heard(engineer)

    assert "约好了" in engineer.says(yes)

    assert world.case(number).available_from == at("2026-11-26 10:00")


def test_with_two_jobs_it_is_asked_which(
    resident: Member, clerk: Member, engineer: Member, number: str
) -> None:
    second = report(resident, "卫生间的灯不亮了")
    clerk.says(f"派 {second} 王强")
    engineer.says(f"接 {second}")

    offered = engineer.says("明天下午两点再来行不")

    assert number in offered
    assert second in offered
    engineer.says("1")
    assert "您看行吗" in heard(resident)


@pytest.mark.parametrize("time", ["今天上午8点到9点", "昨天下午3点"])
def test_a_time_that_has_passed_is_called_so(engineer: Member, number: str, time: str) -> None:
    assert "已经过了" in engineer.says(f"约 {number} {time}")


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("明天上午", "明天08:00到12:00"),
        ("明天", "明天08:00到20:00"),
        ("今天下午5点到7点", "今天17:00到19:00"),
    ],
)
def test_a_resident_reads_hours_at_which_somebody_comes(
    resident: Member, engineer: Member, number: str, said: str, read: str
) -> None:
    engineer.says(f"约 {number} {said}")

    assert read in heard(resident)


def test_help_that_has_to_wait_is_not_called_a_repair(
    resident: Member, clerk: Member, world: World
) -> None:
    number = ask(resident, "请帮我搬一下沙发")
    clerk.says(f"派 {number} 马超")
    guard = world.member("马超")
    guard.says(f"接 {number}")

    guard.says(f"暂缓 {number} 待业主 明天下午5点")

    told = heard(resident)
    assert "要先等您定时间" in told
    assert "修" not in told


@pytest.mark.parametrize("yes", ["行 九点以后都在", "可以，十点来吧"])
def test_a_clock_within_the_morning_that_was_proposed_is_a_yes(
    world: World, resident: Member, engineer: Member, number: str, yes: str
) -> None:
    engineer.says("明天上午去行不行")

    assert "约好了" in resident.says(yes)

    assert world.case(number).available_from == at("2026-11-25 08:00")
    assert yes.replace("，", " ")[-4:] in heard(engineer)


@pytest.mark.usefixtures("number")
@pytest.mark.parametrize("other", ["行 下午三点以后都在", "可以 今天九点也行"])
def test_a_clock_outside_of_it_is_another_time(
    resident: Member, engineer: Member, other: str
) -> None:
    engineer.says("明天上午去行不行")

    resident.says(other)

    assert "住户想换时间" in heard(engineer)
