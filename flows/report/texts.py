"""What is said about a report alone; the rest is said of all work for which somebody comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.fieldwork.texts.opened import what_follows
from flows.cases.texts.opened import registered
from flows.cases.texts.words import FIXED, NOT_FIXED
from flows.emergency.texts import first_aid

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.records.case import Case

_THEN = "派了师傅马上告诉您。"


def answers(_case: Case) -> tuple[str, ...]:
    """Return the words that answer whether it is fixed."""
    return (FIXED, NOT_FIXED)


def opened(case: Case, context: Context, nobody_until: int | None) -> str:
    """Give the number, who has it, by when they act, and what to do meanwhile (REP-2)."""
    urgent = case.urgency != "ordinary"
    first = first_aid.first(case.category, case.description, urgent=urgent)
    then = what_follows(case, context, nobody_until, _THEN)
    return registered(case, context, then, first or "")
