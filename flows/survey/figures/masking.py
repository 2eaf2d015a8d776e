"""What residents wrote, without what tells who they or others are: names, phones, homes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import confidentiality
from nlp import listed
from nlp.names import could_be_name, find_name

if TYPE_CHECKING:
    from collections.abc import Iterable

HIDDEN = "*"
LENGTHS = (4, 3, 2)  # of names


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
    called = {
        text[max(0, one.start - 1) : one.end]
        for one in listed.find_all("people", text)
        if one.kind == "address"
    }
    for name in filter(could_be_name, called):
        text = text.replace(name, HIDDEN)
    return confidentiality.without_places(_without(text, names))


def _without(text: str, names: frozenset[str]) -> str:
    """Hide the names that occur, the longest first, in one pass."""
    parts, at = [], 0
    while at < len(text):
        found = next((n for n in LENGTHS if text[at : at + n] in names), 0)
        parts.append(HIDDEN if found else text[at])
        at += found or 1
    return "".join(parts)
