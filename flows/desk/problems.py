"""Which kinds of problem words name that no category is called by: 漏水, 灯不亮."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp import listed, thresholds
from nlp.acts import leaders

if TYPE_CHECKING:
    from flows.desk.asked import Asked

LEAST = 2  # characters of a problem
_ASKS = frozenset({"filler", "goes_on", "counted", "counts", "asks", "looks_back"})
_KEEPS = frozenset({"漏", "堵", "断", "跳", "停", "困", "坏", "修", "水", "电", "灯"})


def kinds_in(asked: Asked, words: str) -> tuple[frozenset[str], int, int] | None:
    """Return the kinds of the longest words that the tables of questions have not, and where.

    What may be of two kinds is of both: 漏水 comes from a pipe or from above.
    """
    start, end = unlisted(words)
    read = asked.of(words[start:end]) if end - start >= LEAST else None
    if read is None or read.place or read.home:
        return None
    likely = [name for name, score in read.categories if score >= thresholds.OF_KINDS]
    sure = sum(score for name, score in read.categories if name in likely)
    known = frozenset(likely) & asked.settings.categories.keys()
    return (known, start, end) if known and sure >= thresholds.OPEN_CASE else None


def unlisted(words: str) -> tuple[int, int]:
    """Find the longest run of words that ask nothing."""
    taken: set[int] = set()
    for one in listed.find_all(leaders.TABLE, words):
        if one.kind in _ASKS and words[one.start : one.end] not in _KEEPS:
            taken.update(range(one.start, one.end))
    runs, begins = [(0, 0)], None
    for at in range(len(words) + 1):
        told = at < len(words) and at not in taken and "一" <= words[at] <= "鿿"
        if told and begins is None:
            begins = at
        elif not told and begins is not None:
            runs.append((begins, at))
            begins = None
    return max(runs, key=lambda run: run[1] - run[0])
