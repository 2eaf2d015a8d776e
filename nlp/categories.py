"""What kind of problem a message is about (类别), most likely first."""

from dataclasses import dataclass
from operator import itemgetter

from nlp.linear import model

NONE = "-"  # the class of texts that name no problem


OF_A_PROBLEM = {"report", "complaint", "suggestion", "help_request", "inquiry"}
DOUBT = 0.5  # such messages have a category even if this much less likely than none
BY_DANGER = {"fire": "fire_safety", "gas": "gas_heating", "shock": "electricity_lighting"}


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every category with its score, highest first, and the score of there being no problem."""

    scores: tuple[tuple[str, float], ...]
    nothing: float


def rank_categories(weight: int | None) -> Ranking:
    """Tell how likely each category is by what the features of a text weigh."""
    if weight is None:
        return Ranking((), 1.0)
    scores = model("category").probabilities(weight)
    nothing = scores.pop(NONE)
    return Ranking(tuple(sorted(scores.items(), key=itemgetter(1), reverse=True)), nothing)


def best_category(ranking: Ranking, intent: str, danger: str | None = None) -> str | None:
    """Name the likeliest category, None when no problem is named."""
    if not ranking.scores:
        return None
    best, score = ranking.scores[0]
    doubt = DOUBT if intent in OF_A_PROBLEM else 1.0
    if score >= ranking.nothing * doubt:
        return best
    return BY_DANGER.get(danger or "")
