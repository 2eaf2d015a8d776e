"""Phrases as the tables write them: words in order with gaps between, alternatives by `|`.

A space stands for up to eight characters of one clause, `…` for twenty across commas. A row
whose first cell is `@name` names a group of words, written `@name` among the words of others.
"""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

_GAPS = {" ": "[^，。！？；,!?;·\n]{0,8}?", "…": "[^。！？；!?;·\n]{0,20}?"}
_TIGHT_GAPS = {" ": "[^，。！？；,!?;\\s]{0,8}?", "…": "[^。！？；!?;\\s]{0,20}?"}


class Phrase(NamedTuple):
    """One line of a table; `beginnings` and `endings` tell quickly that it is not in a text."""

    kind: str
    beginnings: frozenset[str]
    endings: frozenset[str]
    pattern: re.Pattern[str]

    def may_be_among(self, signs: AbstractSet[str]) -> bool:
        """Tell quickly whether a text of these characters may hold the phrase."""
        return not (self.endings.isdisjoint(signs) or self.beginnings.isdisjoint(signs))


def phrase(kind: str, written: str, *, tight: bool = False) -> Phrase:
    """Read one phrase; `tight` ones end where a space stands for a comma, as in dictated texts."""
    parts = re.split("([ …])", written)
    words = [word.split("|") for word in parts[::2]]
    gaps = [(_TIGHT_GAPS if tight else _GAPS)[gap] for gap in parts[1::2]]
    choices = [f"(?:{'|'.join(map(re.escape, word))})" for word in words]
    pattern = "".join(choice + gap for choice, gap in zip(choices, [*gaps, ""], strict=True))
    return Phrase(
        kind,
        frozenset(word[0] for word in words[0]),
        frozenset(word[-1] for word in words[-1]),
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


def find_all(known: Iterable[Phrase], text: str) -> Iterator[tuple[str, int, int]]:
    """Find every phrase in the text: its kind, where it begins and ends."""
    signs = set(text)
    for kind, beginnings, endings, pattern in known:
        if endings.isdisjoint(signs) or beginnings.isdisjoint(signs):
            continue
        for hit in pattern.finditer(text):
            yield kind, hit.start(), hit.end()
