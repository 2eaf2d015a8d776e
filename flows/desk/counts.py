"""The counts of 今日, from what the storage counted by status and urgency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.cases.rules.deadlines import AWAITS_RESIDENT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storage.records.case import Case
    from storage.standing import Tally

UNASSIGNED = ("registered", "accepted")  # nobody was sent yet


@dataclass(frozen=True, slots=True)
class Day:
    """How a community stands today; `latest` are the longest overdue."""

    new: int
    finished: int
    closed: int
    open: int
    urgent: int
    unassigned: int
    overdue: int
    deferred: int
    unconfirmed: int  # finished, and the resident has not answered yet
    latest: Sequence[Case]


def day_of(tally: Tally, latest: Sequence[Case]) -> Day:
    """Sum up a day."""

    def count(fits: Callable[[str, str], bool]) -> int:
        return sum(n for state, n in tally.open.items() if fits(*state))

    return Day(
        new=tally.new,
        finished=tally.finished,
        closed=tally.closed,
        open=sum(tally.open.values()),
        urgent=count(lambda _, urgency: urgency != "ordinary"),
        unassigned=count(lambda status, _: status in UNASSIGNED),
        overdue=tally.late,
        deferred=count(lambda status, _: status == "deferred"),
        unconfirmed=count(lambda status, _: status in AWAITS_RESIDENT),
        latest=latest,
    )
