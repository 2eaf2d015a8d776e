"""Short answers: which one, how many, what share, which month, which buildings."""

from __future__ import annotations

from datetime import date

import pytest

from nlp import short_answers

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *[(text, 3) for text in ("3", "３", "③", "三", "第三个", "第 3 题", "3.", "三号", "第3点")],
        ("第十二项", 12),
        *[(text, None) for text in ("", "第", "3个人", "三四五六", "1 3", "第三题改")],
    ],
)
def test_which_one(text: str, meant: int | None) -> None:
    assert short_answers.ordinal(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("82%", 0.82),
        ("８２％", 0.82),
        ("30", 0.3),
        ("八成", 0.8),
        ("抽3成的人", 0.3),
        *[(text, None) for text in ("多少", "82户", "1082%", "")],
    ],
)
def test_what_share(text: str, meant: float | None) -> None:
    assert short_answers.share(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *[
            (text, (2026, 11))
            for text in ("本月", "这个月", "11月", "2026-11", "2026年11月份", "十一月")
        ],
        *[(text, (2026, 10)) for text in ("上月", "上个月", "10月", "十月", "10", "2026.10")],
        ("12月", (2025, 12)),  # without a year it is over
        ("2027-01", (2027, 1)),
        *[(text, None) for text in ("", "2026-13", "13月", "以后", "100", "周六")],
    ],
)
def test_which_month(text: str, meant: tuple[int, int] | None) -> None:
    found = short_answers.find_month(text, TODAY)

    assert (found and found[:2]) == meant
    assert found is None or (found.start, found.end) == (0, len(text))


def test_a_month_is_found_within_a_sentence() -> None:
    found = short_answers.find_month("查一下上个月的投诉", TODAY)

    assert found is not None
    assert "查一下上个月的投诉"[found.start : found.end] == "上个月"
    january = short_answers.find_month("上月", date(2027, 1, 5))
    assert january is not None
    assert january[:2] == (2026, 12)


def test_several_things_in_one_line() -> None:
    assert short_answers.several(" 3-2-1501、3-2-1502， 5/6\n7 ") == [
        "3-2-1501",
        "3-2-1502",
        "5",
        "6",
        "7",
    ]
    assert short_answers.buildings("3栋5栋、a座 B 12号楼") == ["3", "5", "a", "B", "12"]
    assert short_answers.buildings("12A栋 B3 全部") == ["12A", "B3"]
    assert short_answers.buildings("全部") == []
    assert short_answers.several("水+电、气") == ["水+电", "气"]
