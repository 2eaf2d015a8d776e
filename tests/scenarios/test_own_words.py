"""Staff who never learnt a command do their work in the words they type anyway."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def number(resident: Member, clerk: Member, engineer: Member) -> str:
    """Return the number of a case that 王强 has taken."""
    made = report(resident)
    clerk.says(f"派 {made} 王强")
    engineer.says(f"接 {made}")
    resident.hears()
    return made


@pytest.mark.parametrize("yes", ["1", "是", "对", "好的", "确认"])
def test_a_yes_ends_the_work_with_all_that_was_said(
    world: World, resident: Member, engineer: Member, number: str, yes: str
) -> None:
    asked = engineer.says("软管老化，换了")
    assert "1. 是" in asked
    assert world.case(number).status == "taken"

    assert "：软管老化，换了" in engineer.says(yes)

    assert world.case(number).result == "软管老化，换了"
    assert any("软管老化，换了" in push for push in resident.hears())


@pytest.mark.parametrize("no", ["2", "不是", "取消", "不对"])
def test_a_no_leaves_it_as_it_was(world: World, engineer: Member, number: str, no: str) -> None:
    engineer.says("弄好了")

    assert "先不记" in engineer.says(no)

    assert world.case(number).status == "taken"


def test_a_tap_on_no_leaves_it_too(world: World, engineer: Member, number: str) -> None:
    engineer.says("弄好了")

    assert "先不记" in engineer.taps("不是")

    assert world.case(number).status == "taken"


def test_a_deferral_is_agreed_by_a_number(
    world: World, resident: Member, engineer: Member, number: str
) -> None:
    engineer.says("没配件得等两天")

    assert "已暂缓" in engineer.says("1")

    case = world.case(number)
    assert (case.status, case.defer_reason) == ("deferred", "待料")
    assert any("没配件得等两天" in push for push in resident.hears())


def test_with_two_jobs_a_number_says_which(
    world: World, resident: Member, clerk: Member, engineer: Member, number: str
) -> None:
    second = report(resident, "卫生间的灯不亮了")
    clerk.says(f"派 {second} 王强")
    engineer.says(f"接 {second}")
    offered = engineer.says("弄好了，换了根管")
    assert number in offered
    place = next(line[0] for line in offered.split("\n") if second in line)

    engineer.says(place)

    assert (world.case(number).status, world.case(second).status) == ("taken", "finished")
    assert world.case(second).result == "弄好了，换了根管"


def test_the_resident_who_was_out_sets_another_time(
    world: World, resident: Member, engineer: Member, number: str
) -> None:
    engineer.says("敲门没人")
    assert any("没人应" in push for push in resident.hears())

    resident.taps("改时间")
    resident.says("明天下午")

    assert world.case(number).available_from is not None
    assert any("住户补充" in push for push in engineer.hears())


def test_who_works_here_still_reports_what_is_broken(
    world: World, engineer: Member, number: str
) -> None:
    asked = engineer.says("3栋2单元电梯口的灯不亮了")

    assert "请发一个手机号" in asked
    assert world.case(number).status == "taken"


def test_an_answer_to_a_question_stays_one(world: World, engineer: Member, number: str) -> None:
    before = world.case(number)
    engineer.says("报修")

    engineer.says("敲门没人")

    assert world.case(number) == before
