"""What is said about a help request alone; the rest is said of all work for which somebody comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.fieldwork.texts.opened import what_follows
from flows.cases.texts.opened import registered
from flows.cases.texts.words import AGAIN, AGREED

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.records.case import Case

_THEN = "安排好人马上告诉您。"


def answers(_case: Case) -> tuple[str, ...]:
    """Return the words that answer whether it is right now."""
    return (AGREED, AGAIN)


def opened(case: Case, context: Context, nobody_until: int | None) -> str:
    """Give the number, who has it and by when they act (HLP-3)."""
    return registered(case, context, what_follows(case, context, nobody_until, _THEN))
