"""Options are numbered (at most 8, then 更多), tappable, and number and words work typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.scenarios.reporting import report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

WHERE = ["厨房", "客厅", "卧室", "书房", "阳台", "走廊", "门厅", "餐厅", "浴室", "储物间"]


def reports(resident: Member, count: int) -> list[str]:
    """Let a resident report several things; return their numbers."""
    return [report(resident, f"{where}的灯不亮了") for where in WHERE[:count]]


def listed(reply: str) -> list[str]:
    """Return the numbered lines of a reply."""
    return re.findall(r"^\d\. .*$", reply, re.MULTILINE)


def test_a_clerk_picks_a_case_by_the_number_of_its_line(
    world: World, resident: Member, clerk: Member
) -> None:
    first, second = reports(resident, 2)

    reply = clerk.says("受理")
    lines = listed(reply)
    assert [first in lines[0], second in lines[1]] == [True, True]
    clerk.says("2")

    assert [world.case(n).status for n in (first, second)] == ["registered", "accepted"]


def test_eight_are_shown_and_the_word_gives_the_rest(resident: Member, clerk: Member) -> None:
    numbers = reports(resident, 10)

    assert len(listed(clerk.says("待办"))) == 8
    rest = clerk.says("更多")

    assert [number for number in numbers if number in rest] == numbers[8:]


def test_a_resident_picks_a_case_by_the_number_of_its_line(world: World, resident: Member) -> None:
    numbers = reports(resident, 2)
    chosen = listed(resident.says("催单"))[0]

    assert "已替您催" in resident.says("1")

    urged = [number for number in numbers if world.case(number).urge_count]
    assert urged == [number for number in numbers if number in chosen]


def test_words_are_typed_as_well_as_numbers(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = reports(resident, 1)[0]
    clerk.says(f"派 {number}")
    clerk.says("王强")
    assert world.case(number).status == "dispatched"

    engineer.says(f"暂缓 {number}")
    assert "什么时候" in engineer.says("待料")


def test_a_number_counts_only_right_after_the_choices(
    world: World, resident: Member, clerk: Member
) -> None:
    numbers = reports(resident, 2)
    clerk.says("受理")
    clerk.says("今日")

    clerk.says("1")

    assert {world.case(number).status for number in numbers} == {"registered"}


def test_the_options_of_a_question_keep_their_own_numbers(world: World, resident: Member) -> None:
    reports(resident, 2)
    resident.says("进度")
    resident.says("客厅的水管漏水了")

    assert "单号" in resident.says("1")
    assert len(world.cases()) == 3


def test_the_only_choice_of_a_question_has_a_number_too(
    world: World, resident: Member, clerk: Member
) -> None:
    number = reports(resident, 1)[0]

    assert "1. " in clerk.says("受理 1501")
    assert world.case(number).status == "registered"
    clerk.says("1")

    assert world.case(number).status == "accepted"
