"""Labels that people write before a part of what they write: 原因：…, 议题 …; pure.

Which words are labels stands in the table of wordings, one kind a label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nlp import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE = "survey"
EDGE = " \t\r\n　，,。;；:：、"
_COLONS = ":："


class Label(NamedTuple):
    """A word that may be a label: its kind, where it begins, and where what it is about does."""

    kind: str
    start: int
    end: int
    begins: bool  # at the beginning of a part, not within a sentence
    colon: bool
    apart: bool  # a colon or a space follows


def labels_in(words: str, kinds: Iterable[str]) -> list[Label]:
    """Find every word that may be a label, in the order of the text."""
    wanted = frozenset(kinds)
    found = []
    for kind, start, end in listed.find_all(TABLE, words):
        if kind in wanted:
            rest = words[end:].lstrip()
            colon = rest[:1] in _COLONS and bool(rest)
            after = len(words) - len(rest.lstrip(_COLONS).lstrip() if colon else rest)
            begins = not start or words[start - 1] in EDGE
            found.append(Label(kind, start, after, begins, colon, after > end))
    return sorted(found, key=lambda one: one.start)
