"""What the shared rooms ask of every kind for its reporter; nobody reported a survey."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.cases.news import News
    from flows.conversation.context import Context
    from storage.records.case import Case


def opened(case: Case, _context: Context, _nobody_until: int | None) -> str:
    """Give the number."""
    return f"已登记 {case.number}。"


def no_news(happened: News, _again: int) -> str:
    """Give the number; nobody waits for it as a resident."""
    return f"{happened.case.number}还在进行中。"


def choices(_case: Case) -> tuple[str, ...]:
    """Return no words: no resident has it before them."""
    return ()
