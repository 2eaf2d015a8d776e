"""A resident changes the time of the visit after the report was filed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.flows.sample import at

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def report(resident: Member, words: str = "厨房水管漏水了，今天下午三点后在家") -> str:
    """Report something and return the number of the case."""
    resident.says(words)
    found = re.search(r"BX\d{8}-\d{4}", resident.says("确认"))
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("words", "said", "begins", "ends"),
    [
        ("改时间 明天下午", "明天下午", "2026-11-25 12:00", "2026-11-25 18:00"),
        ("改约 周六上午", "11月28日（周六）上午", "2026-11-28 06:00", "2026-11-28 12:00"),
        ("换个时间，周六上午", "11月28日（周六）上午", "2026-11-28 06:00", "2026-11-28 12:00"),
        ("上门时间改成明天上午可以吗", "明天上午", "2026-11-25 06:00", "2026-11-25 12:00"),
    ],
)
def test_the_visit_is_changed_in_words(
    world: World, resident: Member, words: str, said: str, begins: str, ends: str
) -> None:
    number = report(resident)

    assert f"改到{said}" in resident.says(words)

    case = world.case(number)
    assert (case.available_from, case.available_until) == (at(begins), at(ends))
    assert case.finish_due_at is not None
    assert case.finish_due_at > at(begins)


def test_who_has_the_case_hears_once_of_the_new_time(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    engineer.hears()

    resident.says("改时间 明天下午")

    told = [push for push in engineer.hears() if number in push]
    assert len(told) == 1
    assert "上门时间改为11月25日（周三）下午" in told[0]
    assert "明天下午" in engineer.says(f"状态 {number}")


def test_without_a_time_it_is_asked_for(world: World, resident: Member) -> None:
    number = report(resident)

    world.advance(hours=3)
    assert "什么时候上门" in resident.says("改时间")
    assert "哪天什么时候" in resident.says("今天上午")
    assert "哪天什么时候" in resident.says("都可以的啦")
    assert "改到明天下午" in resident.says("明天下午")

    assert world.case(number).available_from == at("2026-11-25 12:00")


def test_of_several_cases_it_is_asked_which(world: World, resident: Member) -> None:
    first, second = report(resident), report(resident, "卧室的灯不亮了")

    reply = resident.says("改时间 明天下午")
    assert first in reply
    assert second in reply
    assert "改到明天下午" in resident.says("1")

    changed = [n for n in (first, second) if world.case(n).available_until]
    assert len(changed) == 1


def test_after_the_arrival_there_is_nothing_to_change(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"到场 {number}")

    assert "没有可以改时间" in resident.says("改时间 明天下午")
    assert "没有可以改时间" in resident.says(f"改时间 {number} 明天下午")


def test_the_time_of_a_report_that_waits_for_its_yes_is_its_own(
    world: World, resident: Member
) -> None:
    filed = report(resident)
    resident.says("卧室的灯不亮了")

    assert "上门：明天下午" in resident.says("改时间 明天下午")

    assert world.case(filed).available_until is None
