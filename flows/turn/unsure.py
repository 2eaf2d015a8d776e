"""Where nobody can be sure what is meant: one short question, and at last a person.

Each answer is a tap that keeps the words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import same_matter
from flows.cases.own import is_running, own_cases
from flows.cases.rules import deadlines
from flows.cases.wish import ResidentWord
from flows.conversation import dialogue
from flows.intake import human
from flows.turn import inquiry, unanswered
from flows.turn.texts import reception as reception_texts
from flows.turn.texts import unsure as unsure_texts
from nlp import answers, listed, thresholds
from nlp.acts import own_case

if TYPE_CHECKING:
    from flows.cases.wish import Wish
    from flows.conversation.context import Context, Said
    from storage.store import Store

ASKED, ASKED_MS = 3, 10 * 60_000  # so many times within that long: a person
_ANGRY = frozenset({"hurry", "swear"})


def ask(store: Store, context: Context, said: Said) -> str:
    """Ask what was meant, with the likeliest readings; the third time a person takes over.

    Nobody is sent for whoever surely only chats; 就是我家里那个，又不对劲了 may be a matter.
    """
    if answers.read(said.meaning).off >= thresholds.LISTED and not own_cases(store, context):
        return reception_texts.nothing_asked()  # 好的先不弄，等房东回话, after an answer
    times = store.persons.try_again(context.person.id, "unclear", context.now, ASKED_MS)
    unknown = said.meaning.intents.get("unknown", 0.0) >= thresholds.OPEN_CASE
    kind = dict(said.meaning.categories).get(said.meaning.category or "", 0.0)
    named = said.meaning.category != "other" and kind >= same_matter.SURE
    pleads = said.meaning.intents.get("help_request", 0.0) >= same_matter.MAYBE
    chats = unknown and not (named or pleads)
    if chats and listed.says(answers.TABLE, "mistake", said.text):
        return reception_texts.BY_MISTAKE
    if times >= ASKED and chats:
        return unsure_texts.CHATS
    if times >= ASKED:
        front = dialogue.front_of(store, context)
        return unsure_texts.A_PERSON + human.ask_within(store, context, front, said.text.strip())
    found = [reading.intent for reading in said.meaning.readings]
    own = own_cases(store, context)
    open_ones = [
        case for case in own if case.status in deadlines.AWAITS_RESIDENT or is_running(case)
    ]
    if not chats and len(said.text.strip()) >= unsure_texts.SHORTEST:
        unanswered.until_answered(store, context, said, ())
    return unsure_texts.likely(said.text, list(dict.fromkeys(found)), open_ones)


def ask_without_matter(_store: Store, _context: Context, said: Said) -> str | None:
    """Ask what happened where somebody is angry and names nothing; None where they name it."""
    meaning = said.meaning
    if "misread" in own_case.listen(said.text).kinds:
        return unsure_texts.did_not_get_it()
    vague = meaning.category is None or meaning.category in same_matter.VAGUE
    listed = own_case.says_only(said.text, _ANGRY)
    swears = meaning.acts.get("swear", 0.0) >= thresholds.TAKE_ANSWER and vague
    feels = meaning.tone == "anger" and meaning.category is None
    unclear = feels and meaning.intent in {"unknown", "greeting", "urge"}
    return unsure_texts.WHAT_HAPPENED if listed or swears or unclear else None


def _only_asks(store: Store, context: Context, wish: Wish, said: Said) -> str:
    words = f"{wish.number} {wish.rest}".strip()
    if not words:
        return unsure_texts.inquiry(context.community)
    return inquiry.reply_to(
        store, context, replace(said, text=words, meaning=said.meaning.of(words))
    )


WORDS = (ResidentWord(unsure_texts.ONLY_ASKS, _only_asks, after_question=True),)
