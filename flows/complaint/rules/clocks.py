"""Until when each stage of a complaint is due; ms UTC.

Acceptance, the whole solution, and the answer to an appeal are promised to the resident: they
run on the wall clock and never pause. The stages between run on the working calendar.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.complaint.rules import severity
from flows.complaint.settings import Complaints
from flows.settings import calendar
from flows.settings.calendar import DAY, HOUR, MINUTE

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from flows.settings.site import Settings
    from storage.records.case import Case

HANDLING = ("investigating", "reported", "assessed", "proposed", "carrying_out")
STAGES = {  # the status: the key of its clock in the level's settings, which is its due_for too
    "investigating": "investigate",
    "reported": "assess",
    "assessed": "propose",
    "proposed": "approve",
    "carrying_out": "carry_out",
}


def next_due(case: Case, _since: int, moment: Moment) -> tuple[int, str]:
    """Return the earliest of what the stage asks for, what was promised, and the solution."""
    dues = [_stage_due(case, moment)]
    if case.status in (*HANDLING, "appealed") and case.promised_at is not None:
        dues.append((case.promised_at, "promise"))
    if case.status in HANDLING and case.finish_due_at is not None:
        dues.append((case.finish_due_at, "solve"))
    if case.status in (*HANDLING, "appealed") and case.talk_due_at is not None:
        dues.append((case.talk_due_at, "talk"))
    return min(dues)


def _stage_due(case: Case, moment: Moment) -> tuple[int, str]:
    settings = moment.settings
    level, rules = severity.level_of(case, settings), settings.section(Complaints)
    since = case.stage_at or moment.now
    match case.status:
        case "registered":
            hard = settings.resident.accept_hours * HOUR
            return case.created_at + min(level.accept * MINUTE, hard), "accept"
        case "answered":
            return since + rules.confirm_days * DAY, "confirm"
        case "concluded":
            return _archive_due(case, since, settings), "archive"
        case "appealed":
            return since + rules.appeal.handle_hours * HOUR, "appeal"
        case "carrying_out" if case.measures_due_at is not None:
            return case.measures_due_at, "carry_out"
        case _:
            key = STAGES[case.status]
            span = getattr(level, key) * MINUTE
            return calendar.later(since, span, settings), key


def _archive_due(case: Case, since: int, settings: Settings) -> int:
    """Return until when it is archived: not before the days to appeal are over."""
    begins = since
    if case.closed_as != "confirmed" and case.appeal is None and case.appeal_until is not None:
        begins = max(since, case.appeal_until)
    return begins + settings.section(Complaints).archive_hours * HOUR


def begun(case: Case, moment: Moment) -> Case:
    """Add until when it is to be solved, and when it is looked whether a month has passed."""
    month_at, _due = severity.month_due(case, moment.now, moment.settings)
    return replace(case, finish_due_at=solve_due(case, moment.settings), month_at=month_at)


def solve_due(case: Case, settings: Settings) -> int:
    """Return until when the resident was promised a solution, counted from the complaint."""
    level = severity.level_of(case, settings)
    return case.created_at + level.solve_hours * HOUR


def carry_out_due(case: Case, since: int, settings: Settings) -> int:
    """Return until when measures are carried out when their plan names no time."""
    level = severity.level_of(case, settings)
    return calendar.later(since, level.carry_out * MINUTE, settings)
