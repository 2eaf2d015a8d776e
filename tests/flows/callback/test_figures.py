"""What is counted of callbacks: silence satisfies nobody, and few tell of nobody."""

from __future__ import annotations

import pytest

from bot.config.load import load_config
from flows.callback.figures.causes import causes_of, common_words
from flows.callback.figures.statistics import figures_of, share
from flows.settings.calendar import local
from flows.settings.period import period_in
from tests.bot.config.shipped import SECRETS, SHIPPED
from tests.flows.callback.rows import month
from tests.flows.sample import at

SETTINGS = load_config(SHIPPED, SECRETS).settings


def test_who_was_asked_reached_and_satisfied() -> None:
    total = figures_of(month(), {}).total

    assert (total.wanted, total.asked, total.reached) == (14, 13, 11)
    assert (total.satisfied, total.mostly, total.dissatisfied) == (8, 1, 2)
    assert (total.unconfirmed, total.refused, total.again) == (1, 1, 1)
    assert (total.rate, total.by_staff) == (82, 2)


def test_a_group_is_told_of_from_five_answers_on() -> None:
    found = figures_of(month(), {})

    assert set(found.groups["worker"]) == {"wang"}
    assert found.groups["worker"]["wang"].rate == 86
    assert set(found.groups["building"]) == {"3"}
    assert found.kept_back == {"worker", "building"}


def test_what_staff_wrote_is_compared_with_what_is_said_again() -> None:
    proof = figures_of(month(), {}).proof

    assert (proof.asked, proof.answered, proof.differing, proof.lowered) == (1, 1, 1, 1)


def test_an_answer_of_an_earlier_month_is_compared_too() -> None:
    rows = month()
    (again,) = (row for row in rows if row.checks)
    earlier = next(row for row in rows if row.id == again.checks)

    assert figures_of([again], {}).proof.answered == 0
    assert figures_of([again], {earlier.id: earlier}).proof.lowered == 1


def test_few_make_no_percentage_and_only_all_a_hundred() -> None:
    assert [share(4, 4), share(0, 5), share(999, 1000), share(1000, 1000)] == [None, 0, 99, 100]


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("", "2026-11-01", "2026-11-30"),
        ("本周", "2026-11-23", "2026-11-29"),
        ("上周", "2026-11-16", "2026-11-22"),
        ("上月", "2026-10-01", "2026-10-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("本季度", "2026-10-01", "2026-12-31"),
        ("去年", "2025-01-01", "2025-12-31"),
        ("12月", "2025-12-01", "2025-12-31"),
    ],
)
def test_the_time_that_is_asked_for(said: str, first: str, last: str) -> None:
    found = period_in(said, at("2026-11-24 10:00"), SETTINGS)

    assert found is not None
    days = [f"{local(one, SETTINGS):%Y-%m-%d}" for one in (found.since, found.until - 1)]
    assert days == [first, last]


@pytest.mark.parametrize("said", ["13月", "不满意", "本月漏水"])
def test_what_names_no_time(said: str) -> None:
    assert period_in(said, at("2026-11-24 10:00"), SETTINGS) is None


def test_why_people_were_not_satisfied() -> None:
    said = ["还是漏水，等了三天", "又堵了，师傅态度不好", "漏水没修好", "一般"]

    assert causes_of(said)[0] == ("again", 3)
    assert set(causes_of(said)[1:]) == {("slow", 1), ("manner", 1)}
    assert common_words(said) == [("漏水", 2)]
