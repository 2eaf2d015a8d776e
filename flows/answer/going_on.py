"""A further question that names no matter (那周末呢, 在哪办): it goes on with the last answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.answer import book
from flows.answer.deciding import Decision, decide
from flows.conversation.context import Said
from flows.settings.calendar import MINUTE
from nlp import thresholds
from nlp.acts import wants
from nlp.generality import generality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.answer.settings import Entry
    from flows.conversation.context import Context
    from storage.records.question import Question
    from storage.store import Store

LASTS = 10 * MINUTE
LONGEST = 12  # characters: who says more names what they ask about
_THEN = ("那", "它")  # 那几点关门
_TURN = 1_000  # ms in which a message is received and its question kept
_ANSWERED, _AT = "answered", "at"


def keep(store: Store, context: Context, entry: Entry, said: Said) -> None:
    """Keep what was answered; who leads has their own thread of questions (flows/desk/topic.py)."""
    if context.staff is None and not said.private:
        topic = {_ANSWERED: entry.topic, _AT: context.now}
        store.conversations.keep_topic(context.person.id, topic, context.now)


def answered_before(
    store: Store, context: Context, known: Sequence[Entry], said: Said
) -> Entry | None:
    """Return what was answered just before, where the words go on with it; else None."""
    if len(said.text.strip()) > LONGEST or not _names_nothing(known, said):
        return None
    topic = store.conversations.topic_of(context.person.id, context.now - LASTS)
    entry = book.about(known, topic.get(_ANSWERED, ""))
    if entry is None or store.inbox.last_of(context.person.id)[0] > topic[_AT]:
        return None  # something else was said meanwhile
    return entry if generality(whole(entry, said)) >= thresholds.FITS_ALL else None


def passed_on_before(
    store: Store, context: Context, known: Sequence[Entry], said: Said
) -> Question | None:
    """Return what a colleague was just asked, where the words go on with it: 那几点关门呀."""
    further = said.text.strip().startswith(_THEN) or _names_nothing(known, said)
    if len(said.text.strip()) > LONGEST or not (further and wants.sounds_asked(said.text)):
        return None
    asked = store.questions.of_person(context.person.id, context.now - LASTS)
    last = max(asked, key=lambda one: one.asked_at, default=None)
    if last is None or last.answer is not None:
        return None
    said_since = store.inbox.last_of(context.person.id)[0] > last.asked_at + _TURN
    return None if said_since else last


def whole(entry: Entry, said: Said) -> str:
    """Return a question with the matter that it leaves out."""
    return f"{entry.topic} {said.text.strip()}"


def decided(known: Sequence[Entry], before: Entry, said: Said) -> Decision:
    """Find what is meant together with the matter before."""
    words = whole(before, said)
    return decide(known, Said(words, said.meaning.of(words)))


def _names_nothing(known: Sequence[Entry], said: Said) -> bool:
    return book.is_vague(known, said.text) or wants.asks_further(said.text)
