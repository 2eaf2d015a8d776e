"""How people answer, in their own words, whether a case of theirs is right now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.cases.texts.words import named
from flows.writing.markup import tap

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.records.case import Case


def ask_again(case: Case, context: Context) -> str:
    """Repeat the question that is open, each answer a tap."""
    told = kind_of(case, context.settings).told
    taps = "　".join(tap(word, f"{word} {case.number}") for word in told.answers(case))
    return f"{named(case)}{told.is_it_right}点一下告诉我：{taps}"
