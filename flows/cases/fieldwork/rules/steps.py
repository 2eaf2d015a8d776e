"""What each act changes in a report (报事); when it is possible stands in `report_table`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.fieldwork.rules import clocks
from flows.cases.rules import deadlines
from flows.cases.rules.steps import NOBODY_HOME
from flows.settings.calendar import MINUTE

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case

_ON_THE_WAY = ("dispatched", "taken", "reopened")
UNTIL_HOME = "待业主"  # the reason to wait until the resident names a time, where the site has it
SUPERVISED_RETURNS = 2  # the second time it was not fixed, the supervisor holds it


def accepted(case: Case, deed: Deed, moment: Moment) -> Case:
    """Let the clerk who read it hold it (受理)."""
    return replace(working_again(case, moment), accepted_at=moment.now, holder_id=deed.actor_id)


def dispatched(case: Case, deed: Deed, moment: Moment) -> Case:
    """Give it to an engineer (派); what an earlier one did no longer counts."""
    return replace(
        working_again(case, moment),
        accepted_at=case.accepted_at or moment.now,
        dispatched_at=moment.now,
        taken_at=None,
        arrived_at=None,
        holder_id=deed.target_id,
        engineer_id=deed.target_id,
    )


def taken(case: Case, deed: Deed, moment: Moment) -> Case:
    """Note that the engineer will do it (接), perhaps by when."""
    return replace(
        working_again(case, moment),
        accepted_at=case.accepted_at or moment.now,
        dispatched_at=case.dispatched_at or moment.now,
        taken_at=moment.now,
        holder_id=deed.actor_id,
        engineer_id=deed.actor_id,
        promised_at=deed.until,
    )


def arrived(case: Case, deed: Deed, moment: Moment) -> Case:
    """Note that the engineer is at the door (到场); fill the steps they skipped."""
    return replace(
        working_again(case, moment),
        accepted_at=case.accepted_at or moment.now,
        dispatched_at=case.dispatched_at or moment.now,
        taken_at=case.taken_at or moment.now,
        arrived_at=moment.now,
        holder_id=case.engineer_id or deed.actor_id,
        engineer_id=case.engineer_id or deed.actor_id,
        promised_at=deed.until,
    )


def progressed(case: Case, deed: Deed, moment: Moment) -> Case:
    """Tell the resident how far it is (进展), and what is promised next."""
    if deed.reason == NOBODY_HOME and case.status in _ON_THE_WAY:
        return _in_vain(case, moment)
    return case if case.status == "deferred" else replace(case, promised_at=deed.until)


def _in_vain(case: Case, moment: Moment) -> Case:
    """Wait for another time where nobody was at home at the one agreed upon."""
    settings = moment.settings
    agreed = case.available_from is not None or case.available_until is not None
    if not agreed or UNTIL_HOME not in settings.defer.reasons:
        return case
    span = deadlines.clocks(case, settings).arrive * MINUTE
    waiting = replace(
        case,
        status="deferred",
        defer_reason=UNTIL_HOME,
        promised_at=deadlines.after(case, moment.now, span, settings),
        available_from=None,
        available_until=None,
    )
    return clocks.pause(waiting, moment.now, settings)


def deferred(case: Case, deed: Deed, moment: Moment) -> Case:
    """Put it off (暂缓): why, and until when the resident hears more (REP-7)."""
    waiting = replace(
        working_again(case, moment),
        promised_at=deed.until,
        defer_reason=deed.reason,
        defer_count=case.defer_count + 1,
    )
    return clocks.pause(waiting, moment.now, moment.settings)


def resumed(case: Case, _deed: Deed, moment: Moment) -> Case:
    """Go on with the work after a deferral."""
    again = working_again(case, moment)
    if again.engineer_id is None:
        return replace(again, status="accepted")
    return replace(again, status="taken", taken_at=case.taken_at or moment.now)


def working_again(case: Case, moment: Moment) -> Case:
    """End a deferral, if there is one, or the wait for the morning in which it is accepted."""
    if case.status == "registered":
        return replace(case, promised_at=None)
    if case.status != "deferred":
        return case
    clock = clocks.unpause(case, moment.now, moment.settings)
    return replace(clock, promised_at=None, defer_reason=None)


def handed_over(case: Case, deed: Deed, moment: Moment) -> Case:
    """Give it to somebody else (转); without an engineer only the clerk changes."""
    if case.engineer_id is None:
        return replace(case, holder_id=deed.target_id)
    return replace(dispatched(case, deed, moment), status="dispatched")


def sent_back(case: Case, deed: Deed, moment: Moment) -> Case:
    """Take it from the engineer (退回): the clerk named, or those on duty, dispatch it anew.

    What the resident was promised still counts: they hear nothing of this.
    """
    promised = case.promised_at
    return replace(
        working_again(case, moment),
        accepted_at=case.accepted_at or moment.now,
        taken_at=None,
        arrived_at=None,
        holder_id=deed.target_id,
        engineer_id=None,
        promised_at=promised if promised and promised > moment.now else None,
    )


def vacated(case: Case, _deed: Deed, moment: Moment) -> Case:
    """Give what somebody held who left back to the clerks; what was promised stays promised."""
    if case.status in ("registered", "finished"):
        return replace(case, holder_id=None, engineer_id=None)
    back = replace(working_again(case, moment), promised_at=case.promised_at)
    return replace(
        back, status="accepted", taken_at=None, arrived_at=None, holder_id=None, engineer_id=None
    )


def finished(case: Case, deed: Deed, moment: Moment) -> Case:
    """Note the result (完成), which goes to the resident (REP-8); fill the steps they skipped."""
    now = moment.now
    done = replace(
        working_again(case, moment),
        accepted_at=case.accepted_at or now,
        finished_at=now,
        result=deed.text,
        promised_at=None,
        holder_id=case.engineer_id or deed.actor_id,
    )
    if case.engineer_id is None:  # solved by phone: nobody was sent
        return done
    return replace(
        done,
        dispatched_at=case.dispatched_at or now,
        taken_at=case.taken_at or now,
        arrived_at=case.arrived_at or now,
    )


def described(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Say what was done, a moment after 完成 came without a word."""
    return replace(case, result=deed.text)


