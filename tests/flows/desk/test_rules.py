"""The counts of 今日."""

from __future__ import annotations

from flows.desk.counts import day_of
from storage.standing import Tally

OPEN = {
    ("registered", "ordinary"): 3,
    ("accepted", "urgent"): 2,
    ("taken", "emergency"): 1,
    ("deferred", "ordinary"): 4,
    ("finished", "ordinary"): 5,
    ("answered", "ordinary"): 6,
}


def test_a_day_is_summed_up_from_statuses_and_urgencies() -> None:
    day = day_of(Tally(new=7, finished=8, closed=9, late=10, open=OPEN), [])

    assert (day.new, day.finished, day.closed, day.overdue) == (7, 8, 9, 10)
    assert (day.open, day.urgent, day.unassigned) == (21, 3, 5)
    assert (day.deferred, day.unconfirmed) == (4, 11)


def test_an_empty_day_counts_nothing() -> None:
    day = day_of(Tally(0, 0, 0, 0, {}), [])

    assert (day.new, day.open, day.overdue, day.latest) == (0, 0, 0, [])
