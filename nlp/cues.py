"""Signs the classifiers see besides characters: which listed words a text holds (线索).

A word added to `keywords.tsv` or `cues.tsv` means the same as those beside it at once.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache

from nlp import lexicon

_FIRST = 0xE100  # private characters, one a sign
_HEAD = 3  # characters of a longer word that must be among the features first


@cache
def _tables() -> tuple[dict[str, str], dict[str, list[str]], frozenset[str], frozenset[str]]:
    """Give the sign or signs of each word, the longer words by their first characters.

    And both by themselves: two sets are joined quicker than a set and keys.
    """
    signs: dict[str, str] = {}
    rows = [*lexicon.rows("keywords.tsv"), *lexicon.rows("cues.tsv")]
    for number, (_, words) in enumerate(rows):
        for word in words.split("/"):
            signs[word] = signs.get(word, "") + chr(_FIRST + number)
    longer: dict[str, list[str]] = {}
    for word in signs:
        if len(word) > _HEAD:
            longer.setdefault(word[:_HEAD], []).append(word)
    return signs, longer, frozenset(signs), frozenset(longer)


def cues(found: AbstractSet[str], text: str) -> set[str]:
    """List the signs of the words in `text`, whose short pieces are `found` already."""
    signs, longer, words, heads = _tables()
    held = set(words & found)
    for head in heads & found:
        held.update(word for word in longer[head] if word in text)
    return set(_signs(held, signs))


def _signs(held: set[str], signs: dict[str, str]) -> Iterator[str]:
    """Leave out what is part of a longer word: 停车费 is about a fee, not about parking."""
    taken = ""
    for word in sorted(held, key=len, reverse=True):
        if word not in taken:
            taken = f"{taken}\n{word}"
            yield from signs[word]
