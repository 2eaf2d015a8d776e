"""How urgent a report is: somebody in danger, a word that says so, or its category's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.settings.site import Settings, Urgency


def urgency_of(category: str, description: str, danger: str | None, settings: Settings) -> Urgency:
    """Return the urgency of a report; property emergencies (爆管, 停电 …) are urgent."""
    if danger is not None:
        return "emergency"
    known = settings.categories.get(category)
    own: Urgency = known.urgency if known else "ordinary"
    if own == "ordinary" and any(says(one, description) for one in settings.urgent_words):
        return "urgent"
    return own


def says(words: str, description: str) -> bool:
    """Tell whether all of the words are said, in their order."""
    at = 0
    for word in words.split():
        found = description.find(word, at)
        if found < 0:
            return False
        at = found + len(word)
    return bool(words)
