"""Which times may be proposed for a visit (约), and when it is asked once more; ms UTC."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.fieldwork.rules import clocks, steps
from flows.cases.rules.rulebook import rulebook
from flows.settings import calendar
from flows.settings.calendar import DAY, HOUR, MINUTE

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from flows.settings.site import Settings
    from storage.records.case import Case

OFFERED, WISHED, AGREED, OFF = "offered", "wished", "agreed", "off"  # the reasons of the act
FAR = 14 * DAY  # nobody is put off for longer
_BEGINNINGS = frozenset({"00:00", "06:00"})  # of a day, and of its morning
ANSWERED_WITHIN = 2 * HOUR  # then it is asked once more

Slot = tuple[int, int]


def clock_of(at: int, settings: Settings) -> str:
    """Return the clock at a moment: 14:00."""
    return f"{calendar.local(at, settings):%H:%M}"


def by_day(meant: Slot, settings: Settings) -> Slot:
    """Let a whole day, or its morning, begin when the night is over: 明天上午 is from eight."""
    starts, ends = meant
    if clock_of(starts, settings) not in _BEGINNINGS:
        return meant
    day = calendar.next_time(starts, settings.quiet_hours.night_until, settings)
    return day, min(ends, calendar.next_time(day, settings.quiet_hours.night_from, settings))


def slot(start: int | None, end: int | None, settings: Settings) -> Slot:
    """Return the slot that is meant where only one end was named."""
    length = settings.resident.appointment_minutes * MINUTE
    starts = start if start is not None else (end or 0) - length
    return starts, end if end is not None else starts + length


def needs_slot(_case: Case, deed: Deed, moment: Moment) -> str | None:
    """Refuse what nobody can keep: no time, one that has passed, is far away, or at night."""
    if deed.reason == OFF:
        return None
    starts, ends = deed.available or (None, None)
    if starts is None or ends is None:
        return "time_needed"
    if ends <= moment.now:
        return "slot_passed"
    if starts > moment.now + FAR:
        return "slot_far"
    ours = deed.actor_kind == "staff" and deed.reason == OFFERED
    return "slot_at_night" if ours and calendar.is_night(starts, moment.settings) else None


def appointed(case: Case, deed: Deed, moment: Moment) -> Case:
    """Arrange when somebody comes; who of ours names a time has answered, too.

    What was agreed upon is when the resident is at home, and the deadlines follow it; while nobody
    was sent it is all that the resident waits for. Who calls it off owes another time as soon as if
    none had been named.
    """
    if deed.actor_kind == "staff" and case.status == "registered":
        case = replace(steps.accepted(case, deed, moment), status="accepted")
    if deed.reason == OFF:
        promised = case.promised_at if case.status == "deferred" else None
        return replace(case, available_from=None, available_until=None, promised_at=promised)
    if deed.reason != AGREED or deed.available is None:
        return case
    again = steps.resumed(case, deed, moment) if case.status == "deferred" else case
    starts, ends = deed.available
    waits = again.status in {"accepted", "dispatched"}
    met = replace(
        again,
        available_from=starts,
        available_until=ends,
        promised_at=ends if waits else None,
    )
    due = clocks.finish_due(met, case.created_at, moment.settings)
    if rulebook(case, moment.settings).finish_due is None:
        due = max(due, case.finish_due_at or 0)
    return replace(met, finish_due_at=due)


def ask_again_at(starts: int, now: int, settings: Settings) -> int | None:
    """Return when a proposal that nobody answered is brought up once more, while there is time."""
    at = calendar.after_quiet(now + ANSWERED_WITHIN, settings)
    return at if at < starts else None
