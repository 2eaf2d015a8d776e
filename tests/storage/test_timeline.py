"""The timeline is only ever added to; the database itself sees to it."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from storage.cases import Act
from storage.errors import StorageError
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import NOW

if TYPE_CHECKING:
    from storage.database import Connection, Database
    from storage.records.case import Case


@pytest.mark.parametrize(
    "sql",
    ["UPDATE timeline SET text = 'better'", "DELETE FROM timeline", "TRUNCATE timeline CASCADE"],
)
def test_a_line_cannot_be_changed_or_erased(database: Database, sql: str) -> None:
    case = examples.stored_case(database)

    with pytest.raises(StorageError):
        database.run(lambda connection: connection.execute(sql))

    assert len(database.read(lambda c: Store(c).cases.timeline(case.id))) == 1


def test_lines_come_in_the_order_things_happened(database: Database) -> None:
    """Also when the clock went backwards in between."""
    case = examples.stored_case(database)

    def save(connection: Connection, step: int, before: Case) -> Case:
        act = Act(f"step {step}", "staff-1", "李工")
        return Store(connection).cases.save(
            before, replace(before, urge_count=step), act, NOW - step
        )

    for step in range(1, 6):
        case = database.run(partial(save, step=step, before=case))

    lines = database.read(lambda c: Store(c).cases.timeline(case.id))

    assert [line.version for line in lines] == [1, 2, 3, 4, 5, 6]
    assert [line.action for line in lines][1:] == [f"step {step}" for step in range(1, 6)]


def test_a_line_says_what_changed(database: Database) -> None:
    case = examples.stored_case(database)
    after = replace(case, room="1502", number="never", reporter_id="never")

    saved = database.run(lambda c: Store(c).cases.save(case, after, Act("moved", None, ""), NOW))
    line = database.read(lambda c: c.one("SELECT details FROM timeline WHERE version = 2"))

    assert saved == replace(case, room="1502", version=2)
    assert line is not None
    assert json.loads(line["details"]) == {"before": {"room": "1501"}, "after": {"room": "1502"}}
