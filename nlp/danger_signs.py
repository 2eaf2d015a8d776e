"""What the danger classifier sees besides characters: which groups of words meet in a text.

A child and blood, smoke and a stairwell: neither tells anything alone, together they do. A word
added to a group of `danger_signs.tsv` means the same as those beside it at once.
"""

from collections.abc import Set as AbstractSet
from functools import cache
from itertools import combinations

from nlp import lexicon

_FIRST = 0xE400  # private characters, one a group
_SHORT = 3  # characters of the words that are among a text's features themselves


@cache
def _groups() -> tuple[dict[str, str], frozenset[str], tuple[tuple[str, str], ...]]:
    """Give the group or groups of each word, the words, and the longer ones with theirs."""
    signs: dict[str, str] = {}
    for number, (_, words) in enumerate(lexicon.rows("danger_signs.tsv")):
        for word in words.split("/"):
            signs[word] = signs.get(word, "") + chr(_FIRST + number)
    longer = tuple((word, held) for word, held in signs.items() if len(word) > _SHORT)
    return signs, frozenset(signs), longer


def danger_signs(found: AbstractSet[str], text: str) -> set[str]:
    """List the groups in a text, one by one and two by two; its short pieces are `found`."""
    signs, words, longer = _groups()
    held = {group for word in words & found for group in signs[word]}
    held.update(group for word, groups in longer if word in text for group in groups)
    ordered = sorted(held)
    return held.union(map("".join, combinations(ordered, 2)))
