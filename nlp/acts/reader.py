"""Which acts a text does, each with a score, by all its words and without knowing what is open."""

from collections.abc import Collection, Mapping

from nlp.linear import ACT, model, weigh

LEAST = 0.05  # what is less likely is not named


def acts_of(features: Collection[str]) -> Mapping[str, float]:
    """Return the acts with their scores, by the features of a text."""
    weight = weigh(features, ACT)
    return {} if weight is None else model("act").chances(weight, LEAST)
