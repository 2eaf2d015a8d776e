"""Do two texts say nearly the same? Told by the share of words they have in common."""

from nlp import tokens
from nlp.spelling import plain

LONGEST = 160  # characters compared: what it is about stands in the beginning


def likeness(one: str, other: str) -> float:
    """Return the share of words that two texts have in common, from 0 to 1."""
    mine, theirs = _terms(one), _terms(other)
    most = len(mine) + len(theirs)
    return 2 * len(mine & theirs) / most if most else 0.0


def _terms(text: str) -> set[str]:
    words = tokens.words(plain(text[:LONGEST]))
    return {word for word in words if len(word) > 1 and not word.isdigit()}
