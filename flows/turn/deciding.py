"""A bare yes or no of who was asked for a decision (同意, 驳回 理由): it means 审批.

Only where a decision waits for the speaker and no question is open to which it may be the answer.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.binding import conversation as binding
from flows.cases.own import own_cases
from flows.cases.wish import parse_wish
from flows.conversation import texts as general
from flows.desk import lookup
from flows.desk.asked import Asked
from flows.desk.command import Command
from flows.desk.texts import words

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.store import Store

_DECISION = "|".join(sorted(words.BARE_DECISIONS, key=len, reverse=True))
_BARE = re.compile(rf"(?:{_DECISION})(?:[\s　，,。.：:；;！!].*)?", re.DOTALL)


def in_full(store: Store, context: Context, said: Said) -> Said:
    """Return such a word as the command it means; all else as it was said."""
    text = said.text.strip()
    if context.staff is None or said.to or said.meaning.danger or not _BARE.fullmatch(text):
        return said
    if _is_asked_else(store, context, text):
        return said
    command = Command(words.DECIDES, rest=text, typed=words.DECIDES)
    asked = Asked(store, context, context.staff, command)
    waits = any(map(lookup.fits(asked, words.ACTIONS[words.DECIDES]), lookup.own(asked)))
    return replace(said, text=f"{words.DECIDES} {text}") if waits else said


def _is_asked_else(store: Store, context: Context, text: str) -> bool:
    """Tell whether the word may answer something else that the speaker was asked."""
    open_ones = store.conversations.open_of(context.person.id)
    if any(one.status == "front" and one.expires_at > context.now for one in open_ones):
        return True
    if text in general.AGREE_WORDS and binding.asked_of(store, context):
        return True
    return parse_wish(text, context.settings) is not None and bool(own_cases(store, context))
