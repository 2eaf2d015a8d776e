"""Which homes a survey asks: all, or a share of every stratum; and whether they are enough."""

from __future__ import annotations

from collections import Counter

import pytest

from flows.survey.audience.choosing import base_rule, drawn, stratum_of
from flows.survey.shape import Audience
from storage.records.people import Home

HOMES = [
    Home(f"{building}-{unit}-{floor}{door:02d}", "翠湖花园", building, unit, f"{floor}{door:02d}")
    for building, floors in (("1", 10), ("2", 4), ("11", 1))
    for unit in ("1", "2")
    for floor in range(1, floors + 1)
    for door in range(1, 5)
]  # 80, 32 and 8 homes


def ids(homes: list[Home]) -> list[str]:
    return [home.id for home in homes]


def test_all_are_asked_in_an_order_that_the_seed_makes() -> None:
    everybody = drawn(HOMES, Audience(), "a1b2c3d4")

    assert sorted(ids(everybody)) == sorted(ids(HOMES))
    assert ids(everybody) == ids(drawn(HOMES[::-1], Audience(), "a1b2c3d4"))
    assert ids(everybody) != ids(drawn(HOMES, Audience(), "another"))


def test_a_building_can_be_asked_alone() -> None:
    assert {home.building for home in drawn(HOMES, Audience(buildings=("11",)), "seed")} == {"11"}


@pytest.mark.parametrize("by", ["building", "unit", "floor"])
def test_a_sample_takes_its_share_of_every_stratum(by: str) -> None:
    audience = Audience.model_validate({"who": "sample", "share": 0.25, "by": by})
    sample = drawn(HOMES, audience, "a1b2c3d4")

    whole = Counter(stratum_of(home, by) for home in HOMES)
    taken = Counter(stratum_of(home, by) for home in sample)
    assert taken == {name: max(1, round(count * 0.25)) for name, count in whole.items()}
    assert ids(sample) == ids(drawn(HOMES[::-1], audience, "a1b2c3d4"))
    assert ids(sample) != ids(drawn(HOMES, audience, "another"))


def test_the_smallest_stratum_has_one_home_at_least() -> None:
    audience = Audience.model_validate({"who": "sample", "share": 0.01, "by": "floor"})

    assert len(drawn(HOMES, audience, "seed")) == len({stratum_of(h, "floor") for h in HOMES})


@pytest.mark.parametrize(
    ("area", "homes", "needed"),
    [(50_000.0, 500, 490), (50_000.0, 101, 99), (50_001.0, 500, 450), (None, 100, 98)],
)
def test_the_rule_asks_98_percent_of_a_small_community_and_90_of_a_large_one(
    area: float | None, homes: int, needed: int
) -> None:
    assert base_rule(area, homes, needed).needed == needed
    assert base_rule(area, homes, needed).is_met
    assert not base_rule(area, homes, needed - 1).is_met
