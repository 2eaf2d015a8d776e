"""What a message may mean, the likeliest first: what is offered where nobody can be sure."""

from typing import NamedTuple

from nlp import categories, thresholds
from nlp.categories import Ranking
from nlp.intents import UNKNOWN

WITH_CATEGORY = categories.OF_A_PROBLEM


class Reading(NamedTuple):
    """One intent, with a category where it has one, and how likely both are."""

    intent: str
    category: str | None
    score: float


def rank_readings(intents: dict[str, float], ranked: Ranking) -> tuple[Reading, ...]:
    """Return the likeliest readings; a category that is nearly as likely makes another one."""
    found = []
    for intent, score in intents.items():
        if score < thresholds.OFFERED:
            continue
        if intent not in WITH_CATEGORY or not ranked.scores:
            found.append(Reading(intent, None, score))
            continue
        for name, share in ranked.scores[: thresholds.MOST_OFFERED]:
            found.append(Reading(intent, name, score * share))
    found.sort(key=lambda reading: -reading.score)
    return tuple(found[: thresholds.MOST_OFFERED])


def is_sure(readings: tuple[Reading, ...]) -> bool:
    """Tell whether the likeliest reading is acted upon without asking."""
    return bool(readings) and readings[0].intent != UNKNOWN and readings[0].score >= thresholds.SURE
