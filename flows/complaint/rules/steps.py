"""What each act changes in a complaint (投诉); when it is possible stands in `complaint_table`.

`deed.target_id` is who holds it next, chosen before by `complaint_people`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import conflict
from flows.complaint.rules import clocks, severity
from flows.complaint.settings import Complaints
from flows.settings.calendar import DAY

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case


def accepted(case: Case, deed: Deed, moment: Moment) -> Case:
    """Let the level's handler investigate from now on (受理, COM-2, COM-6)."""
    return replace(case, accepted_at=moment.now, holder_id=deed.target_id)


def graded(case: Case, deed: Deed, moment: Moment) -> Case:
    """Set how serious it is (定级): other clocks, and the level's own handler."""
    changed = replace(case, severity=deed.severity)
    if case.decided_at is None:
        changed = replace(changed, finish_due_at=clocks.solve_due(changed, moment.settings))
    moves = case.status != "registered" and deed.target_id is not None
    return replace(changed, holder_id=deed.target_id) if moves else changed


def planned(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Name who investigates (调查计划, COM-6); `deed.reason` holds the ids of colleagues named."""
    return replace(case, investigators=deed.reason or "")


def investigated(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Take the report (调查); a second one adds to it, whatever stage it has reached.

    What a named colleague found adds to it as well: who handles it says when it is complete.
    """
    helps = deed.actor_id in case.investigators.split() and deed.actor_id != case.holder_id
    if case.status == "investigating" and not helps:
        return replace(case, status="reported", promised_at=None)
    return case


def assessed(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Judge it (COM-7): founded and unfounded go on, what is unclear is investigated further."""
    status = "investigating" if deed.finding == "unclear" else "assessed"
    return replace(case, status=status, finding=deed.finding)


def proposed(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Put the plan before who decides (方案); their turn begins."""
    return replace(
        case,
        measures=deed.text,
        measures_due_at=deed.until,
        proposed_by=deed.actor_id,
        holder_id=deed.target_id,
    )


def approved(case: Case, deed: Deed, moment: Moment) -> Case:
    """Decide it (审批 同意): measures are carried out; what is unfounded is explained (COM-8)."""
    if case.status == "appealed":
        return _upheld(case, deed, moment)
    decided = _decided(case, deed, moment)
    if case.finding == "unfounded":
        return replace(decided, status="answered", result=case.measures, finished_at=moment.now)
    due = case.measures_due_at or clocks.carry_out_due(case, moment.now, moment.settings)
    return replace(decided, status="carrying_out", measures_due_at=due, finish_due_at=due)


def _decided(case: Case, deed: Deed, moment: Moment) -> Case:
    days = moment.settings.section(Complaints).appeal.days
    return replace(
        case,
        decided_by=deed.actor_id,
        decided_at=moment.now,
        appeal_until=moment.now + days * DAY,
        holder_id=deed.target_id or case.proposed_by,  # who proposed may be accused by now
    )


def _upheld(case: Case, deed: Deed, moment: Moment) -> Case:
    """Uphold the appeal: other measures, carried out by who handled it; this one is final."""
    due = deed.until or clocks.carry_out_due(case, moment.now, moment.settings)
    return replace(
        case,
        status="carrying_out",
        appeal="granted",
        finding="founded",
        measures=deed.text,
        measures_due_at=due,
        finish_due_at=due,
        decided_by=deed.actor_id,
        decided_at=moment.now,
        holder_id=deed.target_id or case.proposed_by,
        result=None,
        finished_at=None,
        closed_as=None,
        closed_at=None,
        month_at=severity.month_again(case, moment.now, moment.settings),
    )


def rejected(case: Case, deed: Deed, moment: Moment) -> Case:
    """Send the plan back (审批 驳回); of an appeal it is the end of the internal procedure.

    Measures that an appeal interrupted are carried out to their end.
    """
    holder = deed.target_id or case.proposed_by
    if case.status != "appealed":
        return replace(case, status="assessed", holder_id=holder)
    final = replace(
        case,
        appeal="rejected",
        decided_by=deed.actor_id,
        decided_at=moment.now,
        holder_id=holder,
    )
    if case.finished_at is None:
        fresh = clocks.carry_out_due(case, moment.now, moment.settings)
        due = max(case.measures_due_at or 0, fresh)
        return replace(final, status="carrying_out", measures_due_at=due, finish_due_at=due)
    closed_as = case.closed_as or "unconfirmed"
    return replace(final, status="concluded", closed_as=closed_as, month_at=None)


def asked_again(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Ask for more investigation before deciding (审批 补充)."""
    return replace(case, holder_id=deed.target_id or case.proposed_by)


def assigned(case: Case, deed: Deed, moment: Moment) -> Case:
    """Let a department assist or carry out (派); who handles it keeps holding it (COM-10)."""
    return replace(case, engineer_id=deed.target_id, dispatched_at=moment.now, taken_at=None)


def taken(case: Case, deed: Deed, moment: Moment) -> Case:
    """Note that who was asked to carry it out has begun (接)."""
    return replace(case, engineer_id=deed.actor_id, taken_at=moment.now)


def handed_over(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Let somebody else handle it (转)."""
    return replace(case, holder_id=deed.target_id)


def progressed(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Report progress (进展), with what is promised next."""
    return replace(case, promised_at=deed.until)


def carried_out(case: Case, deed: Deed, moment: Moment) -> Case:
    """Note what was done (完成); the resident is asked whether it is right now (COM-11)."""
    return replace(case, result=deed.text, finished_at=moment.now, promised_at=None)


def archived(case: Case, _deed: Deed, moment: Moment) -> Case:
    """Seal it (归档, COM-13)."""
    return replace(case, closed_at=moment.now, month_at=None, talk_due_at=None)


def passed_on(case: Case, deed: Deed, moment: Moment) -> Case:
    """End what is not ours, a mere question, or another kind of case (COM-2), with words."""
    return replace(
        case,
        closed_at=moment.now,
        closed_as=deed.reason,
        result=deed.text,
        accepted_at=case.accepted_at or moment.now,
        month_at=None,
    )


def turned(case: Case, deed: Deed, moment: Moment) -> Case:
    """End what is a report in truth: it goes on under the number of that (COM-2)."""
    return replace(
        case,
        closed_at=moment.now,
        closed_as="turned",
        result=deed.text,
        from_case_id=deed.into.id if deed.into else None,
        accepted_at=case.accepted_at or moment.now,
        promised_at=None,
        month_at=None,
    )


def accused(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Hide it from who is accused; had they anything to do with it, somebody else has it now.

    `deed.hides` are the marks of who is accused, `deed.department` whom the figures name.
    """
    marks = deed.hides
    hidden = replace(
        case,
        hidden_from=conflict.hidden_also(case, marks),
        department=case.department or deed.department,
    )
    if deed.loses_holder:
        hidden = replace(hidden, holder_id=deed.target_id)
    return replace(hidden, engineer_id=None) if deed.loses_engineer else hidden


def vacated(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Give what somebody held who left to the next one; before acceptance to the clerks."""
    holder = None if case.status == "registered" else deed.target_id
    return replace(case, holder_id=holder, engineer_id=None)


def consented(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Record how far the complainant agrees to be named: relay, named, meeting."""
    return replace(case, consent=deed.reason)


def sealed(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Keep the complainant's name and home from everybody without the right (COM-3)."""
    return replace(case, confidential=int(deed.reason != "open"))


def reclassified(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Make it another kind of problem (改类)."""
    return replace(
        case, category=deed.category or case.category, urgency=deed.urgency or case.urgency
    )


def rated(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Keep the one to five that the resident gives; who handles it stays (评价)."""
    return replace(case, rating=deed.rating, rating_text=deed.text or None)
