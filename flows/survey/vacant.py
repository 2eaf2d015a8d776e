"""A role that nobody holds any longer is passed over, like one that nobody held at first (SUR-2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import watch, work
from flows.survey.holders import first_holder, of_report
from flows.survey.record import Approval, chain_text, survey_of

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from flows.survey.record import Survey
    from storage.records.case import Case
    from storage.store import Store


VACANT = "vacant"  # in the agenda


def noticed(store: Store, moment: Moment, happened: tuple[Case, Case], _deed: Deed) -> None:
    """Have the next one asked, where nobody is left who could say yes."""
    case = happened[1]
    if _waiting(store, moment, case)[0].turn != survey_of(case).turn:
        store.agenda.put(case.id, VACANT, moment.now, moment.now)


def pass_over(store: Store, moment: Moment, case: Case) -> Case:
    """Return the case, which waits for somebody who is there."""
    survey, holder = _waiting(store, moment, case)
    if survey.turn == survey_of(case).turn:
        return case
    store.agenda.drop(case.id, VACANT)
    deed = replace(watch.system_deed("pass_over"), own=survey, target_id=holder)
    return work.perform(store, watch.context_of(store, moment, case), case, deed)


def _waiting(store: Store, moment: Moment, case: Case) -> tuple[Survey, str | None]:
    survey = survey_of(case)
    if case.status == "reporting" and first_holder(store, case.community, survey) is None:
        return of_report(store, moment, case)
    if case.status != "approving":
        return survey, None
    staff = store.staff.active_in(case.community)
    held = {one.role for one in staff if one.id != survey.author_id}
    chain = [one for one in survey.approvals() if one.at is not None or one.role in held]
    if not chain:  # at least one yes beside the author's
        leading = moment.settings.escalation.above_the_desk()
        chain = [Approval(role) for role in leading if role in held][:1]
    if not chain:
        return survey, None
    turn = next((one.role for one in chain if one.at is None), None)
    waiting = replace(survey, chain=chain_text(chain), turn=turn)
    return waiting, first_holder(store, case.community, waiting)
