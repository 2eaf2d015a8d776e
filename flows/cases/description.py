"""The words about a problem, without home and phones: workers see them."""

from __future__ import annotations

import re

from nlp.homes import find_mentions
from nlp.lines import STARTER
from nlp.spelling import plain

DESCRIPTION_LIMIT = 2000  # characters, more than a message holds: who works on it gets all
_SPOKEN = ("零〇", "一幺", "二两", "三", "四", "五", "六", "七", "八", "九")  # a phone, by digit
_CALLED = (  # what stands before a phone, and goes with it; 先打电话 is asked of who comes
    r"(?:[，,、；;\s]+(?:[他她我]们?|老人家?|阿姨)的?(?=[电手联]))?"
    r"[，,、；;\s]*(?:(?:联系)?(?<![打拨])(?<![打拨通][我他她个])(?:电话|手机|方式)(?:号码?)?)?(?:是|为)?[:：]?\s*"
)


def description_of(text: str, phones: tuple[str, ...], *, keeps_home: bool = False) -> str:
    """Return the words about the problem, without phones, and without the home it begins with.

    The home is kept where it may be somebody else's, as in a complaint about a neighbour.
    """
    words = STARTER.sub("", text.strip())
    words = words if keeps_home else _after_home(words)
    for phone in phones:
        digits = (f"[{d}{_SPOKEN[int(d)]}]" for d in phone if d.isdigit())
        pattern = r"(?:\+?86)?[\s\-]*" + r"[\s\-]*".join(digits)
        words = re.sub(f"(?<=[打拨]){pattern}", "电话", words)
        words = re.sub(_CALLED + pattern, "", words)
    return words.strip(" ，,。;；、")


def _after_home(words: str) -> str:
    """Return the words after a home that they begin with: the place stands beside them already."""
    first = next(iter(find_mentions(plain(words))), None)
    if first is None or first.start or not (first.home.building and first.home.room):
        return words
    end = first.end - words[: first.end + 1].endswith("房门")  # 1501房门坏了 tells of a door
    return words[end:].removeprefix("室").lstrip("的，,、：:。 ")
