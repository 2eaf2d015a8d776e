"""Several works with one commit: each is stored whole or not at all, whatever the others do."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from storage.connect import open_database
from storage.errors import StorageError
from storage.store import Store
from tests.storage.examples import NOW

if TYPE_CHECKING:
    from storage.database import Connection, Database

ROOT = Path(__file__).parents[2]


def count(connection: Connection, name: str = "a") -> int:
    return Store(connection).signs.count(name, NOW)


def total(db: Database, name: str = "a") -> int:
    return db.read(lambda connection: Store(connection).signs.total(name))


def break_off(connection: Connection) -> int:
    """Write something, then meet a mistake of our own."""
    count(connection)
    raise KeyError


def test_works_come_in_their_order_and_see_each_other(database: Database) -> None:
    """Two messages of one person at one instant are two turns, one after the other."""
    works = [count, count, count]

    assert database.run_each(works) == [1, 2, 3]
    assert total(database) == 3


def test_an_exception_undoes_its_own_work_alone(database: Database) -> None:
    first, second, third = database.run_each([count, break_off, count])

    assert (first, third) == (1, 2)
    assert isinstance(second, KeyError)
    assert total(database) == 2


def test_a_statement_that_fails_undoes_its_own_work_alone(database: Database) -> None:
    def swallow(connection: Connection) -> int:
        with pytest.raises(StorageError):
            connection.insert("signs", name=None, at=0, value=0)
        return count(connection)

    first, second, third = database.run_each([count, swallow, count])

    assert (first, third) == (1, 2)
    assert isinstance(second, StorageError)
    assert total(database) == 2


def test_a_stale_work_is_done_again_and_the_others_are_not(database: Database) -> None:
    seen: list[int] = []

    def stale_once(connection: Connection) -> int:
        seen.append(count(connection))
        if len(seen) == 1:
            connection.change("UPDATE signs SET value = 9 WHERE name = :name", name="nobody")
        return seen[-1]

    assert database.run_each([count, stale_once, count]) == [1, 2, 3]
    assert seen == [2, 2]


def test_works_do_not_nest(database: Database) -> None:
    def nest(connection: Connection) -> int:
        count(connection)
        return database.run(count)

    (nested,) = database.run_each([nest])

    assert isinstance(nested, StorageError)
    assert total(database) == 0


def test_when_the_shared_transaction_is_lost_each_work_has_its_own(
    sqlite_database: Database,
) -> None:
    """SQLite ends a whole transaction on a full disk; a rollback from inside is the same to us."""
    ends: list[str] = []

    def end_it_once(connection: Connection) -> int:
        count(connection)
        if not ends:
            ends.append("once")
            connection.execute("ROLLBACK")
            raise KeyError
        return count(connection)

    assert sqlite_database.run_each([count, end_it_once, count]) == [1, 3, 4]
    assert total(sqlite_database) == 4


def test_a_commit_that_fails_makes_nothing_count_as_stored(sqlite_database: Database) -> None:
    """A foreign key that is checked at the end refuses the commit, for all of them at first."""

    def orphan(connection: Connection) -> int:
        connection.execute("PRAGMA defer_foreign_keys = 1")
        connection.insert("case_words", word="w", case_id="nobody")
        return count(connection)

    first, second, third = sqlite_database.run_each([count, orphan, count])

    assert (first, third) == (1, 2)
    assert isinstance(second, StorageError)
    assert total(sqlite_database) == 2


def test_a_crash_before_the_commit_leaves_nothing_of_any_work(
    sqlite_database: Database, sqlite_url: str
) -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.storage.test_together", sqlite_url],
        cwd=ROOT,
        check=False,
    )

    assert done.returncode == -signal.SIGKILL
    assert total(sqlite_database) == 0
    assert sqlite_database.run_each([count, count]) == [1, 2]
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as shell:
        assert shell.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _crash(connection: Connection) -> int:
    count(connection)
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


if __name__ == "__main__":
    open_database(sys.argv[1]).run_each([count, _crash])
