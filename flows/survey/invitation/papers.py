"""The code of each home, for paper: a link that is the home's, whoever is bound to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.survey.audience import reached
from flows.survey.invitation.course import invitation_for
from flows.survey.record import survey_of
from storage.records.people import Home

if TYPE_CHECKING:
    from storage.records.case import Case
    from storage.records.survey import Invitation
    from storage.store import Store


def of_homes(store: Store, case: Case, now: int) -> list[Invitation]:
    """Return the invitation of each home itself, door by door; those that lack one are made.

    Where each person has a vote, only of homes that nobody is bound to: there it is the one vote.
    """
    known = reached.all_of(store, case)
    if survey_of(case).planned().per == "home":
        has_one = {one.home_id for one in known if one.person_id is None}
        for one in {one.home_id: one for one in known}.values():
            if one.home_id not in has_one:
                home = Home(one.home_id, case.community, one.building, one.unit, one.room)
                store.invitees.add(invitation_for(case, home, None, now, wave=1))
        known = reached.all_of(store, case)
    return sorted((one for one in known if one.person_id is None), key=reached.door)
