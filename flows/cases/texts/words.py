"""The words by which a case is named to residents, and cut to fit a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.writing import gist

if TYPE_CHECKING:
    from flows.cases.news import News
    from storage.records.case import Case


FIXED, NOT_FIXED, DISAGREE = "修好了", "没修好", "不同意暂缓"
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
    return gist.telling_part(matter(description), limit)


def cut(words: str, limit: int) -> str:
    """Cut what somebody wrote for one line; nothing but its length shortens it."""
    line = " ".join(words.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
