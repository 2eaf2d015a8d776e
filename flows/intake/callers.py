"""Who calls: known by the roster or by an earlier call, and told of it where they read messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.kind import kind_of
from flows.cases.notice import RESULT, URGENT
from flows.cases.telling import Telling
from flows.emergency.texts import advice as emergency_texts

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from flows.desk.asked import Asked
    from storage.records.case import Case
    from storage.records.people import BoundHome, Person


@dataclass(frozen=True, slots=True)
class Caller:
    """Who called, as far as the roster and earlier calls know them."""

    person: Person
    name: str
    homes: tuple[BoundHome, ...]


def found(asked: Asked, phone: str, name: str) -> Caller:
    """Find the caller's account over the roster, or who called with this phone before."""
    store, community = asked.store, asked.community
    for resident in store.residents.find_by_phone(community, phone):
        for person_id in store.residents.accounts_of(resident.id):
            person = store.persons.get(person_id)
            if person is not None:
                homes = tuple(store.residents.bound_homes(person.id))
                return Caller(person, name or resident.name, homes)
    if not phone:
        return Caller(asked.context.person, name, ())
    known = store.persons.by_phone_only(phone)
    person = known or store.persons.add_phone_only(phone, name, community, asked.now)
    return Caller(person, name, ())


def tell(asked: Asked, context: Context, case: Case, caller: Caller) -> None:
    """Give the number to a caller who reads messages, as to everybody who reports."""
    if caller.person.openid is None or caller.person.id == asked.context.person.id:
        return
    if case.danger:
        text = emergency_texts.advice(case.danger, case, context.community)
        message = Telling(caller.person.id, text, "step", URGENT, to_resident=True)
        telling.tell(asked.store, asked.moment, case, message)
        return
    told = kind_of(case, asked.settings).told
    if told.entered is not None:  # the caller says whether it was written down as they meant it
        text = told.entered(case, asked.staff.name, context)
    else:
        text = told.opened(case, context, None)
    message = Telling(caller.person.id, text, "step", RESULT, to_resident=True)
    telling.tell(asked.store, asked.moment, case, message)
