"""Where a clause ends: the signs between clauses, to be put into a class of characters."""

from __future__ import annotations

PAUSES = "，,。；;！!"
ASKS = "？?"
LISTS = "、"  # between the parts of a list, which are one clause elsewhere
