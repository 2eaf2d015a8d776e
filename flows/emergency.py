"""Danger: the right advice and numbers at once, and an urgent case with what is known.

Paging until somebody says 我去 belongs here, too, once it is built; today everybody on duty is
pushed once and the ladder climbs as for any urgent case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows import dialogue, opening, places
from flows.emergency_details import DETAILS, add_to
from flows.rules import deadlines
from flows.texts import emergency as texts

if TYPE_CHECKING:
    from flows.context import Context, Said
    from flows.engine import Answers
    from storage.records import Case
    from storage.store import Store

SAME_EVENT_MS = 30 * 60_000  # what is said again within it belongs to the same emergency
CATEGORIES = {
    "fire": "fire_safety",
    "gas": "gas_heating",
    "trapped": "lift",
    "shock": "electricity_lighting",
}


def divert(store: Store, context: Context, said: Said) -> str:
    """Answer danger: advice, numbers, and a case that everybody on duty hears of."""
    kind = said.meaning.danger or ""
    running = running_one(store, context, kind)
    dialogue.step_aside(store, context)
    if running is not None:
        add_to(store, context, running, said.text)
        return texts.added(running.number, kind, context.community)
    place = _place(context, said)
    phone = _phone(context, said)
    draft = opening.Draft(
        kind="report",
        category=CATEGORIES.get(kind, said.meaning.category or "other"),
        description=opening.description_of(said.text, said.meaning.phones) or said.text,
        place=place,
        phone=phone,
        name=context.homes[0].name if context.homes else context.person.name or texts.A_RESIDENT,
        danger=kind,
    )
    case = opening.create(store, context, draft)
    reply = texts.advice(kind, case, context.community)
    if place["text"] != texts.UNKNOWN_PLACE and phone:
        return reply
    known: Answers = {} if place["text"] == texts.UNKNOWN_PLACE else {"place": "known"}
    known |= {"phone": phone} if phone else {}
    asked = dialogue.start(store, context, DETAILS, None, subject=case.id, answers=known)
    return f"{reply}\n\n{asked}"


def running_one(store: Store, context: Context, kind: str | None = None) -> Case | None:
    """Return the emergency of the last half hour, of this kind if one is given, or None."""
    for case in store.cases.of_reporter(context.person.id, context.now - SAME_EVENT_MS):
        fresh = case.created_at >= context.now - SAME_EVENT_MS
        same = kind is None or case.danger == kind
        if case.danger and fresh and same and deadlines.is_open(case):
            return case
    return None


def tell_more(store: Store, context: Context, case: Case, text: str) -> str:
    """Pass what is said after an emergency on to those who are on their way."""
    add_to(store, context, case, text)
    return texts.told_more(case.number)


def _place(context: Context, said: Said) -> places.Place:
    spot = places.spot_of(said.meaning)
    if said.meaning.home is not None:
        found = places.completed(context.community, said.meaning.home)
        if found is not None:
            return found | {"text": spot}
    if spot and not places.is_inside(spot):
        building = context.homes[0].building if len(context.homes) == 1 else None
        return places.at_public(spot, building)
    if len(context.homes) == 1:
        return places.of_bound(context.homes[0], spot)
    return places.at_public(texts.UNKNOWN_PLACE)


def _phone(context: Context, said: Said) -> str:
    if said.meaning.phones:
        return said.meaning.phones[0]
    return context.homes[0].phone if context.homes else context.person.phone or ""
