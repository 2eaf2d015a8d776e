"""Counts for 今日 and 超时 from cases already loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.cases.rules.deadlines import AWAITS_RESIDENT, is_open, is_overdue, waits_for_us
from flows.settings.calendar import local, on_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case


@dataclass(frozen=True, slots=True)
class Day:
    """How a community stands today; the lists have the most pressing first."""

    new: int
    finished: int
    closed: int
    open: int
    urgent: int
    unassigned: tuple[Case, ...]
    overdue: tuple[Case, ...]
    deferred: tuple[Case, ...]
    unconfirmed: int  # finished, and the resident has not answered yet


def overdue(cases: Iterable[Case], now: int) -> tuple[Case, ...]:
    """Return the cases whose deadline has passed, the longest overdue first."""
    late = (case for case in cases if waits_for_us(case) and is_overdue(case, now))
    return tuple(sorted(late, key=lambda case: (case.due_at or 0, case.id)))


def unassigned(cases: Iterable[Case]) -> tuple[Case, ...]:
    """Return the open cases that nobody was sent to, the most pressing first."""
    waiting = (c for c in cases if c.status in ("registered", "accepted"))
    return tuple(sorted(waiting, key=lambda case: (case.due_at or 0, case.id)))


def count_today(cases: Iterable[Case], moment: Moment) -> Day:
    """Count what happened since local midnight and what is open now.

    `cases` are the open ones and those of today; one that is in both lists counts once.
    """
    midnight = on_day(local(moment.now, moment.settings).date(), "00:00", moment.settings)
    known = list({case.id: case for case in cases}.values())
    still = [case for case in known if is_open(case)]
    return Day(
        new=sum(case.created_at >= midnight for case in known),
        finished=sum((case.finished_at or 0) >= midnight for case in known),
        closed=sum(not is_open(c) and (c.closed_at or 0) >= midnight for c in known),
        open=len(still),
        urgent=sum(case.urgency != "ordinary" for case in still),
        unassigned=unassigned(still),
        overdue=overdue(known, moment.now),
        deferred=tuple(case for case in still if case.status == "deferred"),
        unconfirmed=sum(case.status in AWAITS_RESIDENT for case in still),
    )
