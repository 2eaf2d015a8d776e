"""What more is said at the card: whether it belongs to the report or is another matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.texts import more as texts
from flows.texts import ways

if TYPE_CHECKING:
    from flows.context import Said
    from flows.engine import Answers

TELLING = frozenset({"report", "complaint", "help_request", "suggestion"})


def belongs(words: str, answers: Answers) -> bool:
    """Tell whether words that no intent is sure of say something about the report."""
    return texts.CAPTION.match(words) is not None or _is_consequence(words, answers)


def is_another_matter(said: Said, answers: Answers) -> bool:
    """Tell whether the words are about another kind of problem than the one to be confirmed.

    What comes of the problem is none (臭死了), nor is a word about a photo; what is broken outside
    the home is, whatever its kind.
    """
    words, category = said.text.strip(), said.meaning.category
    if _is_consequence(words, answers) or category is None:
        return False
    if texts.CAPTION.match(words) and not texts.BROKEN.search(words):
        return False
    at_home = (answers.get("place") or {}).get("home")
    if at_home and texts.OUTSIDE.search(words) and said.meaning.intent in TELLING:
        return True
    return bool(category != answers["category"]["name"] != "other")


def _is_consequence(words: str, answers: Answers) -> bool:
    """Tell whether short words tell what the problem does, and name nothing else."""
    kinds = texts.CONSEQUENCES.get(answers["category"]["name"], texts.ANY_CONSEQUENCE)
    return kinds.fullmatch(ways.bare(words)) is not None