def reopened(case: Case, deed: Deed, moment: Moment) -> Case:
    """Give it back to the engineer (没修好), the second time to the named supervisor."""
    returns = case.return_count + 1
    holder = deed.target_id if returns >= SUPERVISED_RETURNS else case.engineer_id or case.holder_id
    back = replace(
        case,
        return_count=returns,
        holder_id=holder,
        arrived_at=None,
        finished_at=None,
        closed_at=None,
        closed_as=None,
        promised_at=None,
        rating=None,
        rating_text=None,
    )
    due = clocks.finish_due(back, moment.now, moment.settings)
    return replace(back, finish_due_at=due)


def confirmed(case: Case, _deed: Deed, moment: Moment) -> Case:
    """Close what the resident says is fixed."""
    return replace(case, closed_at=case.closed_at or moment.now, closed_as="confirmed")


def closed_by_staff(case: Case, deed: Deed, moment: Moment) -> Case:
    """Close it on our side (关单); unfinished work only with a reason."""
    closed = replace(working_again(case, moment), closed_at=moment.now, closed_as="by_staff")
    return replace(closed, result=case.result or deed.reason)


def closed_silently(case: Case, _deed: Deed, moment: Moment) -> Case:
    """Close what the resident never answered; not counted as satisfied."""
    return replace(case, closed_at=moment.now, closed_as="unconfirmed")


def withdrawn(case: Case, _deed: Deed, moment: Moment) -> Case:
    """End what the resident takes back (撤销)."""
    gone = replace(working_again(case, moment), closed_at=moment.now, closed_as="withdrawn")
    return replace(gone, promised_at=None)


def supplemented(case: Case, deed: Deed, moment: Moment) -> Case:
    """Add what the resident says (补充): a place, a phone, another time to be at home.

    A later visit moves the finish, too: nobody can be done before.
    """
    case = _found(case, deed)
    if deed.available is None:
        return case
    at_home = replace(case, available_from=deed.available[0], available_until=deed.available[1])
    if case.finish_due_at is None:
        return at_home
    due = clocks.finish_due(at_home, case.created_at, moment.settings)
    return replace(at_home, finish_due_at=max(case.finish_due_at, due))


def _found(case: Case, deed: Deed) -> Case:
    """Put right where it is and how to reach whoever reported it."""
    told = replace(case, reporter_phone=deed.phone or case.reporter_phone)
    where = deed.where
    if where is None:
        return told
    return replace(
        told,
        place=where.label,
        building=where.building,
        unit=where.unit,
        room=where.room,
        home_id=where.home_id,
    )


def rated(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Keep the one to five that the resident gives (评价)."""
    return replace(case, rating=deed.rating, rating_text=deed.text or None)


def linked(case: Case, deed: Deed, _moment: Moment) -> Case:
    """Remember the complaint that came of it; the work goes on as before."""
    return replace(case, from_case_id=deed.into.id if deed.into else None)


def reclassified(case: Case, deed: Deed, moment: Moment) -> Case:
    """Make it another kind of problem, or of another urgency; only a first clock starts anew."""
    urgency = deed.urgency or case.urgency
    waits = case.status != "registered" or urgency == "ordinary"  # what is urgent, for no morning
    changed = replace(
        case,
        category=deed.category or case.category,
        urgency=urgency,
        promised_at=case.promised_at if waits else None,
    )
    if case.defer_count or case.return_count:
        return changed
    due = clocks.finish_due(changed, case.created_at, moment.settings)
    return replace(changed, finish_due_at=due)
