"""Whether one answer fits all who ask a question (门禁卡怎么办), or only a colleague knows it.

Nobody's list knows one's own account or case, what happened at a time, or what somebody is like.
"""

from functools import lru_cache

from nlp import listed
from nlp.examples import OF_ALL
from nlp.features import features
from nlp.linear import GENERAL, model, weigh
from nlp.spelling import plain

_TABLE = "of_one"


@lru_cache(maxsize=64)  # of the turns that run at once, each looked at by a few
def generality(text: str) -> float:
    """Return how surely one answer fits all who ask this."""
    if listed.find_all(_TABLE, text):
        return 0.0
    weight = weigh(features(plain(text)), GENERAL)
    return model(*GENERAL).probabilities(weight)[OF_ALL] if weight is not None else 0.0


def asks_what_happened(text: str) -> bool:
    """Tell whether somebody asks what happened or was said somewhere (昨天那个会开得怎样)."""
    return listed.says(_TABLE, "event", text)
