"""A transaction is stored whole or not at all, on both engines."""

from __future__ import annotations

import threading
from contextlib import closing, suppress
from functools import partial
from typing import TYPE_CHECKING

import pytest

from storage.connect import open_database
from storage.errors import Stale, StorageError, Unavailable
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import NOW

if TYPE_CHECKING:
    from storage.database import Connection, Database


def count(connection: Connection, name: str = "a") -> int:
    return Store(connection).signs.count(name, NOW)


def total(db: Database, name: str = "a") -> int:
    return db.read(lambda connection: Store(connection).signs.total(name))


def test_what_was_done_before_an_exception_is_undone(database: Database) -> None:
    def work(connection: Connection) -> None:
        count(connection)
        raise KeyError(name)

    name = "of our own making"
    with pytest.raises(KeyError, match=name):
        database.run(work)

    assert total(database) == 0
    assert database.run(count) == 1


def test_an_error_of_the_database_is_ours_with_the_cause(database: Database) -> None:
    with pytest.raises(StorageError) as raised:
        database.run(lambda connection: connection.one("SELECT nothing FROM nowhere"))

    assert raised.value.__cause__ is not None
    assert not isinstance(raised.value, Stale | Unavailable)
    assert database.run(count) == 1


@pytest.mark.parametrize("value", ["a\ud800", 2**70], ids=["surrogate", "huge number"])
def test_what_cannot_be_stored_is_our_error(database: Database, value: object) -> None:
    with pytest.raises(StorageError):
        database.run(lambda connection: connection.insert("signs", name=value, at=value, value=0))


def test_an_error_that_was_swallowed_stores_nothing(database: Database) -> None:
    def work(connection: Connection) -> None:
        count(connection)
        with pytest.raises(StorageError):
            connection.insert("signs", name=None, at=0, value=0)

    with pytest.raises(StorageError):
        database.run(work)

    assert total(database) == 0


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(StorageError):
        database.read(count)

    assert database.run(count) == 1


def test_a_reader_sees_one_moment_while_others_write(database: Database, second: Database) -> None:
    def work(connection: Connection) -> tuple[int, int]:
        before = Store(connection).signs.total("a")
        second.run(count)
        return before, Store(connection).signs.total("a")

    assert database.read(work) == (0, 0)
    assert total(database) == 1


@pytest.mark.parametrize("inner", ["run", "read"])
def test_transactions_do_not_nest(database: Database, inner: str) -> None:
    def work(connection: Connection) -> None:
        count(connection)
        getattr(database, inner)(count)

    with pytest.raises(StorageError, match="nest"):
        database.run(work)

    assert total(database) == 0


def test_a_stale_change_is_done_again_from_the_start(database: Database) -> None:
    seen = []

    def work(connection: Connection) -> int:
        seen.append(count(connection))
        if len(seen) < 4:
            connection.change("UPDATE signs SET value = 9 WHERE name = :name", name="nobody")
        return seen[-1]

    assert database.run(work) == 1
    assert seen == [1, 1, 1, 1]
    assert total(database) == 1


def test_what_stays_stale_is_raised_after_three_more_tries(database: Database) -> None:
    tries = []

    def work(connection: Connection) -> None:
        tries.append(1)
        connection.change("UPDATE signs SET value = 9 WHERE name = :name", name="nobody")

    with pytest.raises(Stale, match="UPDATE signs"):
        database.run(work)

    assert len(tries) == 4


def test_each_thread_has_its_own_connection(database: Database) -> None:
    """What a thread has not committed is not seen by another, nor rolled back by it."""
    seen = []

    def look() -> None:
        seen.append(total(database))

    def work(connection: Connection) -> None:
        count(connection)
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()

    database.run(work)

    assert seen == [0]
    assert total(database) == 1


def test_numbers_have_no_gap_when_two_count_at_once(database: Database, second: Database) -> None:
    numbers: list[str] = []

    def number(connection: Connection, turn: int) -> str:
        taken = Store(connection).cases.next_number("BX", "20261124")
        if turn % 4 == 0:
            raise KeyError(taken)  # what is rolled back gives its number back
        return taken

    def take(db: Database) -> None:
        for turn in range(40):
            with suppress(KeyError):
                numbers.append(db.run(partial(number, turn=turn)))

    threads = [threading.Thread(target=take, args=[db]) for db in (database, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(numbers) == [f"BX20261124-{n:04d}" for n in range(1, 61)]


def test_a_closed_database_stays_closed(database: Database) -> None:
    database.run(count)

    database.close()

    with pytest.raises(StorageError, match="closed"):
        database.run(count)


def test_foreign_keys_hold(database: Database) -> None:
    with pytest.raises(StorageError):
        database.run(lambda connection: examples.case(connection, reporter_id="nobody"))


def test_one_person_has_one_turn_at_a_time(database: Database, database_url: str) -> None:
    """The second message of a person waits until the turn of the first is stored."""
    order: list[str] = []
    inside, late = threading.Event(), threading.Thread()

    def first(connection: Connection) -> None:
        examples.person(connection)
        inside.set()
        late.join(0.05)  # long enough for the other to get stuck, if it is to
        order.append("first")

    def other() -> None:
        inside.wait(10)
        with closing(open_database(database_url)) as db:
            db.run(examples.person)
            order.append("second")

    late = threading.Thread(target=other)
    late.start()
    database.run(first)
    late.join()

    assert order == ["first", "second"]
