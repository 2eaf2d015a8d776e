"""By when a question is answered, and when its answer is asked for again."""

from __future__ import annotations

import pytest

from flows.answer import rules
from tests.flows.sample import SETTINGS, at


@pytest.mark.parametrize(
    ("asked", "on_duty", "by", "again"),
    [
        ("2026-11-25 10:00", False, "2026-11-25 11:00", "2026-11-25 10:30"),
        ("2026-11-25 19:30", False, "2026-11-26 08:30", "2026-11-26 08:00"),
        ("2026-11-25 23:00", False, "2026-11-26 08:30", "2026-11-26 08:00"),
        ("2026-11-26 03:00", False, "2026-11-26 08:30", "2026-11-26 08:00"),
        ("2026-11-26 08:00", False, "2026-11-26 09:00", "2026-11-26 08:30"),
        ("2026-11-25 23:00", True, "2026-11-26 00:00", "2026-11-25 23:30"),
    ],
)
def test_an_answer_is_promised_within_the_hour_or_for_the_morning(
    asked: str, *, on_duty: bool, by: str, again: str
) -> None:
    promised = rules.promised(at(asked), SETTINGS, on_duty=on_duty)

    assert promised == at(by)
    assert rules.reminds_at(at(asked), promised, SETTINGS) == at(again)


def test_later_promises_are_longer() -> None:
    now = at("2026-11-25 09:00")
    hours = [
        (rules.promised(now, SETTINGS, level, on_duty=True) - now) / 3600_000
        for level in range(rules.LATE, rules.LATE + 4)
    ]

    assert hours == [1, 4, 24, 24]
