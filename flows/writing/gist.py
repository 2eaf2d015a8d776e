"""What a description is about, on one line: the clause that tells it, for headings and lists.

A description begins as its writer did, with a greeting, an address, what they want to do about it
or a story; whoever works on it reads all of that elsewhere. Which phrases tell the matter, and
which do not, stands in nlp/lexicon/phrases/matter.tsv.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from nlp import marks
from nlp.danger import find_danger
from nlp.homes import find_mentions
from nlp.listed import find_all
from nlp.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 4  # characters that still tell of something
_TABLE = "matter"
_ASIDE, _NEUTRAL, _FAULT, _DANGER = range(4)  # how much a clause tells
_PAUSES = rf"{marks.PAUSES}{marks.ASKS}：~～"
# A pause, a colon outside of a clock, a space beside Chinese.
_PAUSE = re.compile(
    rf"(?:[{_PAUSES}\n]|:(?!\d)|(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff]))[{_PAUSES}:\s]*"
)
_HOME = "\0"  # stands for each character of an address
_WHO = re.compile(
    rf"(?:我们?(?:就?是|家?住?在?|家是)|[家是]?住?在?|这[里边]是)?{_HOME}+[户家]?"
    r"(?:的?(?:业主|住户|租户|租客|家属)[\u4e00-\u9fff]{0,3})?|我(?:叫|姓)[\u4e00-\u9fff]{1,4}"
)
_COURTESIES = frozenset("啊呀哦吧呢嘛了的哈啦哒我你您们也就这是")


class _Clause(NamedTuple):
    """A part between two pauses: how much it tells, and until where its words tell it."""

    start: int
    end: int
    weight: int
    told_at: int


def without_opening(line: str) -> str:
    """Return the words from the first clause that belongs to the matter on."""
    first = next((one for one in _clauses(line) if one.weight > _ASIDE), None)
    return line[first.start :] if first else line


def without_lead(line: str) -> str:
    """Return the words after 你好, 我要投诉 and the like, and nothing less."""
    begin = 0
    while (then := _after_lead(line, begin, len(line))) != begin:
        pause = _PAUSE.match(line, then)
        begin = pause.end() if pause else then
    return line[begin:]


@lru_cache(maxsize=2000)
def telling_part(line: str, limit: int) -> str:
    """Return the clause that tells the matter, after those that name the thing where they fit."""
    clauses = list(_clauses(line))
    if not clauses:
        return _cut(line, limit, 0)
    best = max(clauses, key=lambda one: one.weight)
    start = best.start
    for before in reversed(clauses[: clauses.index(best)]):
        told = best.weight != _FAULT or before.weight != _NEUTRAL
        if told or best.end - before.start > limit:
            break
        start = before.start
    words = line[start : best.end]
    in_its_head = best.weight == _DANGER and _endangers(words[: limit - 1])
    return _cut(words, limit, 0 if in_its_head else best.told_at - start)


def _clauses(line: str) -> Iterator[_Clause]:
    """Read each part between two pauses, without the greeting and the like before its words."""
    in_danger = _endangers(line)
    begin = 0
    for pause in [*_PAUSE.finditer(line), None]:
        end = pause.start() if pause else len(line)
        if line[begin:end].strip():
            yield _read(line, begin, end, in_danger=in_danger)
        begin = pause.end() if pause else end


def _read(line: str, begin: int, end: int, *, in_danger: bool) -> _Clause:
    words, start = line[begin:end], _after_lead(line, begin, end)
    if in_danger and _endangers(words):
        return _Clause(start, end, _DANGER, end)
    found = find_all(_TABLE, words)
    fine = {at for one in found if one.kind == "fine" for at in range(one.start, one.end)}
    faults = [one.end for one in found if one.kind == "fault" and one.start not in fine]
    if faults:
        return _Clause(start, end, _FAULT, begin + min(faults))
    left = list(words)
    for one in found:
        left[one.start : one.end] = " " * (one.end - one.start)
    for home in find_mentions(plain(words)):
        left[home.start : home.end] = _HOME * (home.end - home.start)
    signs = (sign for sign in _WHO.sub("", "".join(left)) if sign.isalpha())
    tells = sum(sign not in _COURTESIES for sign in signs) > 1
    return _Clause(start, end, _NEUTRAL if tells else _ASIDE, start)


def _after_lead(line: str, begin: int, end: int) -> int:
    """Return where the words begin after 你好, 我要投诉 and the like, where enough of them is left."""
    while True:
        found = find_all(_TABLE, line[begin:end])
        called = {0, *(one.end for one in found if one.kind == "call" and not one.start)}
        leads = [one.end for one in found if one.kind == "lead" and one.start in called]
        if not leads or end - begin - max(leads) < SHORTEST:
            return begin
        begin += max(leads)


def _endangers(words: str) -> bool:
    return find_danger(plain(words)) is not None


def _cut(words: str, limit: int, told_at: int) -> str:
    """Cut words for one line so that what they tell, which ends at `told_at`, is left."""
    if len(words) <= limit:
        return words
    if told_at < limit:
        return words[: limit - 1] + "…"
    if told_at == len(words):
        return "…" + words[-(limit - 1) :]
    return "…" + words[told_at - limit + 2 : told_at] + "…"
