"""The words by which a case is named to residents, and cut to fit a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.writing import gist
from nlp import listed, marks

if TYPE_CHECKING:
    from flows.cases.news import News
    from storage.records.case import Case


FIXED, NOT_FIXED, DISAGREE = "修好了", "没修好", "不同意暂缓"
VISIT = 24  # characters of a clause that only says when somebody is at home
AGREED, AGAIN = "可以了", "再考虑"  # where nothing was repaired; the second asks for another look


def named(case: Case) -> str:
    """Name a case as its reporter knows it."""
    return f"{case.number}（{short(case.description)}）"


def head(happened: News) -> str:
    """Name the case that something happened to."""
    return named(happened.case)


def matter(description: str) -> str:
    """Return what it is about on one line, without 你好, 我要投诉 and the like before it."""
    return gist.without_opening(description.replace("\n", " "))


def short(description: str, limit: int = 14) -> str:
    """Cut a description for a heading: its first clause, or the one that tells of a danger."""
    return gist.telling_part(_without_visit(matter(description)), limit)


def _without_visit(line: str) -> str:
    """Leave out when somebody is at home: it stands on a line of its own, and may change."""
    ends = max(line.rfind(pause) for pause in f"{marks.PAUSES} ")
    last = line[ends + 1 :]
    leaves = ends > 0 and len(last) <= VISIT and listed.says("wants", "visit", last)
    return line[:ends].rstrip(f"{marks.PAUSES} ") if leaves else line


def cut(words: str, limit: int) -> str:
    """Cut what somebody wrote for one line; nothing but its length shortens it."""
    line = " ".join(words.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
