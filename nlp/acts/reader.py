"""Which acts a text does, each with a score, by all its words and without knowing what is open."""

from collections.abc import Mapping

from nlp.linear import model

LEAST = 0.05  # what is less likely is not named


def acts_of(weight: int | None) -> Mapping[str, float]:
    """Return the acts with their scores, by what the features of a text weigh."""
    return {} if weight is None else model("act").chances(weight, LEAST)
