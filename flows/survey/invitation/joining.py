"""Who is bound to an invited home while a survey runs is invited with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules.deeds import Moment
from flows.survey.audience import roster
from flows.survey.invitation import leaving, waiting
from flows.survey.invitation.course import invitation_for
from flows.survey.record import survey_of

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.store import Store


def joined(store: Store, context: Context, person_id: str, home_id: str) -> None:
    """Invite somebody who was bound to a home just now, where it is asked."""
    home = store.residents.home_by_id(home_id)
    bound = [one for one in store.residents.bound_homes(person_id) if one.home_id == home_id]
    for survey_id in store.invitees.surveys_of_home(home_id):
        case = store.cases.get(survey_id)
        if home is None or case is None or case.status != "running":
            continue
        survey = survey_of(case)
        known = {one.survey_id for one in store.invitees.of_person(person_id)}
        has_vote = survey.planned().per == "person" and survey_id in known
        if has_vote or not any(roster.is_asked(survey.sort, one) for one in bound):
            continue
        moment = Moment(context.now, context.settings)
        store.invitees.add(invitation_for(case, home, person_id, context.now, wave=1))
        mine = [o for o in store.invitees.of_home(case.id, home_id) if o.person_id == person_id]
        new = [one for one in mine if one.last_at is None]
        leaving.queue(store, moment, case, waiting.still_open(store, context.now, case, new))
