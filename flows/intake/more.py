"""What more is said at the card, and whether it belongs to the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp.acts import consequences
from nlp.answers import bare

if TYPE_CHECKING:
    from flows.conversation.engine import Answers


def belongs(words: str, answers: Answers) -> bool:
    """Tell whether words that no intent is sure of say something about the report."""
    return consequences.CAPTION.match(words) is not None or _is_consequence(words, answers)


def _is_consequence(words: str, answers: Answers) -> bool:
    """Tell whether short words tell what the problem does, and name nothing else."""
    kinds = consequences.CONSEQUENCES.get(answers["category"]["name"], consequences.ANY_CONSEQUENCE)
    return kinds.fullmatch(bare(words)) is not None
