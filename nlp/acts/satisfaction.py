"""How satisfied somebody is who was asked (回访): in the words of `contentment.tsv`, or a score."""

from nlp import listed, marks
from nlp.acts import contentment, rating

WELL, BADLY = 4, 2  # stars of five
SATISFIED, MOSTLY, DISSATISFIED = "satisfied", "mostly", "dissatisfied"
_OFFERED = {"基本满意": MOSTLY, "不满意": DISSATISFIED, "满意": SATISFIED}


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
