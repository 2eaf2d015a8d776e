"""A leak, told in one sentence that leaves only the yes, and what is heard of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios import reporting

if TYPE_CHECKING:
    from tests.scenarios.people import Member

COMPLETE = "3栋2单元1501厨房水管漏水了，下午三点后在家，13800000001"


def report(resident: Member) -> str:
    """Report it and return the number of the case."""
    number = reporting.report(resident, COMPLETE)
    assert number.startswith("BX")
    return number


def heard(member: Member, *words: str) -> bool:
    """Tell whether one of the pushes that arrived since the last look has all these words."""
    return any(all(word in text for word in words) for text in member.hears())
