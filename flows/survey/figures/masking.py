"""What residents wrote, without what tells who they or others are: names, phones, homes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.cases.rules import confidentiality
from nlp.names import could_be_name, find_name

if TYPE_CHECKING:
    from collections.abc import Iterable

HIDDEN = "*"
LENGTHS = (4, 3, 2)  # of names
_CALLED = re.compile(
    "[\u4e00-\u9fff](?:师傅|先生|女士|小姐|阿姨|大爷|大妈|叔叔|老师|奶奶|爷爷|太太)"
)


def names_in(names: Iterable[str]) -> frozenset[str]:
    """Return those of a roster that are shaped like a name, so that no ordinary word is hidden."""
    return frozenset(one for one in names if could_be_name(one))


def masked(text: str, names: frozenset[str]) -> str:
    """Return a text without names (those of the roster and the writer's), phones and homes."""
    for _ in range(LENGTHS[0]):
        name = find_name(text)
        if name is None:
            break
        text = text.replace(name, HIDDEN)
    text = _CALLED.sub(lambda found: HIDDEN if could_be_name(found[0]) else found[0], text)
    return confidentiality.without_places(_without(text, names))


def _without(text: str, names: frozenset[str]) -> str:
    """Hide the names that occur, the longest first, in one pass."""
    parts, at = [], 0
    while at < len(text):
        found = next((n for n in LENGTHS if text[at : at + n] in names), 0)
        parts.append(HIDDEN if found else text[at])
        at += found or 1
    return "".join(parts)
