"""Until when each step is due where somebody goes there; ms UTC.

Handling runs on the working calendar, or round the clock for what is urgent, and pauses while a
case is deferred for a reason that is not ours, no longer than it was deferred for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules.deadlines import after, clocks
from flows.cases.rules.rulebook import rulebook
from flows.settings import calendar
from flows.settings.calendar import DAY, HOUR, MINUTE

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from flows.settings.site import Settings
    from storage.records.case import Case


WORKING = ("accepted", "dispatched", "taken", "arrived", "reopened")


def next_due(case: Case, since: int, moment: Moment) -> tuple[int, str]:
    """Return the earliest of what the status asks for, what was promised, and the finish.

    `since` is when the status was entered.
    """
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
    the hard limit; at night without a shift for the morning that was promised.
    """
    clock = clocks(case, settings)
    if case.promised_at is not None and not clock.round_the_clock:
        return case.promised_at
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
    own = rulebook(case, settings).finish_due
    if own is not None:
        return own(case, begins, settings)
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


def rewound(_before: Case, past: Case, moment: Moment) -> Case:
    """Bound until when the work is to be done, as if it was reported, or put off, only now."""
    if past.finish_due_at is None:
        return past
    begins = moment.now
    if past.status == "deferred" and past.promised_at is not None:
        begins = max(begins, past.promised_at)
    most = finish_due(past, begins, moment.settings)
    return replace(past, finish_due_at=min(past.finish_due_at, most))


def begun(case: Case, moment: Moment) -> Case:
    """Add until when the work is to be done."""
    due = finish_due(case, case.created_at, moment.settings)
    return replace(case, finish_due_at=due)
