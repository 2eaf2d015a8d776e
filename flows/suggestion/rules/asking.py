"""When who suggested something is asked afterwards (CAL-4): after the answer, and after silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.wanted import Wanted
from flows.settings.calendar import DAY
from flows.suggestion.settings import Suggestions

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case

ANSWER, SILENT = "answer", "silent"  # sources; stored


def wants(before: Case, after: Case, deed: Deed, moment: Moment) -> Wanted | None:
    """Return what an act brings."""
    if deed.action == "close_silent":
        return Wanted(SILENT, moment.now)
    days = moment.settings.section(Suggestions).callback_days
    answered = after.status == "answered" != before.status
    return Wanted(ANSWER, moment.now + days * DAY) if answered and days else None


def is_told(case: Case) -> bool:
    """Tell whether the answer stands."""
    return case.status in {"answered", "closed"} and case.closed_as != "turned"


def was_silent(case: Case) -> bool:
    """Tell whether it was closed without a word."""
    return case.closed_as == "unconfirmed"
