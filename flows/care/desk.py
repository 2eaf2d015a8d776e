"""What staff may do with a care note: read it for a case of that home, and phone its contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.care import told as notes
from flows.care.texts import notes as notes_texts
from flows.cases import telling
from flows.cases.kind import kind_of
from flows.cases.rules import deadlines
from flows.desk import lookup
from flows.desk.word import StaffWord, Usage
from storage.ids import new_id
from storage.records.care import CareLook

if TYPE_CHECKING:
    from flows.care.told import Told
    from flows.cases.rules.deeds import Moment
    from flows.desk.asked import Asked
    from storage.records.care import CareNote
    from storage.records.case import Case
    from storage.store import Store

HELP = "help_request"  # the intent of who wants a hand: notes are for what opens by it, and danger


def read(asked: Asked) -> str:
    """Show what is to be known for a case of that home, and keep who looked (关怀)."""
    found = _open(asked)
    if isinstance(found, str):
        return found
    case, pairs = found
    for note, _told in pairs:
        _look(asked, note, case, "read")
    return notes_texts.to_staff([told for _note, told in pairs], case)


def tell_contact(asked: Asked) -> str:
    """Note that the contact of a home was phoned; who named them hears of it (告知联系人)."""
    found = _open(asked)
    if isinstance(found, str):
        return found
    case, pairs = found
    named = [(note, told) for note, told in pairs if told.contact]
    if not named:
        return notes_texts.NO_CONTACT
    for note, _told in named:
        _look(asked, note, case, "told")
        words = notes_texts.contact_was_told(case)
        telling.tell_person(asked.store, asked.now, note.person_id, words, community=case.community)
    return notes_texts.contact_told([told for _note, told in named])


def care_of(store: Store, moment: Moment, case: Case) -> str:
    """Offer the notes of a home beside its case; nothing of what they say."""
    return notes_texts.beside(case) if _notes(store, moment.now, moment, case) else ""


def _notes(store: Store, now: int, moment: Moment, case: Case) -> list[CareNote]:
    """Return what may be read for a case: help or danger at that home, while it is open."""
    for_it = HELP in kind_of(case, moment.settings).opens_for or case.urgency == "emergency"
    if not for_it or not deadlines.is_open(case) or case.home_id is None:
        return []
    return store.care_notes.of_home(case.home_id, now)


def _open(asked: Asked) -> tuple[Case, list[tuple[CareNote, Told]]] | str:
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    found = _notes(asked.store, asked.now, asked.moment, case)
    pairs = [(note, told) for note in found if (told := notes.opened(note, asked.context))]
    return (case, pairs) if pairs else notes_texts.NOT_HERE


def _look(asked: Asked, note: CareNote, case: Case, what: str) -> None:
    asked.store.care_notes.looked(
        CareLook(
            id=new_id(asked.now),
            person_id=note.person_id,
            note_id=note.id,
            staff_id=asked.staff.id,
            staff_name=asked.staff.name,
            case_number=case.number,
            what=what,
            key=asked.context.message_key,
            at=asked.now,
        )
    )


COMMANDS = (
    StaffWord(
        "关怀", read, "care_look", any_case=True, with_number=frozenset({"关怀"}),
        forms=(Usage("关怀 单号　告知联系人 单号（那一户留了的）", "note", 34, "服务"),),
    ),
    StaffWord(
        "告知联系人", tell_contact, "care_look", any_case=True,
        with_number=frozenset({"告知联系人"}),
    ),
)  # fmt: skip
