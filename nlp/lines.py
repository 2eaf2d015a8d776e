"""A line that names a home, a phone and the words in any order: the words alone (代报).

Only what stands for itself is taken out: the home in 楼上1601漏水 belongs to the words.
"""

import re

from nlp.homes import Mention, find_mentions
from nlp.phones import find_phones, of_resident
from nlp.spelling import plain

GAP = "\n"  # where something was taken out
_EDGE = " \t\u3000，,、；;。:：\n"
STARTER = re.compile(  # 报修三天了 tells how long
    r"^(?:我要)?(?:报修|报事|报障)"
    r"(?![了过的单没好]|[\d一二两三四五六七八九十几多]+[天次回个])[:：,，。 ]*"
)
_LEAD = re.compile(
    rf"(?:^|(?<=[{_EDGE}]))(?:我们?家?(?:是|住在?|在)?|家住|住在?|住址|地址|房号|房间号?|业主|住户|租户|是|在)"
    r"(?:是|在|:|：)?\s?$"
)
_TAIL = re.compile(r"^(?:室|号)?(?:的?(?:业主|住户|租户|家属))?的?")


def without_particulars(text: str) -> str:
    """Return the line with a gap for each phone number, and each home that stands for itself."""
    respelled = plain(text)
    found = find_phones(respelled)
    own = of_resident(respelled, found)
    left = text
    for phone in found:
        if phone.digits in own:
            left = _cut(left, phone.start, phone.end)
    for mention in find_mentions(respelled, [(phone.start, phone.end) for phone in found]):
        span = _alone(left, mention)
        if span is not None:
            left = _cut(left, *span)
    while GAP * 2 in left:
        left = left.replace(GAP * 2, GAP)
    return left


def _cut(text: str, start: int, end: int) -> str:
    return text[:start] + GAP * (end - start) + text[end:]


def _alone(text: str, mention: Mention) -> tuple[int, int] | None:
    """Return the span of a home with the words that lead to it, or None within a sentence."""
    before, after = text[: mention.start], text[mention.end :]
    lead = _LEAD.search(before)
    start = lead.start() if lead else mention.start
    tail = _TAIL.match(after)
    end = mention.end + (tail.end() if tail else 0)
    if start and text[start - 1] not in _EDGE:
        return None
    stands = end == len(text) or text[end] in _EDGE
    begins = mention.home.room is not None and not STARTER.sub("", text[:start].strip(_EDGE))
    named = mention.home.room is not None and end > mention.end + 1  # 1501的张女士
    return (start, end) if stands or begins or named or lead else None
