"""Two who change the same row: the second is told, in whichever order they come."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from storage.cases import Act
from storage.errors import Stale
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import NOW

if TYPE_CHECKING:
    from storage.database import Connection, Database
    from storage.records.case import Case

ACCEPTED = Act("accepted", "staff-1", "前台")


def load(db: Database, case_id: str) -> Case:
    case = db.read(lambda connection: Store(connection).cases.get(case_id))
    assert case is not None
    return case


def accept(db: Database, case: Case, clerk: str) -> Case:
    after = replace(case, status="accepted", holder_id=clerk)
    return db.run(lambda connection: Store(connection).cases.save(case, after, ACCEPTED, NOW))


@pytest.mark.parametrize("winner", [0, 1])
def test_of_two_clerks_who_read_one_case_one_accepts_it(
    database: Database, second: Database, winner: int
) -> None:
    case = examples.stored_case(database)
    doors = [database, second]
    read = [load(db, case.id) for db in doors]

    accept(doors[winner], read[winner], f"clerk-{winner}")
    with pytest.raises(Stale):
        accept(doors[1 - winner], read[1 - winner], f"clerk-{1 - winner}")

    assert load(database, case.id).holder_id == f"clerk-{winner}"
    assert load(database, case.id).version == 2


def test_two_open_transactions_on_one_case(database: Database, second: Database) -> None:
    """The later one runs again from its load and then sees that it was too late."""
    case = examples.stored_case(database)
    saved, loaded = threading.Event(), threading.Event()
    answers: list[str] = []
    # On SQLite the later one can't even load before the first commits.
    patience = 10 if database.engine == "postgresql" else 0

    def take(connection: Connection, clerk: str) -> str:
        cases = Store(connection).cases
        found = cases.get(case.id)
        assert found is not None
        loaded.set()
        if found.status != "registered":
            return f"taken by {found.holder_id}"
        cases.save(found, replace(found, status="accepted", holder_id=clerk), ACCEPTED, NOW)
        return "yours"

    def first(connection: Connection) -> str:
        answer = take(connection, "first")
        loaded.clear()
        saved.set()
        loaded.wait(patience)
        return answer

    def later() -> None:
        saved.wait(10)
        answers.append(second.run(lambda connection: take(connection, "later")))

    thread = threading.Thread(target=later)
    thread.start()
    assert database.run(first) == "yours"
    thread.join()

    assert answers == ["taken by first"]


def test_a_conversation_knows_its_version(database: Database, second: Database) -> None:
    def begin(connection: Connection) -> None:
        person_id = examples.person(connection).id
        Store(connection).conversations.add(examples.conversation(person_id), NOW)

    database.run(begin)
    read = database.read(lambda c: Store(c).conversations.get("conversation-"))
    assert read is not None

    second.run(lambda c: Store(c).conversations.save(replace(read, asking="room"), NOW))
    with pytest.raises(Stale):
        database.run(lambda c: Store(c).conversations.save(replace(read, asking="phone"), NOW))

    kept = database.read(lambda c: Store(c).conversations.get("conversation-"))
    assert kept == replace(read, asking="room", version=2)


def test_moving_an_alert_needs_the_version_and_leaves_no_line(database: Database) -> None:
    case = examples.stored_case(database)

    moved = database.run(lambda c: Store(c).cases.move_alert(case, alert_at=NOW, alert_level=1))
    with pytest.raises(Stale):
        database.run(lambda c: Store(c).cases.move_alert(case, alert_at=None))

    assert load(database, case.id) == moved == replace(case, version=2, alert_at=NOW, alert_level=1)
    assert len(database.read(lambda c: Store(c).cases.timeline(case.id))) == 1
