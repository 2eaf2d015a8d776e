"""What residents say about their care notes: 关怀, 续期关怀, 删除关怀."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.care import told as notes
from flows.care.settings import Care
from flows.care.telling import CARE_NOTE
from flows.care.texts import notes as notes_texts
from flows.care.texts import telling as telling_texts
from flows.cases.expectation import ANSWER, GOES_ON, Expectation
from flows.cases.wish import ResidentWord, Wish
from flows.conversation import dialogue
from flows.settings.calendar import DAY
from nlp import listed
from storage.ids import new_id
from storage.records.care import CareLook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.cases.expectation import Heard
    from flows.conversation.context import Context, Said
    from storage.records.care import CareNote
    from storage.store import Store

TABLE = "care"
WORD, ANEW, ALL = "关怀", "再登记", "全部"
SHOWN_DAYS = 365  # of looks, in 我的数据


def care(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Show the notes of the speaker, or let one be told."""
    if not context.homes:
        return telling_texts.BIND_FIRST
    own = [(n, told) for n in _own(store, context) if (told := notes.opened(n, context))]
    if own and not wish.rest:
        for note, _told in own:
            _leave_trace(store, context, note)
        return notes_texts.own([t for _n, t in own], context, [n for n, _t in own])
    dialogue.drop(store, context, CARE_NOTE)
    known = {"words": wish.rest} if wish.rest and wish.rest != ANEW else None
    return dialogue.start(store, context, CARE_NOTE, None, answers=known)


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
        store.care_notes.delete(note)
    store.inbox.drop_private_replies(context.person.id)
    return notes_texts.deleted(len(meant))


def renew(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """Let the notes last another year."""
    own, decided = _own(store, context), context.settings.section(Care)
    until = context.now + decided.renew_days * DAY
    for note in own:
        store.care_notes.renew(note, context.now, until, until - decided.ask_days * DAY)
    return notes_texts.renewed(until, context) if own else notes_texts.NOTHING_KEPT


def expects(_store: Store, context: Context) -> Iterator[Expectation]:
    """Declare that who lives here may ask for care at home in their own words."""
    if context.homes:
        yield Expectation("care", "", frozenset({ANSWER}), 0, _wanted, rank=GOES_ON)


def told_data(store: Store, context: Context) -> str:
    """Say that notes are kept, and who looked at them."""
    looks = store.care_notes.looks_of(context.person.id, context.now - SHOWN_DAYS * DAY)
    seen = [look for look in looks if look.staff_id]
    return notes_texts.data(len(_own(store, context)), seen, context)


def _own(store: Store, context: Context) -> list[CareNote]:
    return store.care_notes.of_person(context.person.id)


def _leave_trace(store: Store, context: Context, note: CareNote) -> None:
    """Keep by which message a note was shown to who gave it: the reply goes with it."""
    me = context.person.id
    look = CareLook(
        new_id(context.now), me, note.id, "", "", "", "read", context.message_key, context.now
    )
    store.care_notes.looked(look)


def _wanted(_act: str, heard: Heard) -> Wish | None:
    asks = listed.says(TABLE, "wish", heard.words) and not heard.asks
    return Wish(WORD, "", heard.words) if asks else None


WORDS = (
    ResidentWord(WORD, care, ("关怀信息", "登记关怀", "关怀登记")),
    ResidentWord("删除关怀", delete, ("取消关怀", "删掉关怀", "不要关怀了")),
    ResidentWord("续期关怀", renew, ("关怀续期", "续存关怀")),
)
