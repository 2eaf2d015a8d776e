"""Which acts a text does, each with a score, by all its words and by what was said before them.

What was asked changes how likely an act is (`没有` after 修好了吗), never which words do it.
"""

from collections.abc import Collection, Mapping

from nlp.linear import ACT, model, weigh

LEAST = 0.05  # what is less likely is not named
NOTHING = "nothing"  # was asked
STAFF, LEADER = "staff", "leader"  # who speaks; whatever they were asked


def acts_of(features: Collection[str], asked: str) -> Mapping[str, float]:
    """Return the acts with their scores, by the features of a text and what was asked."""
    weight = weigh(features, ACT)
    return {} if weight is None else model("act").chances(weight, LEAST, asked)
