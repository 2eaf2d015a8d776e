"""What staff may do with a care note: read it for a case of that home, phone its contact, ask for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.care import consent
from flows.care import told as notes
from flows.care.settings import Care
from flows.care.texts import consent as consent_texts
from flows.care.texts import notes as notes_texts
from flows.cases import telling
from flows.cases.kind import kind_of
from flows.cases.rules import deadlines
from flows.desk import lookup
from flows.desk.word import StaffWord, Usage
from flows.settings.calendar import DAY

if TYPE_CHECKING:
    from flows.care.told import Told
    from flows.cases.rules.deeds import Moment
    from flows.desk.asked import Asked
    from storage.records.care import CareNote
    from storage.records.case import Case
    from storage.store import Store

_SAID = re.compile(  # which way they were asked, and what they said
    r"(?P<answer>不同意|同意)[\s　，,：:]*(?P<how>电话|上门)[\s　，,：:]*(?P<words>\S.{1,199})",
    re.DOTALL,
)
HELP = "help_request"  # the intent of who wants a hand: notes are for what opens by it, and danger


def read(asked: Asked) -> str:
    """Show what is to be known for a case of that home, and keep who looked (关怀)."""
    found = _open(asked)
    if isinstance(found, str):
        return found
    case, pairs = found
    for note, _told in pairs:
        consent.look(asked.store, asked.context, note, "read", case.number)
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
        consent.look(asked.store, asked.context, note, "told", case.number)
        words = notes_texts.contact_was_told(case)
        telling.tell_person(asked.store, asked.now, note.person_id, words, community=case.community)
    return notes_texts.contact_told([told for _note, told in named])


def ask_consent(asked: Asked) -> str:
    """Show whom to ask for their consent, or keep what they said by phone or at the door (关怀征求)."""
    if not asked.command.number:
        soon = asked.now + asked.settings.section(Care).ask_days * DAY
        found = asked.store.care_notes.waiting(asked.community, soon)
        waiting = [(note, consent.home_of(asked.store, note)) for note in found]
        return consent_texts.waiting(waiting, asked.moment) if found else consent_texts.NONE_WAIT
    digits = asked.command.number.removeprefix(consent.LETTERS)
    ending = digits if "-" in digits else digits.zfill(4)
    found = asked.store.care_notes.numbered(asked.community, ending)
    told = notes.opened(found[0], asked.context) if len(found) == 1 else None
    if told is None:
        return consent_texts.NO_SUCH
    return _answered(asked, found[0], told)


def _answered(asked: Asked, note: CareNote, told: Told) -> str:
    if note.person_id == asked.context.person.id:
        return consent_texts.NOT_YOURS
    rest = asked.command.rest
    if not rest:
        giver = asked.store.persons.get(note.person_id)
        who = (giver.name or "", giver.phone or "") if giver else ("", "")
        consent.look(asked.store, asked.context, note, "asked", note.number or "")
        return consent_texts.whom_to_ask(note, consent.home_of(asked.store, note), told, who)
    said = _SAID.fullmatch(rest)
    if said is None:
        return consent_texts.how_to_note(note)
    if said["answer"] == "不同意":
        consent.withdraw(asked.store, asked.now, note, asked.context.person.id)
        return consent_texts.dropped(note)
    how = f"{said['how']}，{asked.staff.name}记：{said['words']}"
    until = consent.gave(asked.store, asked.context, note, told, how=how)
    return consent_texts.noted(note, consent_texts.in_a_year(until, asked.settings))


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


COMMANDS = (
    StaffWord(
        "关怀", read, "care_look", any_case=True, with_number=frozenset({"关怀"}),
        forms=(Usage("关怀 单号　告知联系人 单号（那一户留了的）", "note", 34, "服务"),),
    ),
    StaffWord(
        "告知联系人", tell_contact, "care_look", any_case=True,
        with_number=frozenset({"告知联系人"}),
    ),
    StaffWord(
        "关怀征求", ask_consent, needs="accept",
        forms=(Usage("关怀征求（等本人同意的关怀登记）", "accept", 34, "服务"),),
    ),
)  # fmt: skip
