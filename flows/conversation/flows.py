"""The conversations by name, as the catalog brings them, and how each is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from flows.conversation import recap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.conversation.context import Answers, Context
    from flows.conversation.questions import Flow
    from storage.records.messages import Conversation


class _WithFlows(Protocol):
    """What conversations need of the catalog."""

    @property
    def flows(self) -> Mapping[str, Flow]: ...


def flow_named(name: str, context: Context) -> Flow | None:
    """Return the conversation of this name, or None when a release took it away."""
    return cast("_WithFlows", context.settings.catalog).flows.get(name)


def title_of(name: str, answers: Answers, context: Context) -> str:
    """Return what a conversation is called; empty when a release took it away."""
    flow = flow_named(name, context)
    return flow.called(answers, context) if flow else ""


def recap_of(name: str, answers: Answers, context: Context) -> str:
    """Say in a few words what a conversation was about, from what was answered."""
    flow = flow_named(name, context)
    return recap.recap(flow.called(answers, context), flow.known(answers)) if flow else ""


def flow_that_opens_cases(context: Context) -> Flow:
    """Return the conversation in which a case is told."""
    known = cast("_WithFlows", context.settings.catalog).flows.values()
    return next(flow for flow in known if flow.opens_cases)


def flow_of(conversation: Conversation, context: Context) -> Flow | None:
    """Return the flow of a conversation, or None when a release took it away."""
    return flow_named(conversation.flow, context)
