"""Until when each step of a case is due; ms UTC.

What was promised to the resident (acceptance, a promised time) is wall-clock and never pauses.
Handling runs on the working calendar, or round the clock for what is urgent, and pauses while a
case is deferred for a reason that is not ours, no longer than it was deferred for.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from flows.complaint.rules import clocks as complaint_clocks
from flows.settings import calendar
from flows.settings.calendar import DAY, HOUR, MINUTE
from flows.suggestion.rules import clocks as suggestion_clocks

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from flows.settings.site import Deadlines, Settings
    from storage.records import Case

TERMINAL = ("closed", "withdrawn")
AWAITS_RESIDENT = ("finished", "answered")  # the resident says whether it is right now
CALLBACK = "callback"  # what is due when a call was promised after a bad rating
_UNTOLD = ("finish", "confirm", "archive")  # deadlines that no resident is told of
WORKING = ("accepted", "dispatched", "taken", "arrived", "reopened")


def is_open(case: Case) -> bool:
    """Tell whether somebody still has to do something."""
    return case.status not in TERMINAL


def owes_a_call(case: Case) -> bool:
    """Tell whether the resident was promised a call; closing the case does not make it."""
    return case.due_for == CALLBACK


def waits_for_us(case: Case) -> bool:
    """Tell whether the case is open, or closed with a call still owed."""
    return is_open(case) or owes_a_call(case)


def callback_due(now: int, settings: Settings) -> int:
    """Return until when a promised call is made: wall-clock, tomorrow until the office closes."""
    tomorrow = calendar.local(now, settings).date() + timedelta(days=1)
    return calendar.on_day(tomorrow, settings.calendar.closes, settings)


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


def next_due(case: Case, since: int, moment: Moment) -> tuple[int, str]:
    """Return the earliest of what the status asks for, what was promised, and the finish.

    `since` is when the status was entered.
    """
    if case.kind == "complaint":
        return complaint_clocks.next_due(case, moment)
    if case.kind == "suggestion":
        return suggestion_clocks.next_due(case, moment)
    settings = moment.settings
    dues = [_status_due(case, since, settings)]
    if case.status in (*WORKING, "deferred") and case.promised_at is not None:
        dues.append((case.promised_at, "promise"))
    if case.finish_due_at is not None and (
        case.status in WORKING or (case.status == "deferred" and case.finish_due_at > moment.now)
    ):
        dues.append((case.finish_due_at, "finish"))
    return min(dues)


def _status_due(case: Case, since: int, settings: Settings) -> tuple[int, str]:
    clock = clocks(case, settings)
    match case.status:
        case "registered":
            due = accept_due(case, settings), "accept"
        case "accepted":
            due = after(case, since, clock.dispatch * MINUTE, settings), "dispatch"
        case "dispatched":
            due = after(case, since, clock.take * MINUTE, settings), "take"
        case "taken" | "reopened":
            due = arrive_due(case, since, settings), "arrive"
        case "finished":
            due = since + settings.resident.silent_days * DAY, "confirm"
        case "deferred":
            due = case.promised_at or since + settings.defer.max_days * DAY, "promise"
        case _:  # arrived
            due = case.finish_due_at or finish_due(case, since, settings), "finish"
    return due


def accept_due(case: Case, settings: Settings) -> int:
    """Return until when a person accepts the report (REP-2): wall-clock, from somebody on duty.

    Where a duty roster leaves gaps, what is ordinary waits for the next shift, never longer than
    the hard limit.
    """
    clock = clocks(case, settings)
    begins = case.created_at
    shifts = [s for s in settings.duty if s.community == case.community]
    if shifts and not clock.round_the_clock:
        begins = min(
            begins
            if calendar.is_within(begins, shift.starts, shift.ends, settings)
            else calendar.next_time(begins, shift.starts, settings)
            for shift in shifts
        )
    hard = case.created_at + settings.resident.accept_hours * HOUR
    return min(begins + clock.accept * MINUTE, hard)


def arrive_due(case: Case, since: int, settings: Settings) -> int:
    """Return until when somebody is at the door: by appointment, otherwise counted from dispatch.

    An emergency does not wait for an appointment. A case that came back counts from `since`.
    """
    span = clocks(case, settings).arrive * MINUTE
    again = case.status == "reopened" or case.return_count
    begins = since if again else case.dispatched_at or since
    visit = appointment_end(case, settings)
    if visit is not None and visit > since and case.urgency != "emergency":
        return visit
    return after(case, begins, span, settings)


def appointment_end(case: Case, settings: Settings) -> int | None:
    """Return when the slot ends in which the resident is at home, if they named one."""
    if case.available_until is not None:
        return case.available_until
    if case.available_from is not None:
        return case.available_from + settings.resident.appointment_minutes * MINUTE
    return None


def finish_due(case: Case, begins: int, settings: Settings) -> int:
    """Return until when the work is done, counted from the report or from the appointment."""
    clock = clocks(case, settings)
    category = settings.categories.get(case.category)
    minutes = clock.finish
    if category and category.finish and category.urgency == case.urgency:
        minutes = category.finish
    if case.urgency != "emergency":
        begins = max(begins, case.available_from or 0)
    return after(case, begins, minutes * MINUTE, settings)


def pause(case: Case, now: int, settings: Settings) -> Case:
    """Stop the handling clock of a case that is deferred from now until the promised time."""
    return _shift(case, now, settings, 1)


def unpause(case: Case, now: int, settings: Settings) -> Case:
    """Let the handling clock run again: what was not needed of the pause is taken back."""
    return _shift(case, now, settings, -1)


def _shift(case: Case, now: int, settings: Settings, way: int) -> Case:
    until, due = case.promised_at, case.finish_due_at
    if case.defer_reason not in settings.defer.pausing or until is None or due is None:
        return case
    if until <= now:
        return case
    if clocks(case, settings).round_the_clock:
        return replace(case, finish_due_at=due + way * (until - now))
    rest = calendar.between(now, until, settings)
    move = calendar.later if way > 0 else calendar.earlier
    return replace(case, finish_due_at=move(due, rest, settings))
