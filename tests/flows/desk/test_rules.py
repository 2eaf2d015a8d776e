"""The counts of 今日 and 超时."""

from __future__ import annotations

from dataclasses import replace

from flows.cases.rules.deeds import Moment
from flows.desk import counts as statistics
from flows.settings.calendar import DAY, HOUR
from tests.flows.sample import CLERK, MORNING, RESIDENT, SETTINGS, do, finished, report

NOW = MORNING + 2 * HOUR
YESTERDAY = MORNING - DAY


def test_today_counts_each_case_once_and_begins_at_local_midnight() -> None:
    old = replace(report(YESTERDAY), id="old")
    urgent = replace(report(urgency="urgent"), id="urgent")
    done = replace(finished(), id="done")
    closed = replace(do(finished(), "confirm", MORNING, RESIDENT), id="closed")
    waiting = do(
        do(report(), "accept", MORNING, CLERK),
        "defer",
        MORNING,
        CLERK,
        reason="待料",
        until=NOW + HOUR,
    )

    day = statistics.count_today([old, urgent, done, closed, waiting, old], Moment(NOW, SETTINGS))

    assert (day.new, day.finished, day.closed, day.open) == (4, 2, 1, 4)
    assert (day.urgent, day.unconfirmed) == (1, 1)
    assert [case.id for case in day.unassigned] == ["old", "urgent"]
    assert [case.id for case in day.overdue] == ["old", "urgent"]
    assert day.deferred == (waiting,)


def test_the_longest_overdue_comes_first_and_a_silent_resident_is_not_late() -> None:
    later = replace(report(MORNING + HOUR), id="later")
    earlier = replace(report(MORNING), id="earlier")
    silent = replace(finished(YESTERDAY), id="silent")

    found = statistics.overdue([later, silent, earlier], MORNING + 30 * DAY)
    assert [case.id for case in found] == ["earlier", "later"]


def test_an_empty_day_counts_nothing() -> None:
    day = statistics.count_today([], Moment(NOW, SETTINGS))

    assert (day.new, day.open, day.overdue) == (0, 0, ())
