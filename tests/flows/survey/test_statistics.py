"""The figures of a survey equal an independent computation, and tell nothing of a few."""

from __future__ import annotations

import itertools
from math import isclose, sqrt
from statistics import NormalDist, fmean, median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.survey.figures import intervals
from flows.survey.figures.hiding import shown
from flows.survey.figures.statistics import Base, Counted, figures_of, pareto
from flows.survey.figures.tally import tallied
from tests.flows.survey import by_hand
from tests.flows.survey.by_hand import AGES, RATED, Ballot

HOMES = {"1": 300, "2": 90, "3": 45, "4": 60}
SEEDS = range(12)


def figures(ballots: list[Ballot], **changes: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the figures of these ballots."""
    plan = by_hand.plan(**changes)
    some = dict.fromkeys(HOMES, 40)
    base = Base(HOMES, some, some, {"1": 10, "2": 20, "3": 30})
    return figures_of(Counted(plan, tallied(plan, ballots), base, 5))


@pytest.mark.parametrize("seed", SEEDS)
def test_rates_equal_those_by_hand(seed: int) -> None:
    ballots = by_hand.some_ballots(seed, 10 + 17 * seed)

    found = figures(ballots)

    overall = by_hand.rate(ballots, RATED)
    assert overall is not None
    assert found["satisfaction"] == float(overall)
    assert (found["delivered"], found["returned"], found["return_rate"]) == (160, 60, 60 / 160)
    assert [one["id"] for one in found["items"]] == list(RATED)
    for item in found["items"]:
        said = [by_hand.word_of(answers, item["id"]) for _building, answers in ballots]
        by_self = by_hand.rate(ballots, (item["id"],))
        assert item["rate"] == (None if by_self is None else float(by_self))
        assert item["counts"] == {word: said.count(word) for word in set(said) - {None}}
        assert item["dissatisfied"] == sum(word in by_hand.BAD for word in said)
        assert item["target"] == (0.5 if item["id"] == "cleaning" else 0.85)
        assert item["below"] == (by_self is not None and by_self < item["target"])
    assert found["interval"] is None


@pytest.mark.parametrize("seed", SEEDS)
def test_choices_and_numbers_equal_those_by_hand(seed: int) -> None:
    ballots = by_hand.some_ballots(seed, 10 + 17 * seed)
    given_ones = [answers for _building, answers in ballots]

    found = figures(ballots)

    first, when, age = found["choices"]
    assert first["counts"] == {
        word: sum(one.get("first") == word for one in given_ones) for word in ("停车", "绿化")
    }
    assert first["answered"] == sum("first" in one for one in given_ones)
    assert when["counts"] == {
        word: sum(word in one.get("when", []) for one in given_ones) for word in ("周六", "周日")
    }
    assert when["answered"] == sum("when" in one for one in given_ones)
    assert sum(age["counts"].values()) == sum("age" in one for one in given_ones)
    years = [one["years"] for one in given_ones if "years" in one]
    (number,) = found["numbers"]
    assert number["answered"] == len(years)
    assert number["mean"] == (fmean(years) if len(years) >= 5 else None)
    assert number["median"] == (median(years) if len(years) >= 5 else None)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sample_is_weighed_by_homes_and_says_how_sure_it_is(seed: int) -> None:
    ballots = by_hand.some_ballots(seed, 30 + 17 * seed)

    found = figures(ballots, audience={"who": "sample", "share": 0.3})

    share = by_hand.weighted(ballots, RATED, HOMES)
    assert share is not None
    assert isclose(found["satisfaction"], float(share))
    for item in found["items"]:
        rate = by_hand.weighted(ballots, (item["id"],), HOMES)
        valid = (*by_hand.GOOD, *by_hand.BAD)
        rated = [b for b in ballots if by_hand.word_of(b[1], item["id"]) in valid]
        weights = [by_hand.weight_of(building, ballots, HOMES) for building, _ in rated]
        assert rate is not None
        low, high = bounds(float(rate), [float(w) for w in weights], sum(HOMES.values()))
        assert isclose(item["rate"], float(rate))
        assert isclose(item["interval"][0], low, abs_tol=1e-9)
        assert isclose(item["interval"][1], high, abs_tol=1e-9)


def bounds(share: float, weights: list[float], homes: int) -> tuple[float, float]:
    """Solve (p - share)² = z² p (1 - p) / n, as Wilson did, for the number that counts."""
    z = NormalDist().inv_cdf(0.975)
    effective = sum(weights) ** 2 / sum(w * w for w in weights)
    n = effective / ((homes - len(weights)) / (homes - 1))
    a, b, c = 1 + z * z / n, -(2 * share + z * z / n), share * share
    root = sqrt(b * b - 4 * a * c)
    return max(0.0, (-b - root) / (2 * a)), min(1.0, (-b + root) / (2 * a))


def test_nothing_is_unsure_where_all_answered() -> None:
    assert intervals.interval(0.7, 50, 50, 50) == (0.7, 0.7)
    assert intervals.interval(0.7, 0, 0, 50) is None
    low, high = intervals.wilson(1.0, 10)
    assert (round(low, 4), round(high, 9)) == (0.7225, 1.0)  # of 10 out of 10, as tables have it


@given(st.dictionaries(st.text("ab", max_size=3), st.integers(1, 12)), st.integers(0, 12))
def test_what_is_told_of_groups_gives_no_small_one_away(
    counts: dict[str, int], others: int
) -> None:
    total = sum(counts.values()) + others

    told = shown(counts, total, 5)

    assert all(counts[name] >= 5 for name in told)
    left = total - sum(counts[name] for name in told)
    assert left == 0 or left >= 5 or not told
    kept_back = [count for name, count in counts.items() if name not in told and count >= 5]
    if kept_back:  # no more than it has to: with one more told, what is left would be few
        assert 0 < left - max(kept_back) < 5


@pytest.mark.parametrize("seed", SEEDS)
def test_groups_equal_those_by_hand_and_small_ones_are_not_told(seed: int) -> None:
    ballots = by_hand.some_ballots(seed, 10 + 9 * seed)

    (found,) = figures(ballots)["groups"]

    sizes = {age: sum(one.get("age") == age for _b, one in ballots) for age in AGES}
    told = [group["word"] for group in found["groups"]]
    assert all(sizes[word] >= 5 for word in told)
    left = len(ballots) - sum(sizes[word] for word in told)
    assert left == 0 or left >= 5 or not told
    for group in found["groups"]:
        mine = [ballot for ballot in ballots if ballot[1].get("age") == group["word"]]
        assert group["answered"] == len(mine)
        for item in group["items"]:
            rate = by_hand.rate(mine, (item["id"],))
            assert rate is not None
            assert item["rate"] == float(rate)
            assert item["valid"] >= 5
    for name in RATED:
        rated = {
            group["word"]: item["valid"]
            for group in found["groups"]
            for item in group["items"]
            if item["id"] == name
        }
        valid = (*by_hand.GOOD, *by_hand.BAD)
        rest = sum(by_hand.word_of(one, name) in valid for _b, one in ballots) - sum(rated.values())
        assert rest == 0 or rest >= 5 or not rated


def test_few_answers_have_no_figures() -> None:
    found = figures(by_hand.some_ballots(1, 4))

    assert (found["counted"], found["satisfaction"]) == (4, None)
    assert not any(found[name] for name in ("items", "choices", "numbers", "groups", "pareto"))
    assert {one["satisfaction"] for one in found["buildings"]} == {None}


def test_no_answer_at_all_divides_nothing_by_nothing() -> None:
    plan = by_hand.plan()
    found = figures_of(Counted(plan, tallied(plan, []), Base({}, {}, {}, {}), 5))

    assert (found["return_rate"], found["satisfaction"], found["buildings"]) == (0.0, None, [])


def test_the_pareto_begins_with_the_worst_and_ends_with_all() -> None:
    found = figures(by_hand.some_ballots(3, 90))

    counts = [one["dissatisfied"] for one in found["pareto"]]
    assert counts == sorted(counts, reverse=True)
    so_far = list(itertools.accumulate(counts))
    assert [one["cumulative"] for one in found["pareto"]] == [n / so_far[-1] for n in so_far]
    assert pareto([{"id": "a", "ask": "a", "dissatisfied": 0}]) == []
