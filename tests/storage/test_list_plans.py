"""What staff ask of a community is answered by indexes, never by walking through a table."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from storage.case_lists import CaseLists
from storage.connect import open_database
from storage.figures import figures
from storage.standing import Standing
from storage.which_cases import Reader, Spot
from tests.storage import examples
from tests.storage.examples import HOUR, NOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.database import Connection, Database
    from storage.records.record import Row

    Ask = Callable[[Connection, Reader], object]

ANYBODY, MINE = Reader("yuhu"), Reader("yuhu", ("chen", "dept:工程部"))
BUILDING = Spot("3", sealed=("complaint",))
HOME = Spot("3", "2", "1501", sealed=("complaint",))
ROOM = Spot(room="1501", sealed=("complaint",))
NAME = Spot(name="李", sealed=("complaint",))
UNDONE = Spot(without=("finished", "answered"))
THEIRS = Spot(staff=("li",))
THEIRS_AT_HOME = Spot("3", staff=("li",))
OPEN_ALONE = {  # all of an index that holds only what is open or waits
    "SCAN cases USING COVERING INDEX cases_status",
    "SCAN outbox USING INDEX outbox_unread",
    "SCAN evidence USING INDEX evidence_waiting",
}
OF_A_COMMUNITY = re.compile(r"USING (?:COVERING )?INDEX (\w+) \(community=\?\)$")
# in the order that is asked for, of which only the first are read; or of few cases
IN_ORDER = {"cases_pressing", "cases_unsent", "cases_tally", "cases_hidden"}


class _Explained:
    """A connection whose questions are explained before they are asked."""

    def __init__(self, connection: Connection, explain: str) -> None:
        self._connection = connection
        self._explain = explain
        self.plans: list[str] = []

    def all(self, sql: str, /, **params: object) -> list[Row]:
        plan = self._connection.all(f"{self._explain} {sql}", **params)
        self.plans += [str(row.get("detail") or row.get("QUERY PLAN")) for row in plan]
        return self._connection.all(sql, **params)

    def one(self, sql: str, /, **params: object) -> Row | None:
        rows = self.all(sql, **params)
        return rows[0] if rows else None


def ask_in_order(connection: Connection, reader: Reader) -> None:
    """Ask for counts, and for lists in the order of an index."""
    standing = Standing(connection)
    standing.marks("yuhu")
    standing.tally(reader, NOW, NOW)
    standing.late(reader, NOW, 8, 8)
    standing.to_do_count(reader, "li", unheld=True)
    standing.to_do(reader, "li", 0, 8, unheld=True)
    standing.to_do(reader, "li", 0, 8, unheld=False)
    standing.of_staff(reader, "li", unheld=True)
    standing.unsent_count(reader)
    standing.unsent(reader, 0, 8)
    for spot in (BUILDING, UNDONE, THEIRS, THEIRS_AT_HOME):
        standing.open_count(reader, spot)
        standing.open_at(reader, spot, 0, 8)
    for spot in (BUILDING, HOME, NAME, ROOM):
        standing.open_count(reader, spot)
        standing.closed_count(reader, spot, NOW)
    standing.saying(reader, Spot(), "东门", NOW)
    CaseLists(connection).open_in("yuhu")
    CaseLists(connection).open_of_kind("yuhu", "suggestion")
    CaseLists(connection).emergencies("yuhu", "fire")


def ask_of_few(connection: Connection, reader: Reader) -> None:
    """Ask for lists of which all is found, and sorted."""
    standing = Standing(connection)
    for spot in (HOME, NAME, ROOM):
        standing.open_at(reader, spot, 0, 8)
    for spot in (BUILDING, HOME, NAME, ROOM, THEIRS_AT_HOME):
        standing.closed_at(reader, spot, NOW, 0, 8)
    CaseLists(connection).by_tail("yuhu", "0042")


def plans_of(connection: Connection, ask: Ask, reader: Reader, explain: str) -> list[str]:
    explained = _Explained(connection, explain)
    ask(explained, reader)  # type: ignore[arg-type]  # it only reads
    assert explained.plans
    return explained.plans


@pytest.mark.parametrize("reader", [ANYBODY, MINE])
@pytest.mark.parametrize("ask", [ask_in_order, ask_of_few])
def test_nothing_that_is_asked_walks_through_a_community(
    sqlite_database: Database, ask: Ask, reader: Reader
) -> None:
    plans = sqlite_database.read(lambda c: plans_of(c, ask, reader, "EXPLAIN QUERY PLAN"))

    walked = {found[1] for plan in plans if (found := OF_A_COMMUNITY.search(plan))}
    assert walked <= IN_ORDER
    assert not [plan for plan in plans if re.match(r"SCAN (cases|c)\b(?! *$)", plan)]


@pytest.mark.parametrize("reader", [ANYBODY, MINE])
def test_the_order_of_long_lists_is_that_of_an_index(
    sqlite_database: Database, reader: Reader
) -> None:
    plans = sqlite_database.read(lambda c: plans_of(c, ask_in_order, reader, "EXPLAIN QUERY PLAN"))

    assert not [plan for plan in plans if "TEMP B-TREE" in plan]


def test_what_metrics_count_is_open(sqlite_database: Database) -> None:
    plans = sqlite_database.read(
        lambda c: plans_of(c, lambda db, _: figures(db, NOW), ANYBODY, "EXPLAIN QUERY PLAN")
    )

    assert {plan for plan in plans if plan.startswith("SCAN")} <= OPEN_ALONE
    assert not [plan for plan in plans if "TEMP B-TREE" in plan]


_MANY = """
INSERT INTO cases (id, number, kind, community, status, version, category, urgency, description,
  place, building, unit, room, reporter_id, reporter_name, reporter_phone, verified, source,
  holder_id, engineer_id, due_at, due_for, created_at, closed_at, finished_at)
SELECT 'c' || n, 'BX20261124-' || n, 'report', CASE WHEN n % 4 = 0 THEN 'yuhu' ELSE 'other' END,
  CASE WHEN n % 12 = 0 THEN 'accepted' ELSE 'closed' END, 1, 'water', 'ordinary', 'text',
  'home', n % 6, 1, n % 100, :person, 'name' || n % 97, '1', 1, 'chat',
  'staff' || n % 10, 'staff' || n % 10, :now - n, 'finish', :now - n,
  CASE WHEN n % 12 = 0 THEN NULL ELSE :now - n * 1000 END, NULL
FROM generate_series(1, 12000) AS n
"""


@pytest.mark.parametrize("ask", [ask_in_order, ask_of_few])
def test_postgresql_finds_the_same_indexes(postgres_url: str, ask: Ask) -> None:
    with closing(open_database(postgres_url)) as db:
        plans = db.run(lambda c: _plans_of_many(c, ask))

    assert not [plan for plan in plans if "Seq Scan on cases" in plan]


def _plans_of_many(connection: Connection, ask: Ask) -> list[str]:
    who = examples.person(connection).id
    connection.execute(_MANY, person=who, now=NOW - HOUR)
    connection.execute("ANALYZE cases")
    return plans_of(connection, ask, MINE, "EXPLAIN")
