"""A head of department is called for what concerns their own department, and not for all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from flows.cases.rules import departments, escalation
from flows.cases.rules.deeds import Moment
from tests.flows.sample import ENGINEER, MORNING, SETTINGS, dispatched, person, report

if TYPE_CHECKING:
    from storage.records.case import Case
    from storage.records.staff import Staff

PLUMBER = person("老王", "engineer", id=ENGINEER, department="工程部", trades="水电")
GUARD = person("马超", "worker", department="秩序部", trades="秩序")
CLEANER = person("吴兰", "worker", department="环境部", trades="保洁")
CLERK = person("小周", "clerk", department="客服部")
REPAIRS = person("工程头", "department_head", department="工程部")
GUARDS = person("秩序头", "department_head", department="秩序部")
MANAGER = person("主任", "site_manager", department="管理处")
TEAM = (PLUMBER, GUARD, CLEANER, CLERK, REPAIRS, GUARDS, MANAGER)


def reached(
    case: Case, team: tuple[Staff, ...] = TEAM, level: int = escalation.LADDER
) -> list[str]:
    """Return the names of whom a level reaches."""
    moment = Moment(MORNING, SETTINGS)
    return [one.name for one in escalation.recipients(case, level, team, set(), moment)]


@pytest.mark.parametrize(
    ("category", "head"),
    [
        ("water_drainage", "工程头"),
        ("parking_vehicles", "秩序头"),
        ("noise", "秩序头"),
        ("cleaning", "主任"),  # it has no head: whoever stands above
    ],
)
def test_what_nobody_was_sent_to_reaches_the_head_of_its_trade(category: str, head: str) -> None:
    assert reached(report(category=category)) == [head]


def test_who_was_sent_tells_whose_it_is() -> None:
    """A plumber who was sent to a noise answers to the head of repairs."""
    assert reached(replace(dispatched(), category="noise")) == ["工程头"]


def test_the_superior_is_nearer_than_another_head_of_the_department() -> None:
    deputy = person("副头", "department_head", id="s-deputy", department="工程部")
    engineer = replace(PLUMBER, superior_id="s-deputy")
    assert reached(dispatched(), (engineer, *TEAM[1:], deputy)) == ["副头"]


def test_a_department_without_a_head_answers_to_whom_its_people_do() -> None:
    affairs = person("事务头", "affairs_head", id="s-affairs", department="客服部")
    cleaner = replace(CLEANER, superior_id="s-affairs")
    assert reached(report(category="cleaning"), (cleaner, *TEAM[3:], affairs)) == ["事务头"]


def test_where_no_trade_tells_it_the_area_does_and_else_all_heads_hear() -> None:
    """Silence is worse than a call too many."""
    there = replace(GUARDS, buildings="3 4")
    assert reached(report(building="3"), (CLERK, REPAIRS, there, MANAGER)) == ["秩序头"]
    assert reached(report(building="3"), (CLERK, REPAIRS, GUARDS)) == ["工程头", "秩序头"]


def test_where_nobody_is_above_the_heads_of_others_hear() -> None:
    assert reached(report(category="cleaning"), (CLEANER, REPAIRS, GUARDS)) == ["工程头", "秩序头"]


def test_among_the_heads_of_a_desk_without_clerks_the_own_one_hears() -> None:
    """Who accepts is then a head, and of several the one whom it concerns."""
    heads = (REPAIRS, GUARDS)
    found = departments.without_others(report(category="noise"), heads, TEAM, SETTINGS)
    assert [one.name for one in found] == ["秩序头"]
    cleaning = report(category="cleaning")
    assert departments.without_others(cleaning, heads, TEAM, SETTINGS) == list(heads)
    assert departments.without_others(cleaning, (CLERK, GUARDS), TEAM, SETTINGS) == [CLERK]
