"""Why people were not satisfied (CAL-7): the causes their words name, and the words many used.

Cutting words takes too long for a turn; it is done where the monthly analysis is made.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from nlp import listed
from nlp.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE, PLAIN = "unhappy", "plain"
MOST = 6  # words that are told
COMMON = 2  # people who used a word
SHORTEST = 2  # characters


def causes_of(texts: Iterable[str]) -> list[tuple[str, int]]:
    """Return the causes that are named, and in how many answers; the most frequent first."""
    counts = Counter(kind for text in texts for kind in listed.kinds(TABLE, text) - {PLAIN})
    return counts.most_common()


def common_words(texts: Iterable[str]) -> list[tuple[str, int]]:
    """Return the words that several used, each counted once an answer."""
    counts = Counter(word for text in texts for word in set(words(text)) if _tells(word))
    return [(word, n) for word, n in counts.most_common(MOST) if n >= COMMON]


def _tells(word: str) -> bool:
    return len(word) >= SHORTEST and not listed.says(TABLE, PLAIN, word)
