"""A bare yes or no of who was asked for a decision (同意, 驳回 理由): it means the whole command.

Only where a decision waits for the speaker; where the open question takes it, too, one is asked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.own import own_cases
from flows.cases.wish import parse_wish
from flows.conversation import dialogue
from flows.desk import lookup
from flows.desk.asked import Asked
from flows.desk.command import Command
from flows.desk.word import vocabulary
from flows.turn import expectations
from flows.turn.texts import bare_decision as decision_texts
from nlp.acts import affirm

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.desk.word import StaffWord
    from storage.records.messages import Conversation
    from storage.store import Store


def in_full(store: Store, context: Context, said: Said) -> Said:
    """Return such a word as the command it means; all else as it was said."""
    row = _decides(store, context, said)
    if row is None or _is_asked_else(store, context, said):
        return said
    return replace(said, text=f"{row.word} {said.text.strip()}")


def which(store: Store, context: Context, said: Said) -> str | None:
    """Ask what a yes answers, where the question in front takes it and a decision waits, too."""
    row = _decides(store, context, said)
    front = _front(store, context)
    if row is None or front is None or not _takes(store, context, front, said):
        return None
    return decision_texts.which_yes(row.word, said.text.strip())


def _decides(store: Store, context: Context, said: Said) -> StaffWord | None:
    """Return the word of staff that a bare word means, where a decision waits for the speaker."""
    text = said.text.strip()
    if context.staff is None or said.to or said.meaning.danger:
        return None
    for row in vocabulary(context.settings).bare:
        command = Command(row.word, rest=text, typed=row.word)
        asked = Asked(store, context, context.staff, command)
        if row.is_meant_by(text) and any(map(lookup.fits(asked, row.act), lookup.own(asked))):
            return row
    return None


def _front(store: Store, context: Context) -> Conversation | None:
    open_ones = store.conversations.open_of(context.person.id)
    return next((c for c in open_ones if c.status == "front" and c.expires_at > context.now), None)


def _takes(store: Store, context: Context, front: Conversation, said: Said) -> bool:
    """Tell whether the question in front takes a yes or a no; a story is not told by one."""
    if dialogue.takes(store, context, front, "words"):
        return False
    turn = dialogue.go_on(store, context, front, said)
    return turn is not None and not turn.refused


def _is_asked_else(store: Store, context: Context, said: Said) -> bool:
    """Tell whether the word may answer something else that the speaker was asked."""
    text = said.text.strip()
    front = _front(store, context)
    if front is not None:
        return _takes(store, context, front, said)
    if text in affirm.AGREE_WORDS and expectations.waits_for_answer(store, context, said):
        return True
    return parse_wish(text, context.settings) is not None and bool(own_cases(store, context))
