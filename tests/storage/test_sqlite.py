"""What only SQLite has: a lock file, writers from outside, children by fork."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from storage import sqlite
from storage.connect import open_database
from storage.errors import Busy, Unavailable
from storage.store import Store
from tests.storage.examples import NOW

if TYPE_CHECKING:
    from storage.database import Connection, Database


def count(connection: Connection) -> int:
    return Store(connection).signs.count("a", NOW)


def test_every_commit_is_on_the_disk(sqlite_database: Database) -> None:
    names = ["journal_mode", "synchronous", "foreign_keys"]

    rows = sqlite_database.run(lambda c: [c.one(f"PRAGMA {name}") for name in names])

    assert rows == [{"journal_mode": "wal"}, {"synchronous": 2}, {"foreign_keys": 1}]


def test_a_writer_from_outside_that_stays_makes_it_unavailable(
    sqlite_database: Database, sqlite_url: str
) -> None:
    sqlite_database.run(count)
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as shell:
        shell.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable):
            sqlite_database.run(count)

    assert sqlite_database.run(count) == 2


def test_a_writer_from_outside_that_leaves_is_waited_for(
    sqlite_database: Database, sqlite_url: str
) -> None:
    path = sqlite_url.removeprefix("sqlite:///")
    shell = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    shell.execute("BEGIN IMMEDIATE")
    leaves = threading.Timer(0.1, shell.execute, ["ROLLBACK"])
    leaves.start()

    assert sqlite_database.run(count) == 1

    leaves.join()
    shell.close()


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_child_has_a_connection_of_its_own(sqlite_database: Database) -> None:
    sqlite_database.run(count)

    child = os.fork()
    if child == 0:
        try:
            sqlite_database.run(count)
            sqlite_database.close()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)

    assert status == 0
    assert sqlite_database.run(count) == 3
    assert sqlite_database.run(lambda c: c.one("PRAGMA integrity_check")) == {
        "integrity_check": "ok"
    }


def test_a_writer_that_was_stopped_keeps_the_others_only_for_a_while(
    sqlite_database: Database, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.02)
    sqlite_database.run(count)
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.storage.test_sqlite", sqlite_url],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        writer.send_signal(signal.SIGSTOP)
        with pytest.raises(Busy):
            sqlite_database.run(count)
        assert sqlite_database.read(lambda c: Store(c).signs.total("a")) == 1  # no line for readers
        writer.kill()

    assert sqlite_database.run(count) == 2


def test_what_is_written_stays_when_a_second_thread_and_a_shell_come_and_go(
    sqlite_database: Database, sqlite_url: str
) -> None:
    """The shell must see that the file is in use, or it deletes the log as the last to leave."""
    visit = (
        "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT * FROM signs').close()"
    )
    path = sqlite_url.removeprefix("sqlite:///")
    sqlite_database.run(count)
    second = threading.Thread(target=sqlite_database.run, args=[count])
    second.start()
    second.join()

    subprocess.run([sys.executable, "-c", visit, path], check=True)  # noqa: S603 - our own words
    sqlite_database.run(count)

    with closing(open_database(sqlite_url)) as other:
        assert other.read(lambda c: Store(c).signs.total("a")) == 3


def _stay(_connection: Connection) -> None:
    """Write for ever, as seen from outside."""
    sys.stdout.write("inside\n")
    sys.stdout.flush()
    signal.pause()


if __name__ == "__main__":
    open_database(sys.argv[1]).run(_stay)


def test_what_is_deleted_is_gone_from_the_file(sqlite_database: Database, sqlite_url: str) -> None:
    """Such as what somebody answered in a survey before they confirmed it."""
    words = "answered so far " * 100
    file = Path(sqlite_url.removeprefix("sqlite:///"))

    def size_up() -> bytes:
        with closing(sqlite3.connect(file)) as shell:
            shell.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return file.read_bytes()

    sqlite_database.run(lambda c: Store(c).ballots.keep_draft("survey", "invitation", words, NOW))
    assert words[:32].encode() in size_up()
    sqlite_database.run(lambda c: Store(c).ballots.drop_draft("invitation"))

    assert words[:32].encode() not in size_up()
