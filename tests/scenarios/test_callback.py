"""A bad rating is promised a call: somebody holds it until it was made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.flows.sample import at

if TYPE_CHECKING:
    from storage.records.callback import Callback
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


def call(world: World, number: str) -> Callback:
    """Return the newest callback about a case."""
    case = world.case(number)
    found: list[Callback] = world.store(lambda s: s.callbacks.of_case(case.id))  # type: ignore[assignment]
    return found[-1]


def holder(world: World, number: str) -> str:
    """Return the name of whose task the call is."""
    theirs = call(world, number).holder_id or ""
    found = world.store(lambda s: s.staff.get(theirs))
    return getattr(found, "name", "")


@pytest.mark.parametrize("closed", [True, False])
def test_a_bad_rating_is_a_call_within_the_hour(
    world: World,
    resident: Member,
    clerk: Member,
    head: Member,
    number: str,
    closed: bool,  # noqa: FBT001 - finished or closed when it is rated
) -> None:
    """A clerk calls, who did none of it; the head of whoever did it hears of the rating."""
    if closed:
        resident.says(f"修好了 {number}")

    assert "今天11:00前联系您" in resident.says(f"评价 {number} 1 态度不好")
    world.sweep()

    assert call(world, number).status == "task"
    assert (call(world, number).due_at or 0) // 60_000 == at("2026-11-24 11:00") // 60_000
    assert holder(world, number) == "陈静"
    assert any(number in push and "态度不好" in push for push in head.hears())
    assert any(f"请回访 {number}" in push and "11:00前" in push for push in clerk.hears())


def test_a_bad_rating_at_night_is_followed_in_the_morning(
    world: World, resident: Member, clerk: Member, number: str
) -> None:
    resident.says(f"修好了 {number}")
    world.advance(hours=12)
    clerk.hears()

    assert "明天09:00前" in resident.says(f"评价 {number} 1")
    world.advance(hours=1)

    assert not any("请回访" in push for push in clerk.hears())
    world.advance(hours=9.5)
    assert any(f"请回访 {number}" in push for push in clerk.hears())


def test_a_late_call_climbs(world: World, resident: Member, clerk: Member, number: str) -> None:
    """Who has it, then the head of the desk, then the site manager hear of it."""
    affairs, manager = world.member("孙丽"), world.member("周敏")
    resident.says(f"评价 {number} 2")
    for one in (clerk, affairs, manager):
        one.says("待办")
    world.sweep()

    world.advance(minutes=62)
    assert any("回访已超时" in push for push in clerk.news())
    world.advance(minutes=16)
    assert any("回访已超时" in push for push in affairs.news())
    assert not any("回访" in push for push in manager.news())
    world.advance(minutes=16)
    assert any("回访已超时" in push for push in manager.news())


def test_what_is_right_meanwhile_needs_no_call(
    world: World, resident: Member, engineer: Member, number: str
) -> None:
    """Whoever says that it is fixed now is asked after the trial days instead."""
    resident.says(f"没修好 {number} 还在滴水")
    world.sweep()
    assert call(world, number).source == "unhappy"
    engineer.says(f"完成 {number} 又换了一次")

    resident.says(f"修好了 {number}")

    assert (call(world, number).source, call(world, number).status) == ("trial", "waiting")


def test_a_good_rating_is_on_trial(world: World, resident: Member, number: str) -> None:
    resident.says(f"修好了 {number}")
    resident.says(f"评价 {number} 4")

    assert call(world, number).source == "trial"
    assert world.case(number).due_at is None
