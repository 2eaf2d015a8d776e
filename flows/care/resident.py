"""What residents say about their care notes: 关怀, 同意关怀, 续期关怀, 删除关怀."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.care import consent
from flows.care import told as notes
from flows.care.settings import Care
from flows.care.telling import CARE_NOTE
from flows.care.texts import consent as consent_texts
from flows.care.texts import notes as notes_texts
from flows.care.texts import telling as telling_texts
from flows.cases.expectation import ANSWER, GOES_ON, Expectation
from flows.cases.wish import ResidentWord, Wish
from flows.conversation import dialogue
from flows.settings.calendar import DAY
from nlp import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.cases.expectation import Heard
    from flows.conversation.context import Context, Said
    from storage.records.care import CareNote
    from storage.store import Store

TABLE = "care"
WORD, ANEW, ALL = "关怀", "再登记", "全部"
OWN, SHOWN = "own", "shown"  # to who gave it; to whom it concerns
_YES = frozenset({"同意", "我同意", "同意的"})
SHOWN_DAYS = 365  # of looks, in 我的数据


def care(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Show the notes of the speaker, or let one be told."""
    if not context.homes:
        return telling_texts.BIND_FIRST
    own = [(n, told) for n in _own(store, context) if (told := notes.opened(n, context))]
    asked = _asked(store, context)
    if asked and not wish.rest:
        own = [(note, told) for note, told in own if note in asked]
    if own and not wish.rest:
        for note, _told in own:
            theirs = note.concerns_id == context.person.id
            consent.look(store, context, note, SHOWN if theirs else OWN, "")
        shown = [told for _note, told in own]
        if asked:
            return consent_texts.ask_now(shown)
        return notes_texts.own(shown, context, [note for note, _told in own])
    dialogue.drop(store, context, CARE_NOTE)
    known = {"words": wish.rest} if wish.rest and wish.rest != ANEW else None
    return dialogue.start(store, context, CARE_NOTE, None, answers=known)


def agree(store: Store, context: Context, _wish: Wish, said: Said) -> str:
    """Take the consent of whom a note concerns, in their own chat (同意关怀).

    Who has not seen what it says is shown it first.
    """
    asked = [(n, told) for n in _asked(store, context) if (told := notes.opened(n, context))]
    if not asked:
        return consent_texts.NOTHING_ASKED
    if not all(store.care_notes.was_shown(note.id, SHOWN) for note, _told in asked):
        return care(store, context, Wish(WORD), said)
    how = consent_texts.IN_CHAT
    until = [consent.gave(store, context, note, told, how=how) for note, told in asked]
    return consent_texts.agreed(min(until), context)


def refuse(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """Delete what was told about somebody who does not want it (不同意关怀)."""
    asked = _asked(store, context)
    if not asked:
        return consent_texts.NOTHING_ASKED
    for note in asked:
        consent.withdraw(store, context.now, note, context.person.id)
    return consent_texts.REFUSED


def delete(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Delete a note, or all: what was told on the way, and every reply that showed it, go too."""
    own = _own(store, context)
    if not own:
        return notes_texts.NOTHING_KEPT
    place = int(wish.number) if wish.number.isdecimal() else 0
    if len(own) > 1 and wish.rest != ALL and not 1 <= place <= len(own):
        return notes_texts.which_to_delete(len(own))
    meant = own if wish.rest == ALL or len(own) == 1 else [own[place - 1]]
    for note in meant:
        consent.withdraw(store, context.now, note, context.person.id)
    store.inbox.drop_private_replies(context.person.id)
    return notes_texts.deleted(len(meant))


def renew(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """Let the notes last another year; what concerns another lasts by their word alone."""
    own, decided = _own(store, context), context.settings.section(Care)
    until = context.now + decided.renew_days * DAY
    mine = [n for n in own if n.status == consent.AGREED and _speaks_for(n, context)]
    for note in mine:
        due = until - decided.ask_days * DAY
        store.care_notes.save(replace(note, consented_at=context.now, expires_at=until, due_at=due))
    if not own:
        return notes_texts.NOTHING_KEPT
    others = [] if len(mine) == len(own) else [consent_texts.ask_them()]
    return "\n".join([*([notes_texts.renewed(until, context)] if mine else []), *others])


def objects(store: Store, context: Context) -> Wish | None:
    """Take 不同意 alone as a no to what was told about the speaker."""
    return Wish(consent_texts.REFUSE) if _asked(store, context) else None


def expects(store: Store, context: Context) -> Iterator[Expectation]:
    """Declare that who lives here may ask for care at home, or agree to it, in their own words."""
    for note in _asked(store, context):
        yield Expectation("care", note.id, frozenset({ANSWER}), note.consented_at, _agrees)
    if context.homes:
        yield Expectation("care", "", frozenset({ANSWER}), 0, _wanted, rank=GOES_ON)


def told_data(store: Store, context: Context) -> str:
    """Say that notes are kept, and who looked at them."""
    looks = store.care_notes.looks_of(context.person.id, context.now - SHOWN_DAYS * DAY)
    seen = [look for look in looks if look.staff_id]
    return notes_texts.data(len(_own(store, context)), seen, context)


def _own(store: Store, context: Context) -> list[CareNote]:
    return store.care_notes.of_person(context.person.id)


def _asked(store: Store, context: Context) -> list[CareNote]:
    """Return what waits for the consent of the speaker themselves."""
    me = context.person.id
    return [n for n in _own(store, context) if n.status == consent.ASKED and n.concerns_id == me]


def _speaks_for(note: CareNote, context: Context) -> bool:
    """Tell whether the speaker's word makes a note last: it is about them, or their child."""
    return note.consent != notes.ADULT or note.concerns_id == context.person.id


def _agrees(_act: str, heard: Heard) -> Wish | None:
    """Take 同意 alone for what was told about the speaker."""
    return Wish(consent_texts.AGREE) if heard.words in _YES else None


def _wanted(_act: str, heard: Heard) -> Wish | None:
    asks = listed.says(TABLE, "wish", heard.words) and not heard.asks
    return Wish(WORD, "", heard.words) if asks else None


WORDS = (
    ResidentWord(consent_texts.AGREE, agree),
    ResidentWord(consent_texts.REFUSE, refuse),
    ResidentWord(WORD, care, ("关怀信息", "登记关怀", "关怀登记")),
    ResidentWord("删除关怀", delete, ("取消关怀", "删掉关怀", "不要关怀了")),
    ResidentWord("续期关怀", renew, ("关怀续期", "续存关怀")),
)
