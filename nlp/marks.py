"""Where a clause ends: the signs between clauses, to be put into a class of characters."""

from __future__ import annotations

PAUSES = "，,。；;！!"
ASKS = "？?"
LISTS = "、"  # between the parts of a list, which are one clause elsewhere


def asks(text: str) -> bool:
    """Tell whether a text has the sign of a question: 可以？ is no yes."""
    return not set(ASKS).isdisjoint(text)
