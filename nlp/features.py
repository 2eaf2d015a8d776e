"""What the classifiers look at: every one, two or three neighbouring characters, and cues.

Words cut by jieba did no better on real titles and cost half of a message's time.
"""

import re
from collections.abc import Iterable
from operator import add

from nlp.cues import cues

LONGEST = 240  # characters: what a message is about stands in its first sentences
HOME, PHONE, TIME = "\ue000", "\ue001", "\ue002"  # characters nobody types
DIGITS = re.compile(r"[0-9]+")
_MASKED = re.compile(r"[A-Z][0-9]{0,2}(?=[省市区县镇乡村])")  # A市, K3县: a place not to be named
_NOISE = re.compile(r"[\s，。！；,.!;:、…\-_\"'\u2018-\u201d()（）《》<>@#*+=/\\|^~`·]+")


def features(plain: str) -> set[str]:
    """List the features of a text in plain spelling; a number counts as one sign."""
    text = _NOISE.sub("", DIGITS.sub("0", _MASKED.sub("某", plain[:LONGEST])))
    if not text:
        return set()
    text = f"^{text}$"
    pairs = list(map(add, text, text[1:]))
    found = {*text, *pairs, *map(add, pairs, text[2:])}
    found |= cues(found, text)
    return found


def with_signs(plain: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """Put one sign for each span: which home or hour it is tells no intent."""
    for start, end, sign in sorted(spans, reverse=True):
        plain = plain[:start] + sign + plain[end:]
    return plain
