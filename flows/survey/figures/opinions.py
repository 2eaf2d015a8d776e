"""What many wrote (SUR-8): free texts grouped by likeness, masked, in no order; told in groups."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

from nlp.similarity import Message, cluster

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 10  # opinions in the figures, which are read with the case
WORDS = 5  # texts of each
COMPARED = 1000  # texts that are compared; of more, so many drawn by chance
_DICE = random.SystemRandom()
T = TypeVar("T")


def shuffled(rows: Sequence[T]) -> list[T]:
    """Return rows in an order that tells nothing."""
    return _DICE.sample(rows, len(rows))


def opinions_of(texts: Sequence[str]) -> list[dict[str, Any]]:
    """Group masked texts by likeness, the most frequent first; what only one wrote is left out."""
    compared = _DICE.sample(texts, min(len(texts), COMPARED))
    groups: dict[str, list[str]] = defaultdict(list)
    titles: dict[str, str] = {}
    rows = cluster([Message(str(place), "", text) for place, text in enumerate(compared)])
    for (_place, group, title), text in zip(rows, compared, strict=True):
        if group:
            groups[group].append(text)
            titles[group] = title
    largest = sorted(groups, key=lambda group: -len(groups[group]))[:MOST]
    return [
        {"title": titles[one], "count": len(groups[one]), "words": groups[one][:WORDS]}
        for one in largest
    ]
