"""Who could do a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.cases.rules import dispatch
from tests.flows.sample import SETTINGS, person, report

if TYPE_CHECKING:
    from storage.records.staff import Staff

PLUMBER = person("老王", "engineer", trades="水电工")
OTHER = person("老李", "engineer", trades="给排水 油漆")
HANDY = person("小赵", "engineer", trades="综合")
GUARD = person("保安", "worker", trades="秩序")


def found(
    *people: Staff,
    category: str = "water_drainage",
    loads: dict[str, int] | None = None,
    on_duty: tuple[str, ...] = (),
) -> list[str]:
    """Return the names of the candidates, the best first."""
    case = report(category=category)
    candidates = dispatch.candidates(case, people, loads or {}, on_duty, SETTINGS)
    return [candidate.staff.name for candidate in candidates]


def test_only_the_trades_of_the_category_are_sent() -> None:
    assert found(PLUMBER, GUARD) == ["老王"]


@pytest.mark.parametrize("category", ["noise", "parking_vehicles", "cleaning"])
def test_noise_parking_and_rubbish_never_go_to_a_repairman(category: str) -> None:
    assert found(PLUMBER, OTHER, HANDY, category=category) == []


def test_the_least_loaded_comes_first() -> None:
    assert found(PLUMBER, OTHER, loads={"s-老王": 3, "s-老李": 1}) == ["老李", "老王"]


def test_with_equal_load_the_better_trade_comes_first() -> None:
    assert found(HANDY, PLUMBER) == ["老王", "小赵"]


def test_who_is_on_duty_comes_before_who_is_not() -> None:
    assert found(PLUMBER, HANDY, loads={"s-小赵": 9}, on_duty=("s-小赵",)) == ["小赵", "老王"]


def test_who_is_responsible_for_the_building_comes_before_others() -> None:
    steward = person("三栋", "engineer", trades="水电", buildings="2 3")

    assert found(PLUMBER, steward, loads={"s-三栋": 5}) == ["三栋", "老王"]


def test_who_can_not_be_reached_in_chat_comes_last() -> None:
    silent = person("无号", "engineer", trades="水电", person_id=None)

    assert found(silent, PLUMBER, loads={"s-老王": 9}) == ["老王", "无号"]


def test_who_left_works_elsewhere_or_may_not_work_is_no_candidate() -> None:
    people = (
        person("甲", "engineer", trades="水电", active=0),
        person("乙", "engineer", trades="水电", community="别处"),
        person("丙", "quality", trades="水电"),
        person("丁", "moon", trades="水电"),
    )

    assert found(*people) == []


def test_an_unknown_category_has_no_candidates() -> None:
    assert found(PLUMBER, category="moon") == []


def test_the_load_is_shown() -> None:
    case = report(building="3")
    candidates = dispatch.candidates(case, [PLUMBER], {"s-老王": 4}, {"s-老王"}, SETTINGS)

    assert candidates == (dispatch.Candidate(PLUMBER, 4, 0, on_duty=True, responsible=False),)


@pytest.mark.parametrize(
    ("words", "trades"),
    [
        ("水电工", {"水电"}),
        ("电梯维保员 木工", {"电梯维保", "土建"}),
        ("综合水电", {"水电", "综合"}),
        ("潜水", {"潜水"}),
        ("", set()),
    ],
)
def test_the_words_of_a_roster_are_understood(words: str, trades: set[str]) -> None:
    assert dispatch.trades_of(person("甲", "engineer", trades=words), SETTINGS) == trades


def test_only_who_can_be_reached_is_sent_automatically() -> None:
    silent = person("无号", "engineer", trades="水电", person_id=None)
    case = report()
    both = dispatch.candidates(case, [silent, PLUMBER], {}, (), SETTINGS)

    chosen = dispatch.choose(both)
    assert chosen is not None
    assert chosen.staff == PLUMBER
    assert dispatch.choose(dispatch.candidates(case, [silent], {}, (), SETTINGS)) is None
