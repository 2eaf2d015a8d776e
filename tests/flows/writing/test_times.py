"""Times as people say them."""

from __future__ import annotations

from datetime import date

import pytest

from flows.cases.texts.words import short
from flows.writing import times

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-11-25T06:00", "2026-11-25T12:00", "明天上午"),
        ("2026-11-24T12:00", "2026-11-24T18:00", "今天下午"),
        ("2026-11-25T18:00", "2026-11-26T00:00", "明天晚上"),
        ("2026-11-28T00:00", "2026-11-29T00:00", "11月28日（周六）全天"),
        ("2026-11-25T11:00+08:00", "2026-11-25T13:00+08:00", "明天中午"),
        ("2026-11-28T00:00", "2026-11-30T00:00", "11月28日（周六）到11月29日（周日）"),
        ("2026-11-25T14:00", "2026-11-25T17:00", "明天14:00到17:00"),
        ("2026-11-25T15:00", None, "明天15:00以后"),
        (None, "2026-11-25T18:00", "明天18:00以前"),
        (None, None, ""),
    ],
)
def test_a_range_reads_as_people_say_it(start: str | None, end: str | None, words: str) -> None:
    assert times.between(start, end, TODAY) == words


@pytest.mark.parametrize(
    "description",
    [
        "厨房水管漏水了 下午三点后在家",
        "厨房水管漏水了，明天上午有空",
        "厨房水管漏水了 周六下午过来",
    ],
)
def test_a_heading_is_without_the_time_of_the_visit(description: str) -> None:
    """It has a line of its own, and may have changed since."""
    assert short(description) == "厨房水管漏水了"
