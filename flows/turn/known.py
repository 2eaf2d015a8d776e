"""What is known already about what somebody says, told before a case is opened (仍要报？)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.intake.register import REPORT_ISSUE
from flows.turn.catalog import catalog

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.records.messages import Conversation
    from storage.store import Store


def already(store: Store, context: Context, said: Said) -> str | None:
    """Return what is to be said before a case is opened or a question answered, or None."""
    tries = catalog(context.settings).before_opening
    return next((reply for known in tries if (reply := known(store, context, said))), None)


def while_told(
    store: Store, context: Context, conversation: Conversation, said: Said
) -> str | None:
    """Return the same of a matter that is being told; None once it was, and for a tap."""
    begins = conversation.flow == REPORT_ISSUE.name and "description" not in conversation.answers
    return already(store, context, said) if begins and "." not in said.to else None
