"""Who took part hears that they can read what came of it: never as a template message (SUR-12).

In portions, so that nobody else waits for the database meanwhile; how far it got stands with the
bulletin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.notice import LATER
from flows.survey.answering import urn
from flows.survey.record import Survey
from storage.outbox import NOTICE, NewPush
from storage.records.bulletin import TELL

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from storage.records.case import Case
    from storage.records.survey import Invitation
    from storage.store import Store

PORTION = 200


def tell(store: Store, moment: Moment, case: Case) -> None:
    """Tell the next of those who answered, every bound adult of a home that did."""
    bulletin = store.bulletins.of_case(case.id)
    if bulletin is None or not isinstance(case.own, Survey):
        return
    invitations = store.invitees.of_survey(case.id, bulletin.told_to, PORTION)
    for one in invitations:
        if _is_concerned(store, case, one):
            push = NewPush(
                one.person_id or "", NOTICE, bulletin.news, LATER, community=case.community
            )
            store.outbox.add(push, moment.now, moment.now)
    if invitations:
        store.bulletins.told(bulletin, invitations[-1].id)
        store.agenda.put(case.id, TELL, moment.now, moment.now)


def _is_concerned(store: Store, case: Case, invitation: Invitation) -> bool:
    """Tell whether somebody still lives in a home that answered, and is told here first."""
    person_id = invitation.person_id
    if person_id is None or not urn.is_answered(store, case, invitation):
        return False
    homes = {home.home_id for home in store.residents.bound_homes(person_id)}
    theirs = [
        one
        for one in store.invitees.of_person(person_id)
        if one.survey_id == case.id and one.home_id in homes and urn.is_answered(store, case, one)
    ]
    return bool(theirs) and min(one.id for one in theirs) == invitation.id
