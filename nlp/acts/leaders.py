"""What those who lead ask in their own words: the acts of a question, each with a score.

A wrong answer costs one message more: what the table covers is answered, and what was learnt.
"""

from collections.abc import Callable

from nlp import listed, thresholds
from nlp.acts.names import LEADER

TABLE = "leaders"
OWN_WORK, LOADS, RANKS, TIMES, NOT_YET, ASKS = (
    "own_work",
    "loads",
    "ranks",
    "times",
    "not_yet",
    "asks",
)
# Of what is equally likely the first: what is more is said of less.
ORDER = (
    *(OWN_WORK, "staff_off", "compare", LOADS, RANKS, TIMES, "overdue", "unsent", "big"),
    *("who_has", "undone", "month", "team", "case", "person", "today"),
)
LONGEST = 40  # characters of a question


def questions(learnt: Callable[[str], float], rest: str) -> list[str]:
    """Return what is asked, the likeliest first; `rest` are the words without names and numbers.

    `learnt` tells how surely an act was heard by what was learnt.
    """
    kinds = listed.kinds(TABLE, rest)
    covered = ASKS in kinds and _is_covered(rest)
    found = []
    for place, act in enumerate(ORDER):
        told = learnt(act) if act in LEADER else 0.0
        score = max(told, thresholds.LISTED if covered and act in kinds else 0.0)
        if score >= thresholds.ANSWER:
            found.append((-round(score, 1), place, act))
    return [act for _, _, act in sorted(found)]


def not_yet(words: str) -> str:
    """Return the word in a sentence that leads to what chat can't show yet; empty for none."""
    found = next((one for one in listed.find_all(TABLE, words) if one.kind == NOT_YET), None)
    return words[found.start : found.end] if found and _is_covered(words) else ""


def _is_covered(words: str) -> bool:
    """Tell whether the table has every word."""
    kinds = frozenset(found.kind for found in listed.find_all(TABLE, words))
    return not any("一" <= sign <= "鿿" for sign in listed.without(TABLE, kinds, words))
