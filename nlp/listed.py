"""Tables of phrases by kind (`lexicon/phrases/*.tsv`): what a text says in listed words.

One line is a kind, a tab and a phrase in the notation of nlp/phrases.py; a line added to a table
counts at once, nothing is learnt. Case, width and usual typos make no difference (nlp/spelling.py).
A text is searched once a table, however often it is asked about.

    says("own_case", "fixed", text)          the text holds a phrase of this kind
    kinds("own_case", text)                  every kind it holds
    says_only("own_case", {"fixed"}, text)   … and beside it nothing but courtesies
    without("own_case", {"fixed"}, text)     the words left when those are taken out
    after("complaint", {"no_talk"}, text)    the words behind, where it begins with one
    trimmed("survey", "lead", "tail", text)  without such words before and after it
"""

from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import NamedTuple

from nlp import lexicon, marks
from nlp.phrases import Table, phrases
from nlp.spelling import plain

_COURTESIES = "请您你们我吧了啊呀呢嘛哦噢哈啦的哒滴就那"
_EDGE = f"{marks.PAUSES}{marks.LISTS}:： \u3000\n\t。.~～…"
_NOTHING = frozenset(f"{_EDGE}{marks.ASKS}\"'“”()（）{_COURTESIES}")
_REMEMBERED = 512  # texts: those of the turns that run at once, each with a few tables


class Found(NamedTuple):
    """One phrase that a text holds: its kind, and where it stands."""

    kind: str
    start: int
    end: int


class NoSuchTableError(LookupError):
    """A table that is asked for by a name that none has."""


@cache
def _table(name: str) -> Table:
    try:
        rows = lexicon.rows(f"phrases/{name}.tsv")
    except FileNotFoundError as missing:
        message = f"no table of phrases nlp/lexicon/phrases/{name}.tsv"
        raise NoSuchTableError(message) from missing
    for row in rows:
        if len(row) != len(("kind", "phrase")) or not all(row):
            message = f"phrases/{name}.tsv: a line is a kind, a tab and a phrase, not {row}"
            raise ValueError(message)
    return Table(phrases((plain(kind) if kind[0] == "@" else kind, plain(p)) for kind, p in rows))


_plain = lru_cache(maxsize=_REMEMBERED)(plain)


@lru_cache(maxsize=_REMEMBERED)
def find_all(table: str, text: str) -> tuple[Found, ...]:
    """Find every phrase of a table in a text."""
    return tuple(Found(*found) for found in _table(table).find_all(_plain(text)))


def kinds(table: str, text: str) -> frozenset[str]:
    """Return the kinds of the phrases that a text holds."""
    return frozenset(found.kind for found in find_all(table, text))


def says(table: str, kind: str, text: str) -> bool:
    """Tell whether a text holds a phrase of a kind."""
    return any(found.kind == kind for found in find_all(table, text))


def without(table: str, wanted: AbstractSet[str], text: str, gap: str = "") -> str:
    """Return what is left of a text without its phrases of some kinds, with a gap for each sign."""
    gone: set[int] = set()
    for found in find_all(table, text):
        if found.kind in wanted:
            gone.update(range(found.start, found.end))
    return "".join(gap if at in gone else sign for at, sign in enumerate(text))


def says_only(table: str, wanted: AbstractSet[str], text: str) -> bool:
    """Tell whether a text holds such phrases, and nothing beside them but courtesies."""
    left = without(table, wanted, text)
    return left != text and not set(left) - _NOTHING


def after(table: str, wanted: AbstractSet[str], text: str, *, apart: bool = False) -> str | None:
    """Return what follows the longest of such phrases that a text begins with; None without one.

    `apart`: something must stand between, as 不是，在三楼 puts right and 不是很清楚 does not.
    """
    said = text.lstrip(_EDGE)
    ends = [one.end for one in find_all(table, said) if one.kind in wanted and not one.start]
    if not ends:
        return None
    rest = said[max(ends) :].strip(_EDGE)
    glued = rest and said[max(ends)] not in _EDGE
    return None if apart and glued else rest


def trimmed(table: str, lead: str, tail: str, text: str) -> str:
    """Return a text without the phrases of one kind before it and those of another after it."""
    left = text.strip(_EDGE)
    while True:
        found = find_all(table, left)
        begins = max((one.end for one in found if (one.kind, one.start) == (lead, 0)), default=0)
        whole = len(left)
        ends = min(
            (one.start for one in found if (one.kind, one.end) == (tail, whole)), default=whole
        )
        if ends - begins == whole:
            return left
        left = left[begins : max(begins, ends)].strip(_EDGE)
