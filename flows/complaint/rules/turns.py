"""What the resident's word, their silence, a talk or a month makes of a complaint (投诉).

When each is possible stands in `complaint_table`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.complaint.rules import clocks, severity
from flows.complaint.settings import Complaints
from flows.settings.calendar import HOUR

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case

TALK_AT_RETURN = 2  # the second time the result is not right, a talk is arranged (COM-12)


def confirmed(case: Case, _deed: Deed, _moment: Moment) -> Case:
    """Conclude what the resident says is settled."""
    return replace(case, closed_as="confirmed", month_at=None)


def concluded_silently(case: Case, _deed: Deed, _moment: Moment) -> Case:
    """Conclude what the resident never answered; not counted as satisfied, so somebody calls."""
    return replace(case, closed_as="unconfirmed", month_at=None)


def improved(case: Case, _deed: Deed, moment: Moment) -> Case:
    """Carry on until it is right (COM-11); from the second time on a talk is owed (COM-12)."""
    due = clocks.carry_out_due(case, moment.now, moment.settings)
    returns = case.return_count + 1
    talk_due = case.talk_due_at
    if returns >= TALK_AT_RETURN:
        rules = moment.settings.section(Complaints)
        talk_due = moment.now + rules.talk_hours * HOUR
        due = max(due, talk_due + rules.talk_record_hours * HOUR)  # what is done follows from it
    return replace(
        case,
        return_count=returns,
        talk_due_at=talk_due,
        month_at=severity.month_again(case, moment.now, moment.settings),
        result=None,
        finished_at=None,
        closed_as=None,
        measures_due_at=due,
        finish_due_at=due,
        rating=None,
        rating_text=None,
    )


def appealed(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Put it before a higher role that took no part (申诉, COM-12); a talk is theirs to propose."""
    return replace(
        case,
        appeal="open",
        holder_id=deed.target_id,
        promised_at=None,
        talk_due_at=None,
    )


def withdrawn(case: Case, _deed: Deed, moment: Moment) -> Case:
    """End what the resident takes back (撤销)."""
    return replace(
        case,
        closed_at=moment.now,
        closed_as="withdrawn",
        promised_at=None,
        month_at=None,
        talk_due_at=None,
    )


def talked(case: Case, deed: Deed, moment: Moment) -> Case:
    """Follow a talk (约谈): until when it has to be arranged, held or written down.

    `deed.reason` is what happened to it; what concerns the accused alone moves nothing.
    """
    rules = moment.settings.section(Complaints)
    arrange, write = rules.talk_hours * HOUR, rules.talk_record_hours * HOUR
    due = case.talk_due_at
    if deed.reason == "offered" and deed.times:
        due = max(deed.times) + write
    elif deed.reason == "agreed" and deed.until is not None:
        due = deed.until + write
    elif deed.reason in ("declined", "wished", "missed"):
        due = moment.now + arrange
    elif deed.reason == "cancelled":
        owed = case.return_count >= TALK_AT_RETURN and deed.actor_kind == "staff"
        due = moment.now + arrange if owed else None
    elif deed.reason == "recorded":
        due = None
    return replace(case, talk_due_at=due)


def month_passed(case: Case, deed: Deed, moment: Moment) -> Case:
    """Make it major: one month without reasonable resolution (COM-4 c).

    Whoever takes it over at that level begins with that level's clocks.
    """
    holder = deed.target_id or case.holder_id
    changed = replace(case, severity="major", month_at=None, holder_id=holder)
    if case.severity == "major" or case.status == "appealed":
        return changed  # nobody gains time by being late, and an appeal keeps its own deadline
    changed = replace(changed, promised_at=None)
    solved = moment.now + severity.level_of(changed, moment.settings).solve_hours * HOUR
    changed = replace(changed, stage_at=moment.now, finish_due_at=solved)
    if case.status != "carrying_out":
        return changed
    due = clocks.carry_out_due(changed, moment.now, moment.settings)
    return replace(changed, measures_due_at=due, finish_due_at=due)
