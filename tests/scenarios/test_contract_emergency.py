"""Danger, seen by somebody who knows only CONTRACT.md: what the push offers to staff works."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def number(resident: Member) -> str:
    """Return the number of a fire."""
    found = re.search(r"BX\d{8}-\d{4}", resident.says("救命，家里着火了"))
    assert found is not None
    return found[0]


@pytest.mark.parametrize("label", ["我去", "到场"])
def test_what_the_push_offers_works_at_once(
    world: World, resident: Member, clerk: Member, number: str, label: str
) -> None:
    assert any(number in push and label in push for push in clerk.hears())

    reply = clerk.taps(label)

    assert number in reply
    assert "现在可以" not in reply
    assert world.case(number).status == {"我去": "taken", "到场": "arrived"}[label]
    assert world.case(number).accepted_at is not None
    assert any("陈静" in push for push in resident.hears())


@pytest.mark.parametrize(
    ("text", "minutes"), [("我去 {}", 15), ("我去 {} 5", 5), ("我去 {} 20分钟", 20)]
)
def test_whoever_goes_says_in_how_many_minutes(
    world: World, engineer: Member, number: str, text: str, minutes: int
) -> None:
    before = int(world.clock.now() * 1000)

    engineer.says(text.format(number))

    case = world.case(number)
    assert (case.status, case.promised_at is not None) == ("taken", True)
    assert abs((case.promised_at or 0) - before - minutes * 60_000) < 10_000


def test_the_second_to_go_hears_who_went(clerk: Member, engineer: Member, number: str) -> None:
    engineer.says(f"我去 {number}")

    assert "王强" in clerk.says(f"我去 {number}")


@pytest.mark.parametrize("verb", ["接", "到场", "进展"])
def test_what_is_no_emergency_is_accepted_first(
    world: World, resident: Member, clerk: Member, verb: str
) -> None:
    resident.says("厨房水管漏水了")
    resident.says("确认")
    number = world.cases()[0].number

    assert "还没受理" in clerk.says(f"{verb} {number} 看看")
    assert world.case(number).status == "registered"
