"""What residents say about a case that they have: fixed or not, who comes and when, one thing more.

The kinds are those of `own_case.tsv`. They mean something only beside a case; what they mean then
is decided there.
"""

import re
from typing import NamedTuple

from nlp import lexicon
from nlp.phrases import Table, phrases
from nlp.spelling import plain

STILL_BROKEN = "broken"
_PHRASES = Table(phrases(lexicon.rows("phrases/own_case.tsv")))
_DENIED = re.compile(r"(?:没有?|未|不|别|不算|没能|不完全|才)(?:全|完全|真的?|给)?$")
_ASKED = re.compile(r"(?:吗|没|没有|了没|么|不)[？?。\s]*$|[？?]\s*$|^(?:什么时候|啥时候|几时)")
_NOT_BAD = re.compile(r"(?:没有?|不|未)(?:再|会|怎么|太|有)?(?!停).{1,2}$")  # 还没漏, 也不会再响
_NO_PRAISE = re.compile(r"(?:不(?!错)|没(?!话)|差|哪|算什么)")
_MARKS = re.compile(r"\W+")


class Heard(NamedTuple):
    """The kinds found; `asks` when the words end as a question does."""

    kinds: frozenset[str]
    asks: bool


def listen(text: str) -> Heard:
    """Find every kind of phrase in a text; what is denied is neither fixed nor still broken."""
    words = plain(text.strip())
    found = {
        STILL_BROKEN if kind == "still" else kind
        for kind, start, end in _PHRASES.find_all(words)
        if not _is_denied(kind, words, start, end)
    }
    return Heard(frozenset(found), _ASKED.search(words) is not None)


def _is_denied(kind: str, words: str, start: int, end: int) -> bool:
    if kind == "still":
        return _NOT_BAD.search(words[start:end]) is not None
    if kind == "praise" and _NO_PRAISE.search(words[start:end]):
        return True
    before = words[max(0, start - 5) : start]
    return kind in {"fixed", "praise"} and _DENIED.search(before) is not None


def says_only(text: str, kinds: frozenset[str]) -> bool:
    """Tell whether hardly a character is left once the words of these kinds are taken away."""
    words = plain(text.strip())
    taken = [False] * len(words)
    for kind, start, end in _PHRASES.find_all(words):
        if kind in kinds:
            taken[start:end] = [True] * (end - start)
    left = "".join(sign for sign, gone in zip(words, taken, strict=True) if not gone)
    return len(_MARKS.sub("", left)) <= 1
