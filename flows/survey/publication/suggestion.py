"""A free text that wants a reply leaves the answer and becomes a suggestion (SUR-12).

With a name it is one at once, and its author is told what becomes of it. Without a name it is sealed
until the survey closes: a suggestion opened while somebody answers would tell whose it is (SUR-13).
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from flows.cases import night, opening
from flows.cases.filing import Draft
from flows.cases.kind import kind_for, kind_of
from flows.conversation.context import Context
from flows.places.place import at_home, at_public, of_bound
from flows.survey.publication import texts as publication_texts

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from flows.conversation.context import Sealer
    from storage.records.case import Case
    from storage.records.survey import Invitation
    from storage.store import Store

SUGGESTS = "suggestion"  # the intent whose kind of case it becomes
LONGEST = 500
OFFICE = "物业服务中心"
_DICE = random.SystemRandom()


def wish(  # noqa: PLR0913, PLR0917 - whose words, and what seals them
    store: Store,
    moment: Moment,
    survey: Case,
    invitation: Invitation,
    text: str,
    sealer: Sealer,
    *,
    anonymous: bool,
) -> str:
    """Take a text that wants a reply out of an answer; return what its author reads."""
    words = text.strip()[:LONGEST]
    if anonymous:
        store.wishes.add(survey.id, sealer.seal(_purpose(survey), words))
        return publication_texts.WISH_KEPT
    person = store.persons.get(invitation.person_id) if invitation.person_id else None
    if person is None:  # entered from paper: the office answers at the door
        case = _opened(store, moment, survey, words, invitation)
        return publication_texts.suggested_on_paper(case.number)
    homes = tuple(
        one for one in store.residents.bound_homes(person.id) if one.home_id == invitation.home_id
    )
    context = Context(moment.now, moment.settings, person, homes)
    place = of_bound(homes[0]) if homes else at_public("")
    name, phone = (homes[0].name, homes[0].phone) if homes else (person.name, person.phone)
    draft = _draft(moment, survey, words) | {"place": place, "name": name, "phone": phone}
    case = opening.create(store, context, Draft(**draft))
    told = kind_of(case, moment.settings).told
    return told.opened(case, context, night.nobody_until(store, context, case))


def open_kept(store: Store, moment: Moment, survey_id: str, sealer: Sealer) -> int:
    """Open what was kept sealed of a closed survey, in an order that tells nothing."""
    survey = store.cases.get(survey_id)
    if survey is None:
        return 0
    kept, opened = store.wishes.of_survey(survey_id), 0
    for wish_id, sealed in _DICE.sample(kept, len(kept)):
        words = sealer.unseal(_purpose(survey), sealed)
        if words is None:  # sealed with another secret: removed with the answers
            continue
        store.wishes.drop(wish_id)
        _opened(store, moment, survey, words)
        opened += 1
    return opened


def _opened(
    store: Store, moment: Moment, survey: Case, words: str, invitation: Invitation | None = None
) -> Case:
    """Open a suggestion in the name of the office."""
    office = store.persons.office(survey.community, OFFICE, moment.now)
    place = at_public("")
    if invitation is not None:
        place = at_home(invitation.building, invitation.unit, invitation.room)
    draft = _draft(moment, survey, words) | {"place": place, "name": OFFICE, "phone": ""}
    return opening.create(store, Context(moment.now, moment.settings, office), Draft(**draft))


def _draft(moment: Moment, survey: Case, words: str) -> dict[str, Any]:
    return {
        "kind": kind_for(SUGGESTS, moment.settings) or "",
        "category": "other",
        "description": words,
        "source": "survey",
        "from_case_id": survey.id,
    }


def _purpose(survey: Case) -> str:
    return f"wish {survey.id}"
