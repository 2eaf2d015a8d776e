"""Where somebody stands in a survey in chat: in the draft, beside the answers that the page shares."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flows.cases.rules.deeds import Moment
from flows.conversation.engine import ASKED, State
from flows.conversation.questions import Keeps
from flows.places.place import home_label
from flows.survey.answering import sheet, urn
from flows.survey.record import survey_of
from flows.survey.texts import answering as answering_texts

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.records.survey import Invitation
    from storage.store import Store

INVITATION = "_invitation"  # among the answers: whose they are
_BYTES = 96  # of a question in it, its name twice: sealed, all places are of one length


def _case_of(store: Store, invitation_id: str) -> Case | None:
    invitation = store.invitees.get(invitation_id)
    return store.cases.get(invitation.survey_id) if invitation else None


def _both(store: Store, invitation_id: str) -> tuple[Case, Invitation] | None:
    invitation, case = store.invitees.get(invitation_id), _case_of(store, invitation_id)
    return (case, invitation) if case is not None and invitation is not None else None


def moment_of(context: Context) -> Moment:
    """Return the moment of a turn."""
    return Moment(context.now, context.settings)


def load(store: Store, context: Context, invitation_id: str) -> State:
    """Return what was answered so far, in chat or on the page, and where one stands in chat."""
    found = _both(store, invitation_id)
    if found is None:
        return State(answers={INVITATION: invitation_id})
    case, invitation = found
    given = urn.so_far(store, case, invitation, context.sealer)
    answers = sheet.parted(survey_of(case).planned(), given)
    draft = store.ballots.draft(invitation_id)
    sealed = draft.place if draft else None
    place = (
        json.loads(context.sealer.unseal(f"place {invitation_id}", sealed) or "{}")
        if sealed
        else {}
    )
    skipped = {name: None for name in place.get("skipped", ()) if name not in answers}
    known = {INVITATION: invitation_id, ASKED: place.get("asked", [])}
    return State(place.get("asking"), answers | skipped | known, place.get("missed", 0))


def _keep(store: Store, context: Context, invitation_id: str, state: State) -> None:
    """Keep it in the draft, unless the vote was given or it is over."""
    found = _both(store, invitation_id)
    if found is None or ended(store, context, invitation_id):
        return
    case, invitation = found
    plan = survey_of(case).planned()
    given = sheet.gathered(plan, state.answers)
    urn.keep(store, moment_of(context), case, invitation, given, context.sealer)
    place = {
        "asking": state.asking,
        "asked": state.answers.get(ASKED, []),
        "skipped": [
            n for n, value in state.answers.items() if n[:2] == sheet.MARK and value is None
        ],
        "missed": state.misunderstood,
    }
    rows = sum(len(sheet.items(one)) for one in plan.questions)
    sealed = context.sealer.seal(f"place {invitation_id}", json.dumps(place), _BYTES * (rows + 2))
    store.ballots.keep_place(invitation.id, sealed)


def ended(store: Store, context: Context, invitation_id: str) -> str:
    """Say why nobody can go on: they moved out, it was given meanwhile, or is over; else empty."""
    found = _both(store, invitation_id)
    if found is None:
        return answering_texts.NONE_OPEN
    case, invitation = found
    plan = survey_of(case).planned()
    if not urn.is_theirs(store, invitation):
        return answering_texts.NOT_BOUND
    if urn.is_answered(store, case, invitation):
        return answering_texts.given_already(plan, home_of(invitation))
    if not urn.takes_answers(store, moment_of(context), case, invitation):
        return answering_texts.too_late(plan)
    return ""


def home_of(invitation: Invitation) -> str:
    """Return the home as people say it."""
    return home_label(invitation.building, invitation.unit, invitation.room)


def open_for(store: Store, context: Context) -> list[tuple[Case, Invitation]]:
    """Return the surveys that wait for an answer of this person: what closes first, what was begun.

    Then by the doors of their homes.
    """
    found, own = [], {home.home_id for home in context.homes}
    for one in store.invitees.of_person(context.person.id):
        case = store.cases.get(one.survey_id) if one.home_id in own else None
        if case is not None and not ended(store, context, one.id):
            begun = store.ballots.draft(one.id) is not None
            door = (one.building, one.unit, one.room)
            found.append(((survey_of(case).closes_at, case.number, not begun, door), case, one))
    return [(case, one) for _, case, one in sorted(found, key=lambda each: each[0])]


KEEPS = Keeps(_case_of, load, _keep, ended)
