"""Counts and pages of cases: right on both engines, and never by walking through a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from storage.case_lists import CaseLists
from storage.figures import figures
from storage.standing import Reader, Spot, Standing
from tests.storage.examples import HOUR, NOW, case

if TYPE_CHECKING:
    from storage.database import Connection, Database
    from storage.records.record import Row

MINE = Reader("yuhu", ("chen", "dept:工程部"))
SPOT = Spot("3", "2", "1501", sealed=("complaint",))
UNDONE = Spot(without=("finished", "answered"))


@pytest.fixture
def town(database: Database) -> Database:
    """Return a database with a case of each sort, numbered in the order of their ids."""
    rows: list[dict[str, Any]] = [
        {"due_at": NOW - 9, "due_for": "finish", "holder_id": "li"},
        {"due_at": NOW - 8, "due_for": "finish", "hidden_from": "chen", "holder_id": "li"},
        {"due_at": NOW - 7, "due_for": "confirm", "status": "finished", "finished_at": NOW},
        {"due_at": NOW - 6, "due_for": "callback", "status": "closed", "closed_at": NOW - 3 * HOUR},
        {"created_at": NOW - 5 * HOUR, "status": "closed", "closed_at": NOW, "finished_at": NOW},
        {"engineer_id": "li", "status": "taken", "urgency": "urgent", "building": "03"},
        {"community": "other", "due_at": NOW - 9},
        {"kind": "complaint", "confidential": 1, "due_at": NOW + 9, "hidden_from": "wang"},
    ]

    def fill(connection: Connection) -> None:
        for n, row in enumerate(rows):
            case(connection, id=f"c{n}", number=f"BX20261124-{n:04}", **row)

    database.run(fill)
    return database


def test_a_day_is_counted_without_what_is_hidden(town: Database) -> None:
    tally = town.read(lambda c: Standing(c).tally(MINE, NOW - HOUR, NOW))

    assert (tally.new, tally.finished, tally.closed, tally.late) == (5, 2, 1, 2)
    assert tally.open == {
        ("registered", "ordinary"): 2,
        ("finished", "ordinary"): 1,
        ("taken", "urgent"): 1,
    }
    assert town.read(lambda c: Standing(c).late_count(Reader("yuhu"), NOW)) == 3
    assert sorted(town.read(lambda c: Standing(c).marks("yuhu"))) == ["chen", "wang"]


def test_what_is_late_comes_page_by_page(town: Database) -> None:
    def page(skip: int) -> list[str]:
        return [c.id for c in town.read(lambda c: Standing(c).late(MINE, NOW, skip, 1))]

    assert [page(0), page(1), page(2)] == [["c0"], ["c3"], []]


def test_to_do_is_what_somebody_holds_works_on_or_could_take(town: Database) -> None:
    def found(*, unheld: bool) -> list[str]:
        return [
            c.id for c in town.read(lambda c: Standing(c).to_do(MINE, "li", 0, 9, unheld=unheld))
        ]

    assert found(unheld=False) == ["c0", "c5"]
    # what nobody holds and somebody works on is theirs once
    assert found(unheld=True) == ["c0", "c3", "c5", "c7"]
    assert town.read(lambda c: Standing(c).to_do_count(MINE, "li", unheld=True)) == 4
    assert town.read(lambda c: Standing(c).to_do(MINE, "li", 1, 2, unheld=True))[0].id == "c3"


def test_a_spot_is_found_however_it_is_written_and_without_what_is_sealed(town: Database) -> None:
    count = town.read(lambda c: Standing(c).at_count(MINE, SPOT, NOW - HOUR))
    opened = town.read(lambda c: Standing(c).open_at(MINE, SPOT, 0, 9))
    closed = town.read(lambda c: Standing(c).closed_at(MINE, SPOT, NOW - HOUR, 0, 9))

    assert count == (3, 1)
    assert [c.id for c in opened] == ["c0", "c2", "c5"]
    assert [c.id for c in closed] == ["c4"]


def test_what_is_undone_everywhere_and_what_is_unsent(town: Database) -> None:
    undone = town.read(lambda c: Standing(c).open_at(MINE, UNDONE, 0, 9))
    unsent = town.read(lambda c: Standing(c).unsent(MINE, 0, 9))

    assert [c.id for c in undone] == ["c0", "c5", "c7"]
    assert town.read(lambda c: Standing(c).open_count(MINE, UNDONE)) == 3
    assert [c.id for c in unsent] == ["c0", "c7"]
    assert town.read(lambda c: Standing(c).unsent_count(MINE)) == 2


OPEN_ALONE = {  # all of an index that holds only what is open or waits
    "SCAN cases USING COVERING INDEX cases_status",
    "SCAN outbox USING INDEX outbox_unread",
    "SCAN evidence USING INDEX evidence_waiting",
}


class _Explained:
    """A connection whose questions are explained before they are asked."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.plans: list[str] = []

    def all(self, sql: str, /, **params: object) -> list[Row]:
        plan = self._connection.all(f"EXPLAIN QUERY PLAN {sql}", **params)
        self.plans += [row["detail"] for row in plan]
        return self._connection.all(sql, **params)

    def one(self, sql: str, /, **params: object) -> Row | None:
        rows = self.all(sql, **params)
        return rows[0] if rows else None


@pytest.mark.parametrize("reader", [Reader("yuhu"), MINE])
def test_nothing_that_is_asked_often_walks_through_a_table(
    sqlite_database: Database, reader: Reader
) -> None:
    def ask(connection: Connection) -> list[str]:
        explained = _Explained(connection)
        standing = Standing(explained)  # type: ignore[arg-type]  # it only reads
        standing.marks("yuhu")
        standing.tally(reader, NOW, NOW)
        standing.late(reader, NOW, 8, 8)
        standing.to_do_count(reader, "li", unheld=True)
        standing.to_do(reader, "li", 0, 8, unheld=True)
        standing.to_do(reader, "li", 0, 8, unheld=False)
        standing.at_count(reader, SPOT, NOW)
        standing.open_at(reader, SPOT, 0, 8)
        standing.open_count(reader, UNDONE)
        standing.open_at(reader, UNDONE, 0, 8)
        standing.unsent_count(reader)
        standing.unsent(reader, 0, 8)
        CaseLists(explained).by_tail("yuhu", "0042")  # type: ignore[arg-type]
        CaseLists(explained).open_in("yuhu")  # type: ignore[arg-type]
        figures(explained, NOW)  # type: ignore[arg-type]
        return explained.plans

    plans = sqlite_database.read(ask)

    assert plans
    assert {plan for plan in plans if plan.startswith("SCAN")} <= OPEN_ALONE
    # the order comes from the index, too
    assert not [plan for plan in plans if "TEMP B-TREE" in plan]
