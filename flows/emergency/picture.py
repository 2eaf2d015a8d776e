"""Who joined an emergency is kept in the picture, and staff hear what was added to it.

Told by the alarm's next look (flows/emergency/paging.py), from what stands in the rows: each step
once to everybody who joined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import opening, telling
from flows.cases.description import DESCRIPTION_LIMIT
from flows.cases.filing import Draft
from flows.cases.notice import RESULT
from flows.cases.telling import Telling
from flows.conversation.context import Context
from flows.emergency import added
from flows.emergency import place as emergency_place
from flows.emergency.texts import advice as advice_texts
from flows.emergency.texts import crowd as crowd_texts
from storage.followers import LEFT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.rules.deeds import Moment
    from storage.followers import Follower
    from storage.records.case import Case
    from storage.store import Store

STEPS = ("", "goes", "arrived", "over")
OVER = STEPS[-1]


def keep_up(store: Store, moment: Moment, case: Case) -> bool:
    """Tell who joined what happened since, and staff what was added; return if some of it waits."""
    joined = store.followers.of_case(case.id)
    if case.status == "withdrawn":
        _go_on_without_the_first(store, moment, case, joined)
        return False
    _tell_steps(store, moment, case, joined)
    return added.page(store, moment, case)


def _step(case: Case) -> str:
    if added.needs_nobody(case):
        return OVER
    if case.arrived_at is not None:
        return "arrived"
    return "goes" if case.taken_at is not None else ""


def _tell_steps(store: Store, moment: Moment, case: Case, joined: Sequence[Follower]) -> None:
    step = _step(case)
    engineer = store.staff.get(case.engineer_id) if case.engineer_id else None
    name = engineer.name if engineer else advice_texts.A_COLLEAGUE
    for one in joined:
        if one.told == LEFT:
            continue
        again = one.told == OVER != step
        if not again and STEPS.index(step) <= STEPS.index(one.told):
            continue
        told = crowd_texts.again if again else crowd_texts.step
        words = told(step, case, name, moment)
        _tell(store, moment, case, one.person_id, words)
        store.followers.told(one, step)


def _go_on_without_the_first(
    store: Store, moment: Moment, case: Case, joined: Sequence[Follower]
) -> None:
    """Open the emergency anew in the name of who reported next: theirs was not withdrawn."""
    joined = [one for one in joined if one.told != LEFT]  # those took theirs back, too
    first = joined[0] if joined else None
    person = store.persons.get(first.person_id) if first else None
    if first is None or person is None:
        return
    said = [one.text for one in store.paged_words.of_case(case.id) if one.person_id == person.id]
    draft = Draft(
        kind=case.kind,
        category=case.category,
        description="，".join(said)[:DESCRIPTION_LIMIT] or first.text,
        place=emergency_place.of_case(case),
        phone=first.phone,
        name=first.name,
        danger=case.danger,
        from_case_id=case.id,
    )
    anew = opening.create(store, Context(moment.now, moment.settings, person), draft)
    store.followers.remove(first)
    store.followers.move(case.id, anew.id)
    told = {one.person_id: crowd_texts.goes_on_as(anew.number) for one in joined}
    told[case.reporter_id] = crowd_texts.goes_on_without_you(case.number, len(joined))
    for person_id, words in told.items():
        _tell(store, moment, anew, person_id, words)


def _tell(store: Store, moment: Moment, case: Case, person_id: str, words: str) -> None:
    """Tell a neighbour; where only a card may go it shows nobody else's words or home."""
    card = {"what": crowd_texts.THEIRS, "place": case.community, "who": ""}
    message = Telling(person_id, words, "step", RESULT, to_resident=True, card=card)
    telling.tell(store, moment, case, message)
