"""What residents say about a case that they have, in the phrases of `own_case.tsv`.

The kinds are the acts of `nlp/acts/names.py` and a few hints. They mean something only beside a
case; what they mean then is decided there.
"""

import re
from typing import NamedTuple

from nlp import listed, marks
from nlp.acts.names import ACTS
from nlp.acts.whether import asks_whether
from nlp.spelling import plain

TABLE = "own_case"
_STILL, _NOT_FIXED, _FIXED = "still", "not_fixed", "fixed"
# What turns a phrase round: 没全修好, and twice: 不是没修好, 没说不行.
_DENIED = re.compile(
    r"(?P<twice>不是说?|没说|没讲|没有说|并非|又没|以为|谁说)$"
    r"|(?:没有?|未|不|别|不算|没能|不完全|才)(?:全|完全|真的?|给)?$"
)
_ASKS, _BEGINS_TO_ASK = ("吗", "没", "没有", "么", "不"), ("什么时候", "啥时候", "几时")
# Bad things that do not happen any more, and praise that is none.
_NOT_BAD = re.compile(r"(?:没有?|不|未)(?:再|会|怎么|太|有)?(?!停).{1,2}$")
_PRAISE_ALL_THE_SAME, _NO_PRAISE = ("不错", "没话"), ("不", "没", "差", "哪", "算什么")
_DENIALS = frozenset("没不未")  # 没有没修好
_BEFORE = 5  # characters in which a denial stands
# What nobody adds to and nothing is left of, when it stands beside something dear.
_COURTESIES = frozenset({"filler", "thanks", "greet"})


class Heard(NamedTuple):
    """The kinds that were found and those that were denied; `asks` when it ends as a question."""

    kinds: frozenset[str]
    denied: frozenset[str]
    asks: bool


def listen(text: str) -> Heard:
    """Find every kind of phrase in a text; what is denied is neither fixed nor still broken."""
    words = plain(text.strip())
    found: set[str] = set()
    denied: set[str] = set()
    for kind, start, end in listed.find_all(TABLE, words):
        act = _NOT_FIXED if kind == _STILL else kind
        (denied if _is_denied(kind, words, start, end) else found).add(act)
    if "too_early" in found:  # 还没回家，看不出: neither
        found -= {_NOT_FIXED}
    return Heard(frozenset(found), frozenset(denied - found), _asks(words))


def begins_detail(text: str) -> bool:
    """Tell whether words only go on about what was told before: 主要是八楼电梯口."""
    return listed.after(TABLE, frozenset({"details"}), text) is not None


def pointed_at(text: str) -> list[tuple[str, str]]:
    """Return by which word something is pointed at, and the sign behind it: 堆, 里 of 往那堆里扔."""
    words = plain(text)
    ends = (one.end for one in listed.find_all(TABLE, words) if one.kind == "points")
    return [(words[end - 1], words[end : end + 1]) for end in ends]


def _asks(words: str) -> bool:
    asked = words.rstrip("？?。 ")
    ends = (one.end for one in listed.find_all(TABLE, words) if one.kind == "none_at_all")
    return (
        (asked.endswith(_ASKS) and len(asked) not in ends)  # 一点声音没有 asks nothing
        or words.endswith(tuple(marks.ASKS))
        or words.startswith(_BEGINS_TO_ASK)
        or asks_whether(words)
    )


def _is_denied(kind: str, words: str, start: int, end: int) -> bool:
    if kind == _STILL and _NOT_BAD.search(words[start:end]):
        return True
    if kind == "praise" and _is_no_praise(words[start:end]):
        return True
    start = words.rindex(words[start], start, end)  # 不是没来，没修成: the nearer one counts
    before = _DENIED.search(words[max(0, start - _BEFORE) : start])
    if before is None or kind not in ACTS:
        return False
    twice = before["twice"] is not None or words[start] in _DENIALS
    return twice or kind in {_FIXED, "praise"}


def _is_no_praise(words: str) -> bool:
    for praise in _PRAISE_ALL_THE_SAME:
        words = words.replace(praise, "·")
    return any(word in words for word in _NO_PRAISE)


def keeps_the_old(text: str) -> bool:
    """Tell whether a phone is named beside the one that is known: 再留一个备用电话."""
    return listed.says(TABLE, "also_call", text)


def says_only(text: str, kinds: frozenset[str]) -> bool:
    """Tell whether hardly a character is left once these kinds and courtesies are taken away."""
    words = plain(text.strip())
    left = listed.without(TABLE, kinds | _COURTESIES, words)
    return not kinds.isdisjoint(listen(words).kinds) and sum(sign.isalnum() for sign in left) <= 1
