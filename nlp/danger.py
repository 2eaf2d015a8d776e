"""Whether somebody may be harmed now (险情): fire, gas, trapped and so on.

Drills, what is over, worries and figures of speech are none.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from nlp import lexicon
from nlp.linear import Model, read_model

_GAP = "[^，。！？；,!?;\n]{0,8}?"  # written as a space
_WIDE_GAP = "[^。！？；!?;\n]{0,20}?"  # written as …
_NEAR = 10  # characters beside a hazard in which it is only feared or asked about
_LONGEST = 1500  # characters read
_BEFORE, _AFTER = 30, 24  # characters around a hazard that may take it back


class _Phrase(NamedTuple):
    kind: str
    beginnings: frozenset[str]  # one of them is in the text, else the pattern need not be tried
    endings: frozenset[str]
    pattern: re.Pattern[str]


def _phrase(kind: str, written: str) -> _Phrase:
    parts = re.split("([ …])", written)
    words = [word.split("|") for word in parts[::2]]
    gaps = [{" ": _GAP, "…": _WIDE_GAP}[gap] for gap in parts[1::2]]
    choices = [f"(?:{'|'.join(map(re.escape, word))})" for word in words]
    pattern = "".join(choice + gap for choice, gap in zip(choices, [*gaps, ""], strict=True))
    first, last = words[0], words[-1]
    return _Phrase(
        kind,
        frozenset(word[0] for word in first),
        frozenset(word[-1] for word in last),
        re.compile(pattern),
    )


_HAZARDS = [_phrase(kind, written) for kind, written in lexicon.rows("hazards.txt")]
_SIGNS = frozenset().union(*(phrase.beginnings for phrase in _HAZARDS))
_HARMLESS = [_phrase("", written) for written in lexicon.lines("harmless.txt")]
_HARMLESS.sort(key=lambda phrase: "{0," not in phrase.pattern.pattern)  # the longer ones first
_NOT_NOW = [_phrase(kind, written) for kind, written in lexicon.rows("not_now.txt")]
SAFE = "-"  # the class of texts about no danger
SUSPICION = 0.7  # from this share of the score a text is treated as one about a danger
KINDS = tuple(dict.fromkeys(phrase.kind for phrase in _HAZARDS))


def find_danger(plain: str) -> str | None:
    """Name the kind of danger the text tells of, None when nobody is in any."""
    plain = plain[:_LONGEST]
    if not any(True for _ in _hazards(plain)):
        return None
    masked = _without_harmless(plain)
    return next(
        (kind for kind, start, end in _hazards(masked) if _is_now(masked, start, end)), None
    )


@cache
def model() -> Model:
    """Read the weights, once."""
    return read_model("weights_danger.tsv")


def suspect_danger(plain: str, found: AbstractSet[str]) -> str | None:
    """Name the danger that the words taken together speak of, where no known phrase does."""
    scores = model().probabilities(found)
    safe = scores.pop(SAFE)
    if safe > 1 - SUSPICION or any(
        _says(kind, plain) for kind in ("past", "drill", "maybe", "asked", "over")
    ):
        return None
    return max(scores, key=lambda kind: scores[kind])


def _hazards(text: str) -> Iterator[tuple[str, int, int]]:
    signs = set(text)
    if _SIGNS.isdisjoint(signs):
        return
    for kind, beginnings, endings, pattern in _HAZARDS:
        if beginnings.isdisjoint(signs) or endings.isdisjoint(signs):
            continue
        for hit in pattern.finditer(text):
            yield kind, hit.start(), hit.end()


def _without_harmless(text: str) -> str:
    signs = set(text)
    for _, beginnings, endings, pattern in _HARMLESS:
        if not (beginnings.isdisjoint(signs) or endings.isdisjoint(signs)):
            text = pattern.sub(lambda words: "·" * len(words.group()), text)
    return text


def _says(kind: str, text: str) -> bool:
    return any(phrase.kind == kind and phrase.pattern.search(text) for phrase in _NOT_NOW)


def _is_now(text: str, start: int, end: int) -> bool:
    before, hazard = text[max(0, start - _BEFORE) : start], text[start:end]
    after = text[end : end + _AFTER]
    around = before + hazard + after
    if _says("drill", around) or _says("over", after) or _says("asked", after[:_NEAR]):
        return False
    if _says("maybe", before[-_NEAR:] + hazard):
        return False
    return not _says("past", around) or _says("now", around)
