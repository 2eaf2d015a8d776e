"""The row of a conversation: a new one, and as a turn leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.conversation import engine
from storage.ids import new_id
from storage.records.messages import Conversation

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from flows.conversation.engine import Flow, Turn
    from flows.settings.site import Settings

EXPIRY_STEP_MS = 10 * 60_000  # expiry is rounded up to this, so that not every turn moves it


def new(context: Context, flow: Flow, subject: str) -> Conversation:
    """Make one in front of all others."""
    return Conversation(
        id=new_id(context.now),
        person_id=context.person.id,
        flow=flow.name,
        subject=subject,
        status="front",
        asking=None,
        answers={},
        misunderstood=0,
        front_at=context.now,
        expires_at=context.now,
        version=1,
        private=int(flow.keeps is not None),
    )


def after(
    conversation: Conversation, turn: Turn, context: Context, status: str = "front"
) -> Conversation:
    """Return it as a turn left it."""
    return Conversation(
        id=conversation.id,
        person_id=conversation.person_id,
        flow=conversation.flow,
        subject=conversation.subject,
        status=status,
        asking=turn.state.asking,
        answers=turn.state.answers,
        misunderstood=turn.state.misunderstood,
        front_at=context.now,
        expires_at=expiry(context.now, context.settings),
        version=conversation.version,
        private=conversation.private,
    )


def expiry(now: int, settings: Settings) -> int:
    """Return until when a conversation that somebody speaks in now can be resumed."""
    until = now + settings.resident.conversation_hours * 3600_000
    return -(-until // EXPIRY_STEP_MS) * EXPIRY_STEP_MS


def state(conversation: Conversation) -> engine.State:
    """Return where it stands."""
    return engine.State(conversation.asking, conversation.answers, conversation.misunderstood)
