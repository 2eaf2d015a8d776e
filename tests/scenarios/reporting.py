"""How the stories begin: something is reported, and perhaps finished, by the words of the chat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.scenarios.people import Member

NUMBER = re.compile(r"(?:BX|TS|QZ|JY)\d{8}-\d{4}")


def report(resident: Member, text: str = "厨房水管漏水了") -> str:
    """Report something from the own home and return the number."""
    reply = resident.says(text)
    if "另一件事" in reply:  # the same may be told of what is open
        resident.taps("另一件事")
    found = NUMBER.search(resident.says("确认"))
    assert found is not None
    return found[0]


def finished(
    resident: Member, clerk: Member, engineer: Member, text: str = "厨房水管漏水了"
) -> str:
    """Return the number of a case that was reported, dispatched and finished."""
    number = report(resident, text)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    engineer.says(f"完成 {number} 换了角阀")
    resident.hears()
    return number
