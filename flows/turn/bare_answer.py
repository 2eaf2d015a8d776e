"""A yes, a no or a wish to meet that no question in front waits for: what it may be meant for.

Only what was asked in a push is decided so, and only in words that are more than a courtesy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.wish import Wish, grant
from flows.conversation import texts as general
from flows.turn import verdict as waiting
from flows.turn.catalog import catalog
from flows.turn.texts import reception as reception_texts

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.store import Store


def answer_push(store: Store, context: Context, said: Said) -> str | None:
    """Return the reply to such a word; None when the text is none."""
    word = said.text.strip()
    meant = _meant(store, context, word)
    if meant is not None:
        return grant(store, context, Wish(meant, "", ""), said)
    known = catalog(context.settings)
    for take in (*known.awaits, waiting.hear_verdict, *known.awaits_later):
        told = take(store, context, said)
        if told is not None:
            return told
    return reception_texts.nothing_asked() if word in general.ANSWER_WORDS else None


def _meant(store: Store, context: Context, word: str) -> str | None:
    if word == general.CONFIRM and waiting.cases(store, context):  # their status reads 请您确认
        return "修好了"
    return None
