"""What is said to who complains of the same once more while the first is still being handled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.replies import by
from flows.cases.texts.words import named
from flows.complaint.texts.answers import title_of
from flows.writing import times

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.records.staff import Staff

ANEW = ("仍要新提交", "新提交", "另外提交")  # a yes to the confirmation


def add_to(case: Case) -> str:
    """Offer to put the words beside it."""
    return f"补充到{case.number}"


def hint(case: Case, holder: Staff | None, context: Context) -> str:
    """Say who handles it and by when they hear, and what they can do."""
    day = times.day(case.created_at, context.now, context.settings.zone)
    return (
        f"您{day}反映的{named(case)}，{title_of(holder, context)}正在办，"
        f"{by(case, context)}给您消息。是同一件事就点“{add_to(case)}”，马上转给经办的同事；"
        "仍要新提交，回“确认”就行。"
    )
