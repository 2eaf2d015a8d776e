"""One conversation of a person is in front; the others wait, or have ended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from storage.errors import Stale, StorageError
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import HOUR, NOW

if TYPE_CHECKING:
    from storage.database import Connection, Database
    from storage.records.messages import Conversation


def start(db: Database, subject: str, openid: str = "resident", **columns: Any) -> Conversation:  # noqa: ANN401
    def work(connection: Connection) -> Conversation:
        who = examples.person(connection, openid).id
        made = replace(examples.conversation(who, subject), **columns)
        Store(connection).conversations.add(made, NOW)
        return made

    return db.run(work)


def open_of(db: Database, person_id: str) -> list[tuple[str, str]]:
    found = db.read(lambda c: Store(c).conversations.open_of(person_id))
    return [(conversation.subject, conversation.status) for conversation in found]


def test_a_new_one_comes_to_the_front(database: Database) -> None:
    first = start(database, "a")
    start(database, "other's", "somebody")
    start(database, "b", front_at=NOW + 1)

    assert open_of(database, first.person_id) == [("b", "front"), ("a", "waiting")]


def test_one_comes_back_to_the_front_in_either_order_of_saving(database: Database) -> None:
    first = start(database, "a")
    second = start(database, "b", front_at=NOW + 1)

    def swap(connection: Connection) -> None:
        conversations = Store(connection).conversations
        conversations.save(replace(first, front_at=NOW + 2), NOW)
        conversations.save(replace(second, status="waiting"), NOW)

    database.run(swap)
    assert open_of(database, first.person_id) == [("a", "front"), ("b", "waiting")]


def test_the_database_allows_one_in_front(database: Database) -> None:
    first = start(database, "a")
    start(database, "b")

    with pytest.raises(StorageError):
        database.run(
            lambda c: c.execute(
                "UPDATE conversations SET status = 'front' WHERE id = :id", id=first.id
            )
        )


def test_the_same_subject_is_open_once(database: Database) -> None:
    first = start(database, "a")

    with pytest.raises(Stale):
        start(database, "a", id="again")

    database.run(lambda c: Store(c).conversations.save(replace(first, status="done"), NOW))
    again = start(database, "a", id="again")
    assert open_of(database, again.person_id) == [("a", "front")]


def test_what_nobody_answers_expires(database: Database) -> None:
    old = start(database, "old", expires_at=NOW)
    older = start(database, "older", expires_at=NOW - 1)
    start(database, "young", expires_at=NOW + HOUR)

    assert database.run(lambda c: Store(c).conversations.expire(NOW, 1)) == 1
    assert database.run(lambda c: Store(c).conversations.expire(NOW, 10)) == 1
    assert database.run(lambda c: Store(c).conversations.expire(NOW, 10)) == 0

    assert open_of(database, old.person_id) == [("young", "front")]
    ended = database.read(lambda c: Store(c).conversations.get(older.id))
    assert ended is not None
    assert ended.status == "expired"
    with pytest.raises(Stale):
        database.run(lambda c: Store(c).conversations.save(old, NOW))


def test_choices_are_offered_once_and_replaced(database: Database) -> None:
    first, second = [["1", "甲", "受理 1"]], [["1", "乙", "受理 2"], ["", "更多", "受理 第2页"]]

    def work(connection: Connection) -> list[list[list[str]]]:
        store = Store(connection)
        person = examples.person(connection, "resident").id
        store.conversations.keep_offer(person, first, NOW)
        store.conversations.keep_offer(person, second, NOW + 1)
        taken = [store.conversations.take_offer(person, NOW + 2) for _ in range(2)]
        store.conversations.keep_offer(person, first, NOW + 3)
        assert store.conversations.open_of(person) == []
        return [*taken, store.conversations.take_offer(person, NOW + 4)]

    assert database.run(work) == [second, [], first]


def test_one_left_at_its_question_is_nudged_by_one_only(database: Database) -> None:
    """Whoever comes second, or after it was gone on with, changes nothing."""
    left = start(database, "a", asking="confirmed")
    start(database, "b", "somebody", asking="confirmed", front_at=NOW + 2)
    start(database, "c", "another")

    def due(connection: Connection) -> list[Conversation]:
        return Store(connection).conversations.left_at(
            "report_issue", "confirmed", NOW + 1, NOW + 1, 9
        )

    def nudge(connection: Connection) -> bool:
        return Store(connection).conversations.nudge(left)

    assert [one.subject for one in database.read(due)] == ["a"]
    assert [database.run(nudge), database.run(nudge)] == [True, False]
    assert database.read(due) == []
    database.run(lambda c: Store(c).conversations.save(left, NOW + 2))
    assert open_of(database, left.person_id) == [("a", "front")]
