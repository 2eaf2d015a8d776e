"""Which case is meant by words of what it is about: 割草机那个, 漏水那张要紧, 那个排风扇."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from flows.desk.grammar import parse
from flows.desk.word import vocabulary
from nlp.acts import wants

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.desk.asked import Asked
    from storage.records.case import Case

_THAT = re.compile(
    r"[那这](?:个(?!月|星期|礼拜|季度)|单|张|份|件|家|户)|的单|[的都](?=[给派转让叫交换])"
)
_BEFORE = re.compile(r"[一-鿿]{2,8}$")
_THING = re.compile(r"(?<![一-鿿])[一-鿿]$")  # said in one character: 灯那单
_AFTER = re.compile(r"[一-鿿]{2,6}")
_FIRST = re.compile(r"([一-鿿]{2,8})\s+(?=\S)")
_ALL = re.compile(
    r"([两二三四五六七八九2-9])\s*(?:[个单张份件家户][^，,。；;]{0,6}?|单?)(?:都|全)"
    r"|(?:手[上里]|单子|的单)[^，,。；;]{0,4}?(?:都|全)|[都全]退"
)
_EDGE = " \t　，,、。.；;：:！!~～吧啊哈"
_COUNTS = {sign: n for n, signs in enumerate(("两二2", "三3", "四4", "五5", "六6", "七7", "八8", "九9"), 2) for sign in signs}  # fmt: skip


def find_described(
    asked: Asked, text: str, cases: Sequence[Case]
) -> Iterator[tuple[int, int, list[Case]]]:
    """Find where words name cases by what they are about, and which."""
    for that in _THAT.finditer(text):
        before = _BEFORE.search(text[: that.start()])
        found = likest(asked, cases, before[0]) if before else []
        if before and found:
            yield before.start(), that.end(), found
            continue
        thing = _THING.search(text[: that.start()])
        found = [c for c in cases if thing and thing[0] in asked.shown(c).description]
        if thing and found:
            yield thing.start(), that.end(), found
            continue
        after = _AFTER.match(text, that.end())
        found = likest(asked, cases, after[0]) if after else []
        if after and found:
            yield that.start(), after.start() + _reach(asked, after[0], found[0]), found
    first = _FIRST.match(text)
    if first and parse(text[first.end() :], vocabulary(asked.settings)):
        found = likest(asked, cases, first[1])
        if found:  # 搬上去放阳台了 完成: what was done stays in the words
            told = first[1].endswith("了") and not wants.names_a_fault(first[1])
            yield 0, 0 if told else first.end(1), found


def likest(asked: Asked, cases: Sequence[Case], words: str) -> list[Case]:
    """Return the cases that share most with the words; none where nothing is shared.

    What was reported tells them apart, and only where it does not, the kind of problem.
    """
    told = {case.id: len(_pairs(words) & _pairs(asked.shown(case).description)) for case in cases}
    known = {case.id: len(_pairs(words) & _pairs(_about(asked, case))) for case in cases}
    shared = told if any(told.values()) else known
    most = max(shared.values(), default=0)
    return [case for case in cases if most and shared[case.id] == most]


def shares(asked: Asked, case: Case, words: str) -> bool:
    """Tell whether words name something of a case: what it is about, or where."""
    about = f"{asked.shown(case).place} {_about(asked, case)}"
    return not _pairs(words).isdisjoint(_pairs(about))


def alike(said: str, words: str) -> bool:
    """Tell whether words share something with what was said."""
    return not _pairs(words).isdisjoint(_pairs(said))


def chosen(offered: Sequence[str], words: str) -> list[int]:
    """Return which of some choices a few words name that say no more: 前台那个."""
    that = _THAT.search(words)
    if that is None or words[that.end() :].strip(_EDGE):
        return []
    shared = [len(_pairs(words[: that.start()]) & _pairs(one)) for one in offered]
    most = max(shared, default=0)
    found = [at for at, count in enumerate(shared) if most and count == most]
    return found if len(found) == 1 else []


def all_of(text: str, count: int) -> bool:
    """Tell whether so many are meant together: 两个都接, 三单全派王强, 手上的单都退了."""
    said = _ALL.search(text)
    return said is not None and (said[1] is None or _COUNTS[said[1]] == count)


def _reach(asked: Asked, words: str, case: Case) -> int:
    """Return how far into the words the last goes that is about the case."""
    about = _pairs(_about(asked, case))
    return max(at + 2 for at in range(len(words) - 1) if words[at : at + 2] in about)


def _about(asked: Asked, case: Case) -> str:
    """Return what the speaker may know of a case."""
    shown = asked.shown(case)
    category = asked.settings.categories.get(case.category)
    return f"{shown.description} {category.name if category else ''}"


def _pairs(words: str) -> set[str]:
    return {"".join(pair) for pair in pairwise(words)}
