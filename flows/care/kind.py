"""Care notes (关怀): bring a private conversation, words, and how the notes go again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.care import consent, desk, resident
from flows.care.settings import Care
from flows.care.telling import CARE_NOTE
from flows.care.texts import consent as consent_texts
from flows.care.texts import notes as notes_texts
from flows.care.told import ADULT
from flows.cases import telling
from flows.cases.chore import Batch, Each, Rewind
from flows.cases.subject import Subject
from flows.settings.calendar import DAY, after_quiet
from flows.writing import times

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.care import CareNote
    from storage.rewinds import Stretch
    from storage.store import Store


def keep_or_drop(store: Store, settings: Settings, note_id: str, now: int) -> None:
    """Ask whether a note stays; after its end nobody is shown it, and later it is deleted."""
    note, decided = store.care_notes.get(note_id), settings.section(Care)
    if note is None:
        return
    waits, gone = note.status == consent.ASKED, note.expires_at + decided.delete_days * DAY
    if waits and note.number and now >= note.expires_at:
        store.care_notes.delete(note)
        _tell(store, now, note, note.person_id, consent_texts.not_reached())
    elif now >= gone:
        store.care_notes.delete(note)
    elif (allowed := after_quiet(now, settings)) > now:
        store.care_notes.save(replace(note, due_at=allowed))
    elif waits:
        consent.ask_on(store, settings, note, now)
    elif now >= note.expires_at:
        store.care_notes.save(replace(note, due_at=gone))
    elif note.consent == ADULT and note.concerns_id is None:
        consent.ask_on(store, settings, note, now)
    else:
        words = notes_texts.still_wanted(times.day(note.expires_at, now, settings.zone))
        _tell(store, now, note, note.concerns_id or note.person_id, words)
        store.care_notes.save(replace(note, due_at=note.expires_at))


def _tell(store: Store, now: int, note: CareNote, person_id: str, words: str) -> None:
    telling.tell_person(store, now, person_id, words, kind="reminder", community=note.community)


def sweep(store: Store, settings: Settings, now: int, limit: int) -> int:
    """Drop the notes of who moved away, the drafts nobody goes on with, and old looks."""
    gone = store.care_notes.orphans(limit)
    for note in gone:
        store.care_notes.delete(note)
        home = store.residents.bound_to(note.home_id)
        if any(one.person_id == note.person_id for one in home):  # whom it concerns is gone
            _tell(store, now, note, note.person_id, consent_texts.moved_away())
    looks_since = now - settings.section(Care).looks_days * DAY
    drafts = store.care_notes.drop_drafts(CARE_NOTE.name)
    return len(gone) + drafts + store.care_notes.forget_looks(looks_since)


def look_sooner(store: Store, settings: Settings, stretch: Stretch, now: int) -> None:
    """After the clock went back let no consent last, or be asked for, longer than usual."""
    longest = now + settings.section(Care).renew_days * DAY
    for column in ("expires_at", "due_at"):
        store.rewinds.lower("care_notes", column, longest, stretch)


def erase(store: Store, phone: str) -> list[str]:
    """Delete the notes of who has this phone."""
    found = store.care_notes.of_phone(phone)
    for note in found:
        store.care_notes.delete(note)
    return [f"care note {note.id}" for note in found]


CARE = Subject(
    "care",
    flows=(CARE_NOTE,),
    words=resident.WORDS,
    expects=(resident.expects,),
    objects=(resident.objects,),
    commands=desk.COMMANDS,
    beside=(desk.care_of,),
    data=(resident.told_data,),
    erases=(erase,),
    chores=(
        Each(
            "care", 60, lambda s, now, until, n: s.care_notes.claim_due(now, until, n), keep_or_drop
        ),
        Batch("care_swept", 600, sweep),
    ),
    rewinds=(Rewind("care_notes", look_sooner),),
    section=Care,
)
