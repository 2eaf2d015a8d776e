"""How many of five somebody gives, in whatever words: 给五分, ⭐⭐⭐, 凑合, 1分都不想给."""

import re

from nlp import listed
from nlp.spelling import plain

TABLE = "rating"
LONGEST = 60  # characters; whoever says more tells something of its own
_COURTESIES = 2  # characters as in 给个…吧 and 打…, which say nothing of it
_MOST = 5
_ASKS = frozenset("?？")
_STARS = "⭐★🌟"
_DIGITS = {
    sign: n for n, signs in enumerate(("1一", "2二两", "3三", "4四", "5五"), 1) for sign in signs
}
# A digit with its unit, or alone at the beginning; 10分, 3栋, 五个人 and 扣一颗 are none.
_SCORE = re.compile(
    r"(?<![\d一二三四五十第.扣减少差])(?P<n>[1-5一二两三四五])(?:个|颗)?(?:分(?!钟)|星|颗|(?=$|[吧啊呢了，,。.!！\s]))"
)

_CHANGED = re.compile(
    r"(?:[改换](?:成|为|到|给)?|重新(?:打|给)|应该(?:是|打|给))个?(?P<n>[1-5一二两三四五])(?:个|颗)?(?:分(?!钟)|星|颗|$|[吧啊了，,。.!！])"
)


def score_in(text: str) -> int | None:
    """Return the score that is given; None where there is none, or more than one."""
    words = plain(text.strip())
    if len(words) > LONGEST or not _ASKS.isdisjoint(words):
        return None
    stars = sum(words.count(sign) for sign in _STARS)
    if stars:
        return stars if stars <= _MOST else None
    numbers = {_DIGITS[found["n"]] for found in _SCORE.finditer(words)}
    found = listed.find_all(TABLE, words)
    longest = max((one.end - one.start for one in found), default=0)
    said = {int(one.kind) for one in found if one.end - one.start == longest}
    given = numbers or said
    return given.pop() if len(given) == 1 else None


def changed_to(text: str) -> int | None:
    """Return the score that another one is changed to: 给少了，改5."""
    found = _CHANGED.search(plain(text.strip()))
    return _DIGITS[found["n"]] if found else None


def stars_in(text: str) -> int | None:
    """Return the score that is given in stars or points, whatever else is said (修好了，给五星)."""
    return score_in(text) if any(unit in text for unit in ("分", "星", "颗", *_STARS)) else None


def beside(text: str) -> str:
    """Return the text where it says more than a score, else nothing."""
    rest = listed.without(TABLE, frozenset("12345"), _SCORE.sub("", plain(text)))
    more = sum(sign.isalnum() for sign in rest)
    return text.strip() if more > _COURTESIES else ""
