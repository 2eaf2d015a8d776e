"""Until when each step of a suggestion is due; ms UTC, wall clock: the resident was told so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.settings import calendar
from flows.settings.calendar import DAY, HOUR
from flows.suggestion.settings import Suggestions

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case


def next_due(case: Case, _since: int, moment: Moment) -> tuple[int, str]:
    """Return what the status asks for, and what was promised where that comes first."""
    since = case.stage_at or moment.now
    rules = moment.settings.section(Suggestions)
    match case.status:
        case "registered":
            due = case.created_at + rules.open_hours * HOUR, "open"
        case "opened":
            due = since + rules.answer_hours * HOUR, "answer"
        case "answered":
            return since + rules.confirm_days * DAY, "confirm"
        case _:  # adopted
            return case.promised_at or since + rules.adopt_days * DAY, "promise"
    return min(due, (case.promised_at, "promise")) if case.promised_at else due


def adopted_until(moment: Moment) -> int:
    """Return until when the resident hears of what was adopted without naming a time."""
    settings = moment.settings
    at = moment.now + settings.section(Suggestions).adopt_days * DAY
    return calendar.before_quiet(at, moment.now, settings)
