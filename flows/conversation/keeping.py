"""Private conversations: their rows hold who is asked, and nothing of what is asked or answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.conversation.flows import flow_of
from flows.conversation.questions import State

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.records.messages import Conversation
    from storage.store import Store

_OPEN = frozenset({"front", "waiting"})


def opened(store: Store, context: Context, row: Conversation) -> Conversation:
    """Return a conversation with its state, wherever that is kept."""
    flow = flow_of(row, context)
    if flow is None or flow.keeps is None:
        return row
    state = flow.keeps.load(store, context, row.subject)
    return replace(
        row, asking=state.asking, answers=state.answers, misunderstood=state.misunderstood
    )


def add(store: Store, context: Context, conversation: Conversation) -> None:
    """Store a new conversation."""
    store.conversations.add(_kept(store, context, conversation), context.now)


def save(store: Store, context: Context, conversation: Conversation) -> None:
    """Store what a turn made of a conversation; a private one that is over leaves no row."""
    if conversation.private and conversation.status not in _OPEN:
        store.conversations.remove(conversation)
    else:
        store.conversations.save(_kept(store, context, conversation), context.now)


def _kept(store: Store, context: Context, conversation: Conversation) -> Conversation:
    """Keep the state where its flow wants it; return what is left for the row."""
    flow = flow_of(conversation, context)
    if flow is None or flow.keeps is None:
        return conversation
    state = State(conversation.asking, conversation.answers, conversation.misunderstood)
    flow.keeps.keep(store, context, conversation.subject, state)
    return replace(conversation, asking=None, answers={}, misunderstood=0)


def case_of(store: Store, context: Context, conversation: Conversation) -> Case | None:
    """Return the case that a conversation is about, if it is about one."""
    flow = flow_of(conversation, context)
    if flow is not None and flow.keeps is not None:
        return flow.keeps.case_of(store, conversation.subject)
    return store.cases.get(conversation.subject) if conversation.subject else None


def why_ended(store: Store, context: Context, conversation: Conversation) -> str:
    """Say why a private conversation can't go on; empty where it can."""
    flow = flow_of(conversation, context)
    if flow is None or flow.keeps is None:
        return ""
    return flow.keeps.ended(store, context, conversation.subject)


def is_private(store: Store, person_id: str, to: str = "") -> bool:
    """Tell whether words of this person, or a tap of theirs, may be an answer that is kept apart.

    A tap on a question whose conversation is gone is one: only private ones are removed.
    """
    conversation_id, tapped, _ = to.rpartition(".")
    if tapped:
        found = store.conversations.get(conversation_id)
        if found is None or found.private:
            return True
    return any(
        one.private and one.status == "front" for one in store.conversations.open_of(person_id)
    )
