"""Danger: the right advice and numbers at once, and an urgent case with what is known.

Another kind of danger is another case, with its own advice; the same kind, or a cry that does not
say what happened, is added to the one that goes on. Who is called until somebody goes is in
flows/emergency/paging.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import kept_matter as later
from flows.cases import opening
from flows.cases.description import description_of
from flows.cases.filing import Draft
from flows.cases.kind import REPORTS, kind_for
from flows.cases.rules import confidentiality
from flows.conversation import dialogue, dialogue_texts
from flows.conversation.flows import recap_of
from flows.emergency import crowd
from flows.emergency import place as emergency_place
from flows.emergency import running as emergency_running
from flows.emergency.answers import ask
from flows.emergency.details import DETAILS
from flows.emergency.texts import advice as advice_texts
from flows.emergency.texts import crowd as crowd_texts
from flows.emergency.texts import first_aid
from nlp.acts import wants
from nlp.cries import is_cry
from nlp.danger import CRY
from nlp.spelling import plain

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.places import place as places
    from storage.records.case import Case
    from storage.store import Store

COMPLAINS_OF = "complaint"  # the intent of who is dissatisfied with it, too
CATEGORIES = {
    "fire": "fire_safety",
    "gas": "gas_heating",
    "trapped": "lift",
    "shock": "electricity_lighting",
    "life_support": "electricity_lighting",
}


def answer(store: Store, context: Context, said: Said) -> str:
    """Answer danger; what was being asked waits, and they hear how to go on with it."""
    asked = dialogue.front_of(store, context)
    reply = divert(store, context, said)
    complains = _keep_complaint(store, context, said)
    if complains or asked is None or asked.flow == DETAILS.name:
        return reply + complains
    return reply + dialogue_texts.kept_aside(recap_of(asked.flow, asked.answers, context))


def _keep_complaint(store: Store, context: Context, said: Said) -> str:
    """Keep the complaint that somebody makes of the danger they tell of; help comes first."""
    if wants.COMPLAINS not in said.text:
        return ""
    kind = kind_for(COMPLAINS_OF, context.settings)
    if kind is None:
        return ""
    later.keep_as(store, context, said, kind)
    return dialogue_texts.complaint_kept()


def divert(store: Store, context: Context, said: Said) -> str:
    """Answer danger: advice, numbers, and a case that everybody on duty hears of."""
    kind = said.meaning.danger or ""
    running = emergency_running.same_event(store, context, said)
    dialogue.step_aside(store, context)
    if running is not None:
        unclear = kind == CRY or is_cry(plain(said.text))
        advised = running.danger if unclear else kind
        return emergency_running.add(store, context, running, said, advised)
    place = emergency_place.find(context, said.meaning)
    others = crowd.same(store, context, said.meaning, place)
    if others is not None:
        return crowd.join(store, context, others, said, (_name(context), _phone(context, said)))
    case = _open(store, context, said, place)
    reply = advice_texts.advice(kind, case, context.community)
    if kind == CRY:  # 救命啊水管爆了
        first = first_aid.first(case.category, case.description, urgent=True)
        reply = f"{first}\n{reply}" if first else reply
    perhaps = crowd.perhaps_same(store, context, case)
    asked = crowd_texts.ask_same(perhaps) if perhaps is not None else ""
    return reply + asked + ask(store, context, case, said.meaning)


def _open(store: Store, context: Context, said: Said, place: places.Place) -> Case:
    kind = said.meaning.danger or ""
    category = CATEGORIES.get(kind, said.meaning.category or "other")
    if category == "lift" and first_aid.is_shut_in(said.text):
        category = "doors_windows_walls"
    draft = Draft(
        kind=kind_for(REPORTS, context.settings) or "",
        category=category,
        description=description_of(said.text, said.meaning.phones) or said.text,
        place=place,
        phone=_phone(context, said),
        name=_name(context),
        danger=kind,
    )
    return opening.create(store, context, draft)


def _phone(context: Context, said: Said) -> str:
    if said.meaning.phones:
        return said.meaning.phones[0]
    if context.homes:
        return context.homes[0].phone
    return (context.staff.phone if context.staff else context.person.phone) or ""


def _name(context: Context) -> str:
    if context.homes:
        return context.homes[0].name
    known = context.staff.name if context.staff else context.person.name
    return known or confidentiality.A_RESIDENT
