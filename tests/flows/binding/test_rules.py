"""By when the applicant of a binding hears, over nights, Sundays and holidays."""

from __future__ import annotations

import pytest

from flows.binding import rules as binding_clocks
from tests.flows.sample import SETTINGS as EVERY_DAY
from tests.flows.sample import at

SETTINGS = EVERY_DAY.model_copy(
    update={"calendar": EVERY_DAY.calendar.model_copy(update={"sundays": False})}
)


@pytest.mark.parametrize(
    ("asked", "promised"),
    [
        ("2026-11-24 10:00", "2026-11-25 18:00"),
        ("2026-11-24 23:30", "2026-11-25 18:00"),
        ("2026-11-25 00:30", "2026-11-26 18:00"),
        ("2026-11-27 10:00", "2026-11-28 18:00"),  # a Saturday
        ("2026-11-28 10:00", "2026-11-30 18:00"),  # over a Sunday
        ("2026-12-31 10:00", "2027-01-02 18:00"),  # over New Year
    ],
)
def test_the_answer_is_promised_for_the_end_of_the_next_working_day(
    asked: str, promised: str
) -> None:
    assert binding_clocks.promised(at(asked), SETTINGS) == at(promised)


def test_it_is_looked_at_again_before_and_at_each_promised_moment() -> None:
    created = now = at("2026-11-24 10:00")
    looks = []
    for _ in range(6):
        now = binding_clocks.next_look(created, now, SETTINGS)
        looks.append(now)

    assert looks == [
        at("2026-11-24 14:00"),
        at("2026-11-25 16:00"),
        at("2026-11-25 18:00"),
        at("2026-11-26 18:00"),
        at("2026-11-27 18:00"),
        at("2026-11-28 18:00"),
    ]


def test_each_working_day_after_it_counts_as_late() -> None:
    created = at("2026-11-27 10:00")
    moments = ("2026-11-28 17:59", "2026-11-28 18:00", "2026-11-29 18:00", "2026-11-30 18:00")

    assert [binding_clocks.days_late(created, at(m), SETTINGS) for m in moments] == [0, 1, 1, 2]


def test_the_applicant_is_told_of_a_day_on_which_they_hear() -> None:
    created = at("2026-11-24 10:00")
    told = [
        binding_clocks.next_news(created, at(moment), SETTINGS)
        for moment in ("2026-11-25 18:00", "2026-11-26 18:00", "2026-11-27 18:00")
    ]

    assert told == [at("2026-11-26 18:00"), at("2026-11-27 18:00"), at("2026-12-01 18:00")]
    for moment in told:
        assert binding_clocks.tells_on(binding_clocks.days_late(created, moment, SETTINGS))
