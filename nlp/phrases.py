"""Phrases as the tables write them: words in order with gaps between, alternatives by `|`.

A space stands for up to eight characters of one clause, `…` for twenty across commas, `+` for none,
`_` for a blank between letters, which may be missing (MEI_QI). A row whose first cell is `@name`
names a group of words, written `@name` among the words of others.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_GAPS = {" ": "[^，。！？；,!?;·\n]{0,8}?", "…": "[^。！？；!?;·\n]{0,20}?", "+": ""}
_TIGHT_GAPS = {" ": "[^，。！？；,!?;\\s]{0,8}?", "…": "[^。！？；!?;\\s]{0,20}?", "+": ""}


class Phrase(NamedTuple):
    """One line of a table; `beginnings` and `endings` tell quickly that it is not in a text.

    They are the first and last two characters of the words that it may begin and end with.
    """

    kind: str
    beginnings: frozenset[str]
    endings: frozenset[str]
    pattern: re.Pattern[str]


class Table:
    """Phrases in their order; a text is only searched for those whose ends it has."""

    def __init__(self, known: Sequence[Phrase]) -> None:
        self._known = known
        self._beginnings = _Edges([phrase.beginnings for phrase in known])
        self._endings = _Edges([phrase.endings for phrase in known])
        self._heads = frozenset(edge[0] for edge in self._beginnings.held)
        self._tails = frozenset(edge[-1] for edge in self._endings.held)

    def likely(self, text: str) -> Iterator[Phrase]:
        """List the phrases of which the text has a beginning and an ending."""
        if self._heads.isdisjoint(text) or self._tails.isdisjoint(text):
            return
        edges = _edges(text)
        left = self._beginnings.places(edges)
        left = left and left & self._endings.places(edges)
        while left:
            lowest = left & -left
            yield self._known[lowest.bit_length() - 1]
            left ^= lowest

    def find_all(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Find every phrase in the text: its kind, where it begins and ends."""
        for phrase in self.likely(text):
            for hit in phrase.pattern.finditer(text):
                yield phrase.kind, hit.start(), hit.end()


@lru_cache(maxsize=128)  # a text is looked for in several tables
def _edges(text: str) -> frozenset[str]:
    """Return each sign of a text, and each two that stand together."""
    return frozenset(text).union(map("".join, pairwise(text)))


class _Edges:
    """The places in a table where each beginning or ending stands, one bit a place."""

    def __init__(self, known: Sequence[frozenset[str]]) -> None:
        self.held = frozenset[str]().union(
            *known
        )  # two sets are joined quicker than a set and keys
        self._places = dict.fromkeys(self.held, 0)
        for place, edges in enumerate(known):
            for edge in edges:
                self._places[edge] |= 1 << place

    def places(self, edges: frozenset[str]) -> int:
        """Join the places of those edges that a text has."""
        found = 0
        for edge in self.held & edges:
            found |= self._places[edge]
        return found


def phrase(kind: str, written: str, *, tight: bool = False) -> Phrase:
    """Read one phrase; `tight` ones end where a space stands for a comma, as in dictated texts."""
    parts = re.split("([ …+])", written.replace(" … ", "…"))
    words = [sorted(word.split("|"), key=len, reverse=True) for word in parts[::2]]
    if not all(map(all, words)):
        message = f"a phrase of {kind!r} has an empty word: {written!r}"
        raise ValueError(message)
    gaps = [(_TIGHT_GAPS if tight else _GAPS)[gap] for gap in parts[1::2]]
    choices = [f"(?:{'|'.join(map(re.escape, word)).replace('_', ' ?')})" for word in words]
    pattern = "".join(choice + gap for choice, gap in zip(choices, [*gaps, ""], strict=True))
    return Phrase(
        kind,
        frozenset(word.partition("_")[0][:2] for word in words[0]),
        frozenset(word.rpartition("_")[2][-2:] for word in words[-1]),
        re.compile(pattern),
    )


def phrases(rows: Iterable[tuple[str, ...]], *, tight: bool = False) -> list[Phrase]:
    """Read the rows `kind, phrase` of a table, groups first."""
    groups: dict[str, str] = {}
    found = []
    for kind, written in rows:
        spelled = written
        for name, words in groups.items():
            spelled = spelled.replace(name, words)
        if kind.startswith("@"):
            groups[kind] = spelled
        else:
            found.append(phrase(kind, spelled, tight=tight))
    return found
