"""What only a complaint waits for after the clock went back, bounded by what it shows now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules.rewinding import sooner
from flows.complaint.rules import clocks, severity, talks
from flows.complaint.settings import Complaints
from flows.settings.calendar import HOUR

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case


def rewound(before: Case, past: Case, moment: Moment) -> Case:
    """Bound the solution, the talk, the call and the look at the month."""
    now, settings = moment.now, moment.settings
    rules = settings.section(Complaints)
    month_at, _due = severity.month_due(past, now, settings)
    talk_due = now + talks.FAR + rules.talk_record_hours * HOUR
    bounded = replace(
        past,
        month_at=sooner(past.month_at, month_at or now + HOUR),
        talk_due_at=sooner(past.talk_due_at, talk_due),
    )
    if past.status == "carrying_out":
        return _carried_out(before, bounded, moment)
    solved = now + severity.level_of(past, settings).solve_hours * HOUR
    return replace(bounded, finish_due_at=sooner(past.finish_due_at, solved))


def _carried_out(before: Case, past: Case, moment: Moment) -> Case:
    """Bound measures whose time a clock gave; what a plan names for later was meant so."""
    since, due, settings = before.stage_at or moment.now, past.measures_due_at, moment.settings
    if due is None or due > clocks.carry_out_due(before, since, settings):
        return past
    due = min(due, clocks.carry_out_due(past, moment.now, settings))
    return replace(past, measures_due_at=due, finish_due_at=due)
