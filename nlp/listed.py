"""Tables of phrases by kind (`lexicon/phrases/*.tsv`): what a text says in listed words.

The notation is that of nlp/phrases.py. A line added to a table counts at once: nothing is learnt.
"""

from functools import cache
from typing import NamedTuple

from nlp import lexicon, marks
from nlp.phrases import Table, phrases
from nlp.spelling import plain

_COURTESIES = "请您你们我吧了啊呀呢嘛哦噢哈啦的哒滴就那"
_NOTHING = frozenset(
    f"{marks.PAUSES}{marks.ASKS}{marks.LISTS} \n\t。.~～…\"'“”()（）" + _COURTESIES
)


class Found(NamedTuple):
    """One phrase that a text holds: its kind, and where it stands."""

    kind: str
    start: int
    end: int


@cache
def _table(name: str) -> Table:
    return Table(phrases(lexicon.rows(f"phrases/{name}.tsv")))


def find_all(table: str, text: str) -> list[Found]:
    """Find every phrase of a table in a text."""
    return [Found(*found) for found in _table(table).find_all(plain(text))]


def kinds(table: str, text: str) -> frozenset[str]:
    """Return the kinds of the phrases that a text holds."""
    return frozenset(found.kind for found in find_all(table, text))


def says(table: str, kind: str, text: str) -> bool:
    """Tell whether a text holds a phrase of a kind."""
    return kind in kinds(table, text)


def without(table: str, wanted: frozenset[str], text: str) -> str:
    """Return what is left of a text without its phrases of some kinds."""
    gone: set[int] = set()
    for found in find_all(table, text):
        if found.kind in wanted:
            gone.update(range(found.start, found.end))
    return "".join(sign for at, sign in enumerate(text) if at not in gone)


def says_only(table: str, wanted: frozenset[str], text: str) -> bool:
    """Tell whether a text holds such phrases, and nothing beside them but courtesies."""
    left = without(table, wanted, text)
    return left != text and not set(left) - _NOTHING
