"""A part of what somebody said, understood for itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.conversation.context import Said


def part(said: Said, words: str) -> Said:
    """Return the same message as if only these words had been said."""
    return replace(said, text=words, meaning=said.meaning.of(words))
