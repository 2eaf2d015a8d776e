"""All conversations by name, and how each is called when it is taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.binding.conversation import BINDING
from flows.cases.conversations import APPEAL, NOT_FIXED, RATING, SUPPLEMENT, WITHDRAW
from flows.conversation import recap as texts
from flows.emergency.details import DETAILS
from flows.intake.register import REPORT_ISSUE
from flows.report.visit import VISIT_TIME

if TYPE_CHECKING:
    from flows.conversation.engine import Flow

FLOWS: dict[str, Flow] = {
    flow.name: flow
    for flow in (
        *(REPORT_ISSUE, BINDING, DETAILS),
        *(NOT_FIXED, RATING, SUPPLEMENT, VISIT_TIME, WITHDRAW, APPEAL),
    )
}


def flow_named(name: str) -> Flow | None:
    """Return the conversation of this name, or None when a release took it away."""
    return FLOWS.get(name)


def title_of(name: str, answers: dict[str, Any]) -> str:
    """Return what a conversation is called; empty when a release took it away."""
    flow = FLOWS.get(name)
    return flow.called(answers) if flow else ""


def recap_of(name: str, answers: dict[str, Any]) -> str:
    """Say in a few words what a conversation was about, from what was answered."""
    return texts.recap(title_of(name, answers), answers)
