"""How satisfied somebody is who was asked (回访): by name, in the words of a verdict, or as a score."""

from typing import NamedTuple

from nlp import clauses, listed, marks
from nlp.acts import contentment, rating

TABLE = "satisfaction"
WELL, BADLY = 4, 2  # stars of five
SATISFIED, MOSTLY, DISSATISFIED = "satisfied", "mostly", "dissatisfied"
_NAMES = frozenset({SATISFIED, MOSTLY, DISSATISFIED, "none"})
_OFFERED = {"基本满意": MOSTLY, "不满意": DISSATISFIED, "满意": SATISFIED}


class Named(NamedTuple):
    """A clause that names how satisfied somebody is, and where it stands."""

    result: str
    start: int
    end: int


def named(text: str) -> list[Named]:
    """List the clauses that say 满意 in any form; what is only asked, or made a condition, is none."""
    found = (_named(text, start, end) for start, end in clauses.spans(text))
    return [one for one in found if one is not None]


def _named(text: str, start: int, end: int) -> Named | None:
    if marks.asks(text[end : end + 1]):
        return None
    found = [one for one in listed.find_all(TABLE, text[start:end]) if one.kind in _NAMES]
    longest = max(found, key=lambda one: one.end - one.start, default=None)  # 不是不满意
    return None if longest is None or longest.kind == "none" else Named(longest.kind, start, end)


def of_all(text: str) -> bool:
    """Tell whether several are meant at once (都满意)."""
    return listed.says(TABLE, "all", text)


def says_no_more(text: str) -> bool:
    """Tell whether there is nothing to add (没有别的了)."""
    return listed.says_only(TABLE, frozenset({"no_more"}), text)


def only_denies(text: str) -> bool:
    """Tell whether a bare no is said (没有), which may be meant for anything that was asked."""
    return listed.says_only(TABLE, frozenset({"denies"}), text)


def without_name(text: str) -> str:
    """Return a clause without the words that name it, or point at what was asked (刚才那个)."""
    return listed.without(TABLE, frozenset({DISSATISFIED, MOSTLY, SATISFIED, "about"}), text)


def offered(text: str) -> tuple[str, str] | None:
    """Return which of the three words begins a text, and the rest; None for any other text."""
    for word, result in _OFFERED.items():
        rest = text.strip().removeprefix(word)
        if rest != text.strip() and (not rest or rest[0] in marks.PAUSES or rest[0].isspace()):
            return result, rest.strip(marks.PAUSES + " \n\u3000")
    return None


def satisfied_as(text: str, stars: int | None) -> tuple[str, str] | None:
    """Return how satisfied somebody is, and what is said beside it; None for other words.

    `stars` are those that the words surely give: 一颗 alone may be of lamps.
    """
    known = offered(text)
    if known is not None:
        return known
    if stars is not None:
        return by_stars(stars), rating.beside(text)
    first, rest = _parted(text)
    reading = contentment.reads(first)
    if reading is None or first.isdecimal():
        return None
    if reading == "unsure":
        half = "half" in listed.kinds(contentment.TABLE, first)
        return (MOSTLY, rest) if half else None
    return (SATISFIED if reading == "yes" else DISSATISFIED), rest


def by_stars(stars: int) -> str:
    """Return how satisfied a score of one to five is."""
    if stars <= BADLY:
        return DISSATISFIED
    return SATISFIED if stars >= WELL else MOSTLY


def _parted(text: str) -> tuple[str, str]:
    """Return the first clause, and the rest of what was said."""
    words = text.strip()
    ends = [at for at, sign in enumerate(words) if sign in marks.PAUSES or sign.isspace()]
    if not ends:
        return words, ""
    return words[: ends[0]], words[ends[0] :].strip(marks.PAUSES + " \n\u3000")
