"""What is said when more news waits for one person than anybody reads: how many there are."""

from __future__ import annotations

from flows.cases.texts.words import short
from flows.writing.markup import tap

CARD_WORDS = 11  # of the twenty characters that a card has for it


def others(count: int, *, staff: bool) -> str:
    """Tell how many more there are, and where they are listed."""
    return f"另有 {count} 件：{tap('待办' if staff else '进度')}"


def with_others(what: str, count: int) -> str:
    """Tell the same on a card."""
    return f"{short(what, CARD_WORDS)}，另有{count}件"
