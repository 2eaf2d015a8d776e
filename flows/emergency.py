"""Danger: the right advice and numbers at once, and an urgent case with what is known.

Paging until somebody says 我去 belongs here, too, once it is built; today everybody on duty is
pushed once and the ladder climbs as for any urgent case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows import dialogue, emergency_place, opening
from flows.emergency_answers import ask, still_asked
from flows.emergency_details import add_to
from flows.rules import deadlines
from flows.texts import emergency as texts

if TYPE_CHECKING:
    from flows.context import Context, Said
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
        reply = texts.added(running.number, kind, context.community)
        return reply + still_asked(store, context, running.id)
    place = emergency_place.find(context, said.meaning)
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
    return reply + ask(store, context, case, said.meaning)


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


def _phone(context: Context, said: Said) -> str:
    if said.meaning.phones:
        return said.meaning.phones[0]
    return context.homes[0].phone if context.homes else context.person.phone or ""
