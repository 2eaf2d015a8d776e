"""Where a clause ends: the signs between clauses, to be put into a class of characters."""

from __future__ import annotations

PAUSES = "，,。；;！!"
ASKS = "？?"
_SPACES = "\n\r\t\u3000\xa0"
LISTS = "、"  # between the parts of a list, which are one clause elsewhere


def parts(text: str, signs: str) -> list[str]:
    """Part a text at each of these signs and each space; between two of them is an empty part."""
    return text.translate(dict.fromkeys(map(ord, signs + _SPACES), " ")).split(" ")


def asks(text: str) -> bool:
    """Tell whether a text has the sign of a question: 可以？ is no yes."""
    return not set(ASKS).isdisjoint(text)
