"""From when to when, and which buildings, as staff write it in one line."""

from __future__ import annotations

from datetime import datetime

import pytest

from nlp.buildings import find_buildings
from nlp.spans import read_span

NOW = datetime(2026, 11, 24, 10)  # noqa: DTZ001 - local, a Tuesday


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("明天9-17", "11-25 09:00", "11-25 17:00"),
        ("12-03 6:00~17:30", "12-03 06:00", "12-03 17:30"),
        ("12-0317至24", "12-03 17:00", "12-04 00:00"),
        ("今天23点到明天2点", "11-24 23:00", "11-25 02:00"),
        ("2小时后", "11-24 12:00", ""),
    ],
)
def test_hours_are_read_as_they_are_typed(words: str, start: str, end: str) -> None:
    span = read_span(words, NOW)

    assert [f"{at:%m-%d %H:%M}" if at else "" for at in (span.start, span.end)] == [start, end]
    assert span.rest.strip() == ""
    assert not span.backwards


@pytest.mark.parametrize(("words", "backwards"), [("明天17-9", True), ("明天22-6", False)])
def test_a_span_may_go_backwards(words: str, *, backwards: bool) -> None:
    assert read_span(words, NOW).backwards is backwards


def test_hours_that_are_none_stay_as_they_are_written() -> None:
    assert read_span("明天，20~25点", NOW).rest.endswith("20~25点")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("3、5栋 9-17点", "3 5"),
        ("1-3栋和五号楼", "1 2 3 5"),
        ("a1座", "A1"),
        ("9-17", ""),
        ("二十栋", "20"),
    ],
)
def test_buildings_are_listed(words: str, names: str) -> None:
    assert " ".join(find_buildings(words)[0]) == names
