"""Who may be in danger and did not answer, or does not know: the desk phones them, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.notice import URGENT
from flows.cases.rules import confidentiality
from flows.cases.rules.deeds import Moment
from flows.emergency.texts import doubt as words
from flows.places import place as places

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.store import Store


def claim_unanswered(store: Store, now: int, until: int, limit: int) -> list[str]:
    """Claim the questions that nobody answered in time."""
    return store.danger_questions.claim(now, until, limit)


def tell(
    store: Store, settings: Settings, person_id: str, now: int, *, silent: bool = True
) -> None:
    """Tell whoever is at the desk what was said, and whom to phone."""
    question, person = store.danger_questions.get(person_id), store.persons.get(person_id)
    if question is None or person is None or not store.danger_questions.end(person_id):
        return
    homes = store.residents.bound_homes(person_id) if person.consented_at else []
    who = person.name or confidentiality.A_RESIDENT
    phone = person.phone or ""
    if homes:
        who = f"{places.label(places.of_bound(homes[0]))}{homes[0].name}"
        phone = homes[0].phone
    text = words.unanswered(who + phone, question.words, silent=silent)
    moment = Moment(now, settings)
    for one in telling.clerks(store, moment, question.community):
        telling.tell_person(
            store,
            now,
            one.person_id or "",
            text,
            kind="doubt",
            community=question.community,
            weight=URGENT,
        )
