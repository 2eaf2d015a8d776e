"""A bad rating is promised a call: somebody holds it until it was made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.flows.sample import at

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def number(resident: Member, clerk: Member, engineer: Member) -> str:
    """Return the number of a case that is finished."""
    resident.says("厨房水管漏水了")
    found = re.search(r"BX\d{8}-\d{4}", resident.says("确认"))
    assert found is not None
    clerk.says(f"派 {found[0]} 王强")
    engineer.says(f"完成 {found[0]} 换了角阀")
    return found[0]


@pytest.fixture
def head(world: World) -> Member:
    """Return the engineer's department head."""
    return world.member("赵刚")


@pytest.mark.parametrize("closed", [True, False])
def test_a_bad_rating_is_a_call_that_the_head_owes(
    world: World,
    resident: Member,
    head: Member,
    number: str,
    closed: bool,  # noqa: FBT001 - finished or closed when it is rated
) -> None:
    if closed:
        resident.says(f"修好了 {number}")

    assert "最晚明天18:00" in resident.says(f"评价 {number} 1 态度不好")

    case = world.case(number)
    assert (case.due_for, case.due_at) == ("callback", at("2026-11-25 18:00"))
    assert any(number in push and "明天18:00前打电话" in push for push in head.hears())
    assert number in head.says("待办")


def test_the_promised_call_is_warned_of_and_climbs(
    world: World, resident: Member, head: Member, number: str
) -> None:
    manager = world.member("周敏")
    resident.says(f"修好了 {number}")
    resident.says(f"评价 {number} 2")
    head.hears()

    world.advance(days=1, hours=7, minutes=35)
    assert any("快到期" in push and "回访住户" in push for push in head.news())
    world.advance(minutes=30)
    assert any("已超时" in push for push in head.news())
    assert number in head.says("超时")
    assert not any(number in push for push in manager.news())
    world.advance(hours=1)

    assert any(number in push for push in manager.news())


@pytest.mark.parametrize(("said", "status"), [("满意 误会", "closed"), ("不满意 还漏", "reopened")])
def test_the_call_ends_the_promise(
    world: World, resident: Member, head: Member, number: str, said: str, status: str
) -> None:
    resident.says(f"修好了 {number}")
    resident.says(f"评价 {number} 1")

    assert "回访记下了" in head.says(f"回访 {number} {said}")

    case = world.case(number)
    assert case.status == status
    assert case.due_for != "callback"
    world.advance(days=2)
    assert not any("回访住户" in push for push in head.news())


def test_a_call_that_reached_nobody_is_still_owed(
    world: World, resident: Member, head: Member, number: str
) -> None:
    resident.says(f"修好了 {number}")
    resident.says(f"评价 {number} 1")

    assert "前要回访住户" in head.says(f"回访 {number} 未接通")

    assert world.case(number).due_for == "callback"
    assert number in head.says("待办")


def test_closing_does_not_make_the_call(
    world: World, resident: Member, clerk: Member, number: str
) -> None:
    resident.says(f"评价 {number} 1")

    clerk.says(f"关单 {number}")

    case = world.case(number)
    assert (case.status, case.due_for) == ("closed", "callback")


def test_an_owed_call_of_who_leaves_goes_to_the_clerks(
    world: World, resident: Member, clerk: Member, head: Member, number: str
) -> None:
    resident.says(f"修好了 {number}")
    resident.says(f"评价 {number} 1")
    head.hears()
    holder = world.case(number).holder_id
    assert holder is not None
    world.service.database.run(
        lambda c: c.execute("UPDATE staff SET active = 0 WHERE id = :id", id=holder)
    )
    clerk.hears()

    world.advance(days=1, hours=7, minutes=35)

    assert any(number in push and "回访" in push for push in clerk.news())
    assert number in clerk.says("待办")
    assert head.news() == []


def test_a_good_rating_owes_nothing(world: World, resident: Member, number: str) -> None:
    resident.says(f"修好了 {number}")
    resident.says(f"评价 {number} 4")

    assert world.case(number).due_at is None
