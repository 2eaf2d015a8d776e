"""A bare yes or no of who was asked for a decision (同意, 驳回 理由): it means the whole command.

Only where a decision waits for the speaker and no question is open to which it may be the answer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.own import own_cases
from flows.cases.wish import parse_wish
from flows.desk import lookup
from flows.desk.asked import Asked
from flows.desk.command import Command
from flows.desk.word import vocabulary
from flows.turn import expectations
from nlp.acts import affirm

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.store import Store


def in_full(store: Store, context: Context, said: Said) -> Said:
    """Return such a word as the command it means; all else as it was said."""
    text = said.text.strip()
    if context.staff is None or said.to or said.meaning.danger:
        return said
    for row, pattern in vocabulary(context.settings).bare:
        if not pattern.fullmatch(text) or _is_asked_else(store, context, said):
            continue
        command = Command(row.word, rest=text, typed=row.word)
        asked = Asked(store, context, context.staff, command)
        if any(map(lookup.fits(asked, row.act), lookup.own(asked))):
            return replace(said, text=f"{row.word} {text}")
    return said


def _is_asked_else(store: Store, context: Context, said: Said) -> bool:
    """Tell whether the word may answer something else that the speaker was asked."""
    text = said.text.strip()
    open_ones = store.conversations.open_of(context.person.id)
    if any(one.status == "front" and one.expires_at > context.now for one in open_ones):
        return True
    if text in affirm.AGREE_WORDS and expectations.waits_for_answer(store, context, said):
        return True
    return parse_wish(text, context.settings) is not None and bool(own_cases(store, context))
