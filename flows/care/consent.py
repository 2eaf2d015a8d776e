"""The consent of the adult whom a note concerns: asked in their own chat, else by a clerk.

Until it is given nobody of staff is shown the note; without it all that was told is deleted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.care import told as notes
from flows.care.settings import Care
from flows.care.texts import consent as consent_texts
from flows.cases import telling
from flows.cases.rules.deeds import Moment
from flows.places import place as places
from flows.settings.calendar import DAY, local
from storage.ids import new_id
from storage.records.care import CareLook

if TYPE_CHECKING:
    from flows.care.told import Told
    from flows.conversation.context import Context
    from flows.settings.site import Settings
    from storage.records.care import CareNote
    from storage.records.people import BoundHome
    from storage.store import Store

LETTERS = "GH"
ASKED, AGREED = "asked", "agreed"


def ask_first(store: Store, context: Context, note: CareNote, told: Told, home: str) -> str:
    """Keep a note that waits for whom it concerns, and ask them, or let a clerk; return the reply."""
    decided, now = context.settings.section(Care), context.now
    whom = _bound(store, note, told)
    asked = replace(
        note,
        status=ASKED,
        concerns_id=whom.person_id if whom else None,
        expires_at=now + decided.consent_days * DAY,
        due_at=now + decided.answer_days * DAY,
    )
    until = asked.due_at if whom else asked.expires_at
    if whom is None:
        asked = replace(asked, number=_number(store, context.settings, now))
    store.care_notes.add(asked)
    if whom is None:
        _tell_clerks(store, Moment(now, context.settings), asked)
    else:
        words = consent_texts.please_look(context.person.name or "", home)
        telling.tell_person(
            store, now, whom.person_id, words, kind="reminder", community=note.community
        )
    return consent_texts.is_asked(told, until, context, in_chat=whom is not None)


def gave(store: Store, context: Context, note: CareNote, told: Told, *, how: str) -> int:
    """Keep when and how somebody agreed, and tell who gave the note; return until when it holds."""
    decided, now = context.settings.section(Care), context.now
    day = local(now, context.settings).date().isoformat()
    until = now + decided.renew_days * DAY
    store.care_notes.save(
        replace(
            note,
            status=AGREED,
            sealed=notes.sealed(replace(told, agreed=f"{day} {how}"), note.id, context),
            consented_at=now,
            expires_at=until,
            due_at=until - decided.ask_days * DAY,
        )
    )
    if note.person_id != context.person.id:
        words = consent_texts.they_agreed(until, context)
        telling.tell_person(
            store, now, note.person_id, words, kind="reminder", community=note.community
        )
    return until


def withdraw(store: Store, now: int, note: CareNote, by: str) -> None:
    """Delete a note that whom it concerns does not want, and tell who gave it."""
    store.care_notes.delete(note)
    if note.person_id != by:
        words = consent_texts.they_do_not()
        telling.tell_person(
            store, now, note.person_id, words, kind="reminder", community=note.community
        )


def ask_on(store: Store, settings: Settings, note: CareNote, now: int) -> None:
    """Ask a clerk to ask whom it concerns, and again while nobody has; for a new year, too."""
    decided, handed = settings.section(Care), note
    if note.number is None:
        handed = replace(note, number=_number(store, settings, now))
        if note.status == ASKED:
            handed = replace(handed, expires_at=now + decided.consent_days * DAY)
    again = min(now + decided.answer_days * DAY, handed.expires_at)
    store.care_notes.save(replace(handed, due_at=again))
    _tell_clerks(store, Moment(now, settings), handed)


def look(store: Store, context: Context, note: CareNote, what: str, case_number: str) -> None:
    """Keep who was shown a note, and by which message: the reply goes with it."""
    staff = context.staff if case_number else None
    store.care_notes.looked(
        CareLook(
            id=new_id(context.now),
            person_id=note.person_id,
            note_id=note.id,
            staff_id=staff.id if staff else "",
            staff_name=staff.name if staff else "",
            case_number=case_number,
            what=what,
            key=context.message_key,
            at=context.now,
        )
    )


def home_of(store: Store, note: CareNote) -> str:
    """Return the home of a note as people say it."""
    home = store.residents.home_by_id(note.home_id)
    return places.home_label(home.building, home.unit, home.room) if home else note.community


def _bound(store: Store, note: CareNote, told: Told) -> BoundHome | None:
    """Return whom it concerns where they are bound to that home: by their phone, else their name."""
    there = [
        one for one in store.residents.bound_to(note.home_id) if one.person_id != note.person_id
    ]
    named = [one for one in there if one.name == told.name]
    by_phone = [one for one in named if one.phone == told.number]
    found = by_phone or named
    return found[0] if len({one.person_id for one in found}) == 1 else None


def _number(store: Store, settings: Settings, now: int) -> str:
    return store.cases.next_number(LETTERS, f"{local(now, settings):%Y%m%d}")


def _tell_clerks(store: Store, moment: Moment, note: CareNote) -> None:
    words = consent_texts.to_ask(note, home_of(store, note), moment)
    telling.tell_clerks(store, moment, note.community, words, kind="reminder")
