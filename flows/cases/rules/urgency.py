"""How urgent a report is: somebody in danger, a word that says so, or its category's own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.settings.site import Settings, Urgency


def urgency_of(category: str, description: str, danger: str | None, settings: Settings) -> Urgency:
    """Return the urgency of a report; property emergencies (爆管, 停电 …) are urgent."""
    if danger is not None:
        return "emergency"
    known = settings.categories.get(category)
    own: Urgency = known.urgency if known else "ordinary"
    if own == "ordinary" and _any_of(settings.urgent_words).search(description):
        return "urgent"
    return own


@lru_cache(maxsize=4)
def _any_of(entries: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of the entries, all words of one in their order."""
    ways = (".*?".join(map(re.escape, words.split())) for words in entries if words.split())
    return re.compile("|".join(ways) or "(?!)", re.DOTALL)
