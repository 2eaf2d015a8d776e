"""A survey that was counted runs once more: nobody who came since can be told apart (SUR-13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import work as case_work
from flows.cases.rules.deeds import Deed
from flows.cases.watch import context_of
from flows.settings.calendar import DAY
from flows.survey.record import survey_of
from storage.store import Store
from tests.scenarios.survey_counted import (
    MANY,
    Paper,
    cast,
    close,
    figures,
    moment_of,
    paper,
    running,
)

if TYPE_CHECKING:
    from storage.records.case import Case
    from tests.scenarios.conftest import World


def extended(world: World, case: Case) -> None:
    """Let a counted survey run for two more days."""
    moment = moment_of(world)

    def work(store: Store) -> None:
        now = store.cases.get(case.id)
        assert now is not None
        until = survey_of(now).closes_at + 2 * DAY
        deed = Deed("extend", None, "陈静", "staff", until=until)
        case_work.perform(store, context_of(store, moment, now), now, deed)

    world.service.database.run(lambda c: work(Store(c)))


def test_who_came_while_it_was_extended_is_not_told_apart(world: World) -> None:
    """Three more answers are too few to be told beside a report of the others; six are not."""
    case = running(world)
    cast(world, case, MANY)
    first = figures(close(world, case))
    extended(world, case)
    cast(world, case, [("5", paper("很不满意"))] * 3, unit="8")
    second = figures(close(world, case))

    assert (second["returned"], second["counted"], second["held"]) == (18, 15, 3)
    assert second["satisfaction"] == first["satisfaction"]
    assert "延长期间新收的3份太少" in world.member("孙丽").says(f"问卷 {case.number} 结果")

    extended(world, case)
    cast(world, case, [("3", paper("很不满意"))] * 3, unit="7")
    third = figures(close(world, case))

    assert (third["counted"], third["held"], third["satisfaction"]) == (21, 0, 11 / 20)
    told = {one["building"]: one["satisfaction"] for one in third["buildings"]}
    assert told["5"] == 4 / 6  # as before: three of it came since


def test_a_group_is_not_told_anew_with_a_few_more(world: World) -> None:
    """Of the old one more answered while it was extended: they are told apart no longer."""
    questions = [
        {"id": "security", "ask": "保安服务", "type": "rating"},
        {
            "id": "age",
            "ask": "年龄",
            "type": "choice",
            "options": ["老", "中", "青"],
            "group": True,
        },
    ]

    def aged(age: str, count: int) -> list[Paper]:
        return [("3", {"security": "满意", "age": age})] * count

    def told(case: Case) -> list[str]:
        (found,) = figures(close(world, case))["groups"]
        return [one["word"] for one in found["groups"]]

    case = running(world, questions=questions)
    cast(world, case, [*aged("老", 6), *aged("中", 7), *aged("青", 8)])
    assert told(case) == ["老", "中", "青"]

    extended(world, case)
    cast(world, case, [*aged("老", 1), *aged("中", 5)], unit="8")

    assert told(case) == ["青"]
