"""Turn a case into one of another kind (转投诉, 转报事; COM-2, BOX-2): a number of its own, linked.

One door for commands and taps. A suggestion or a complaint ends under its old number; what is
being repaired or helped goes on, and only a complaint is made of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.cases import opening
from flows.cases import work as case_work
from flows.cases.kind import kind_named, kind_of
from flows.cases.rules import lifecycle
from flows.cases.rules.deeds import Deed, Moment
from flows.cases.texts import turned as turned_texts
from flows.places import place as places
from flows.settings.calendar import local
from nlp.understanding import understand_briefly

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.store import Store

UNHAPPY_AT_MOST = 2  # of five: whoever was rated so is complained about


@dataclass(frozen=True, slots=True)
class Turned:
    """What came of it: the old case and the other one; `again` when it had been turned before."""

    before: Case
    into: Case
    again: bool = False


def linked(store: Store, case: Case, kind: str) -> Case | None:
    """Return the case of this kind that another one was turned into, or came from."""
    other = store.cases.get(case.from_case_id) if case.from_case_id else None
    return other if other is not None and other.kind == kind else None


def turn(store: Store, context: Context, case: Case, kind: str, deed: Deed) -> Turned:
    """Turn it into a case of this kind; what was turned before stays as it is.

    `deed` is who does so, with the words they add. Raises NotPossible when it is decided already.
    """
    known = linked(store, case, kind)
    if known is not None:
        return Turned(case, known, again=True)
    settings = context.settings
    goes_on = kind_of(case, settings).sends_somebody  # not over because somebody complains of it
    act = replace(deed, action="link" if goes_on else "turn", text="", into=case)
    lifecycle.move(case, act, Moment(context.now, context.settings))  # refuses before anything is
    words = turned_texts.description(case, deed.text, unhappy=_is_unhappy(case))
    goes_there = kind_named(kind, settings).sends_somebody
    kept = _with_place(context, case, words) if goes_there else case
    other = opening.create_from(store, context, kept, kind, words, _rated_badly(case))
    if goes_on:
        store.evidence.copy(case.id, other.id, context.now)
    else:
        store.evidence.move(case.id, other.id)
    # what a worker may read of the old case says nothing of a complaint
    note = "" if goes_on else turned_texts.became(other, settings)
    done = replace(act, text=note, into=other, hides=tuple(other.hidden_from.split()))
    return Turned(case_work.perform(store, context, case, done), other)


def _with_place(context: Context, case: Case, words: str) -> Case:
    """Add the place that the words name: somebody is sent there now."""
    if case.place:
        return case
    meaning = understand_briefly(words, local(context.now, context.settings).replace(tzinfo=None))
    building = meaning.home.building if meaning.home else None
    place = places.at_public(places.spot_of(meaning), building)
    return replace(case, place=places.label(place), building=building)


def _is_unhappy(case: Case) -> bool:
    return case.rating is not None and case.rating <= UNHAPPY_AT_MOST


def _rated_badly(case: Case) -> tuple[str, ...]:
    """Return the engineer whom the resident rated badly: they are who it is about."""
    return (case.engineer_id,) if case.engineer_id and _is_unhappy(case) else ()
