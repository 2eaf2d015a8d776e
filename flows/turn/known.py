"""What is known already about what somebody says, told before a case is opened (仍要报？)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.conversation import dialogue
from flows.intake.register import REPORT_ISSUE
from flows.turn.catalog import catalog
from flows.turn.texts import reception as reception_texts

if TYPE_CHECKING:
    from flows.cases.subject import Already
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Turn
    from storage.records.messages import Conversation
    from storage.store import Store


def already(store: Store, context: Context, said: Said) -> str | None:
    """Return what is to be said before a case is opened or a question answered, or None."""
    found = _found(store, context, said)
    return "\n\n".join(part for part in (found.told, found.offer) if part) if found else None


def _found(store: Store, context: Context, said: Said) -> Already | None:
    tries = catalog(context.settings).before_opening
    return next((found for known in tries if (found := known(store, context, said))), None)


def while_told(
    store: Store, context: Context, conversation: Conversation, said: Said
) -> str | None:
    """Return the same of a matter that is being told; None once it was, and for a tap."""
    begins = conversation.flow == REPORT_ISSUE.name and "description" not in conversation.answers
    return already(store, context, said) if begins and "." not in said.to else None


def settle(
    store: Store, context: Context, conversation: Conversation, said: Said, turn: Turn
) -> str:
    """Settle a turn; before the next question stands what is known where the matter is, once told."""
    reply = dialogue.settle(store, context, conversation, turn)
    answers = conversation.answers
    asked_where = conversation.flow == REPORT_ISSUE.name and conversation.asking == "place"
    if turn.refused or not asked_where or "description" not in answers:
        return reply
    found = _found(store, context, replace(said, text=answers["description"]))
    return f"{reception_texts.known_there(found.told)}\n\n{reply}" if found else reply
