"""Answers are kept two years, then removed with a record of it (SUR-15)."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from flows.survey.record import survey_of
from storage.store import Store
from tests.scenarios.survey_counted import MANY, cast, close, running
from tests.scenarios.survey_published import page, published, reported

if TYPE_CHECKING:
    from storage.database import Connection
    from storage.records.case import Event
    from tests.scenarios.conftest import World

TABLES = ("survey_invitations", "survey_returns", "survey_ballots", "survey_drafts")


def rows(world: World) -> dict[str, int]:
    """Return how many rows each table about who and what was answered has."""

    def count(name: str, connection: Connection) -> int:
        row = connection.one(f"SELECT COUNT(*) AS n FROM {name}")  # noqa: S608 - written above
        return int(row["n"]) if row else 0

    return {name: world.service.database.read(partial(count, name)) for name in TABLES}


def events(world: World, case_id: str) -> list[Event]:
    """Return the timeline of a survey."""
    return world.service.database.read(lambda c: Store(c).cases.timeline(case_id))


def test_what_was_answered_is_removed_and_the_figures_stay(each_world: World) -> None:
    world = each_world
    resident = world.member("李雷")
    resident.follows()
    resident.says("绑定 3栋2单元1501 李雷 13800000001")
    number = reported(world, resident)
    bulletin = published(world, number)
    world.advance(days=729)
    assert rows(world)["survey_ballots"] == 1

    world.advance(days=2)
    assert set(rows(world).values()) == {0}
    case = world.case(number)
    assert survey_of(case).figures
    assert "91.3%" in page(world, bulletin)
    last = events(world, case.id)[-1]
    assert (last.action, last.actor_name) == ("purge", "小管家")
    assert "邀请1条、回收记录1条、答卷1份" in last.text
    known = len(events(world, case.id))
    world.restart()
    world.advance(days=1)
    assert len(events(world, case.id)) == known


def test_they_go_as_well_where_nobody_published_anything(world: World) -> None:
    case = running(world)
    cast(world, case, MANY)
    assert close(world, case).status == "reporting"
    assert (survey_of(world.case(case.number)).figures or "").count("巡逻") == 4
    world.advance(days=729)
    assert rows(world)["survey_ballots"] == len(MANY)

    world.advance(days=2)
    assert set(rows(world).values()) == {0}
    left = survey_of(world.case(case.number)).figures or ""
    (opinion,) = json.loads(left)["opinions"]
    assert (opinion["count"], opinion["words"]) == (3, [])
    assert left.count("巡逻") == 1  # what it is called
    assert "3份提到" in world.member("陈静").says(f"问卷 {case.number} 结果")
    assert events(world, case.id)[-1].action == "purge"
