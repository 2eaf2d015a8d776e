"""A yes or a no that no question in front waits for: what it may still be meant for.

Only what was asked in a push is decided so, and only in words that are more than a courtesy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows import binding
from flows.commands import filed, resident
from flows.texts import general
from flows.texts import reception as texts

if TYPE_CHECKING:
    from flows.context import Context, Said
    from storage.store import Store


def answer(store: Store, context: Context, said: Said) -> str | None:
    """Return the reply to such a word; None when the text is none."""
    word = said.text.strip()
    meant = _meant(store, context, word)
    if meant is not None:
        return resident.answer(store, context, resident.Wish(meant, "", ""), said)
    heard = filed.heard(store, context, word)
    if heard is not None:
        return heard
    return texts.nothing_asked() if word in general.ANSWER_WORDS else None


def _meant(store: Store, context: Context, word: str) -> str | None:
    own = resident.own_cases(store, context) if word == general.CONFIRM else []
    if any(case.status == "finished" for case in own):  # its status reads 请您确认
        return "修好了"
    if word in general.AGREE_WORDS | general.REFUSE_WORDS and binding.asked_of(store, context):
        return "同意绑定" if word in general.AGREE_WORDS else "拒绝绑定"
    return None
