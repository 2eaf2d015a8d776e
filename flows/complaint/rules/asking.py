"""When a complainant is asked afterwards (CAL-2): after the measures, after silence, when unhappy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules.steps import is_unhappy
from flows.cases.wanted import Wanted
from flows.complaint.settings import Complaints
from flows.settings.calendar import HOUR

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case

MEASURES, SILENT, UNHAPPY = "measures", "silent", "unhappy"  # sources; stored


def wants(_before: Case, _after: Case, deed: Deed, moment: Moment) -> Wanted | None:
    """Return what an act brings."""
    later = moment.now + moment.settings.section(Complaints).callback_hours * HOUR
    if deed.action == "finish":
        return Wanted(MEASURES, later)
    if deed.action == "close_silent":
        return Wanted(SILENT, later)
    back = deed.action == "not_fixed"
    unhappy = back or (deed.action == "rate" and is_unhappy(deed.rating))
    if not unhappy or deed.actor_kind != "resident":
        return None
    return Wanted(UNHAPPY, moment.now, calls=back)


def is_told(case: Case) -> bool:
    """Tell whether the complainant has been told what was done; that it is archived ends nothing."""
    archived = case.status == "closed" and case.closed_as in {"confirmed", "unconfirmed"}
    return case.status in {"answered", "concluded"} or archived


def was_silent(case: Case) -> bool:
    """Tell whether it was concluded without a word."""
    return is_told(case) and case.closed_as == "unconfirmed"


def is_unsettled(case: Case) -> bool:
    """Tell whether somebody who was unhappy has not said since that it is right."""
    settled = case.closed_as == "confirmed" and not is_unhappy(case.rating)
    return case.status in {"carrying_out", "answered", "concluded"} and not settled
