"""Until when each step of a case is due; ms UTC.

What was promised to the resident (acceptance, a promised time) is wall-clock and never pauses.
Handling runs on the working calendar, or round the clock for what is urgent, and pauses while a
case is deferred for a reason that is not ours, no longer than it was deferred for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.settings import calendar

if TYPE_CHECKING:
    from flows.settings.site import Deadlines, Settings
    from storage.records.case import Case

TERMINAL = ("closed", "withdrawn")
AWAITS_RESIDENT = ("finished", "answered")  # the resident says whether it is right now
_UNTOLD = ("finish", "confirm", "archive")  # deadlines that no resident is told of


def is_open(case: Case) -> bool:
    """Tell whether somebody still has to do something."""
    return case.status not in TERMINAL


def call_due(now: int, settings: Settings) -> int:
    """Return until when somebody unhappy is called: within the hour, but in no quiet one."""
    within = settings.callbacks.call_minutes * calendar.MINUTE
    return calendar.after_quiet(calendar.after_quiet(now, settings) + within, settings)


def is_overdue(case: Case, now: int) -> bool:
    """Tell whether a deadline of ours has passed; a resident's silence is none."""
    return case.due_at is not None and case.due_at <= now and case.due_for != "confirm"


def told_until(case: Case) -> int | None:
    """Return by when the resident expects the next step, where anybody told them."""
    if case.promised_at is not None:
        return case.promised_at
    return None if case.due_for in _UNTOLD else case.due_at


def is_awaited_in_vain(case: Case, now: int) -> bool:
    """Tell whether what the resident was told has not come by then."""
    until = told_until(case)
    return until is not None and until <= now


def clocks(case: Case, settings: Settings) -> Deadlines:
    """Return the deadlines of the case's urgency."""
    return next(d for name, d in settings.urgencies.items() if name == case.urgency)


def after(case: Case, at: int, span: int, settings: Settings) -> int:
    """Return `at` plus a span of this case's handling clock."""
    if clocks(case, settings).round_the_clock:
        return at + span
    return calendar.later(at, span, settings)
