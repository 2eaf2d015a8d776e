"""A backup is whole, and made while others write."""

from __future__ import annotations

import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from storage.backup import backup
from storage.connect import open_database
from storage.errors import StorageError
from storage.migrate import pending
from storage.store import Store
from tests.storage.examples import NOW

if TYPE_CHECKING:
    from pathlib import Path

    from storage.database import Database


def test_a_backup_made_while_others_write_has_the_rows(
    sqlite_database: Database, sqlite_url: str, tmp_path: Path
) -> None:
    written = threading.Event()
    done = threading.Event()

    def write() -> None:
        while not done.is_set():
            sqlite_database.run(lambda c: Store(c).signs.count("a", NOW))
            written.set()

    writer = threading.Thread(target=write)
    writer.start()
    written.wait(10)
    backup(sqlite_url, tmp_path / "copy.db")
    done.set()
    writer.join()

    assert not list(tmp_path.glob("copy.db?*"))
    with closing(open_database(f"sqlite:///{tmp_path}/copy.db")) as copy:
        total = copy.read(lambda c: Store(c).signs.total("a"))
        assert 1 <= total <= sqlite_database.read(lambda c: Store(c).signs.total("a"))
        assert pending(copy) == []
        assert copy.run(lambda c: Store(c).signs.count("a", NOW)) == total + 1


def test_a_backup_is_for_the_owner_only(sqlite_url: str, tmp_path: Path) -> None:
    backup(sqlite_url, tmp_path / "copy.db")

    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600


def test_a_backup_overwrites_nothing(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("yesterday", "utf-8")

    with pytest.raises(StorageError, match="overwrites nothing"):
        backup(sqlite_url, tmp_path / "copy.db")

    assert (tmp_path / "copy.db").read_text("utf-8") == "yesterday"


@pytest.mark.parametrize("url", ["sqlite:////nowhere/bot.db", "mysql://secret"])
def test_a_backup_of_nothing_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no database file"):
        backup(url, tmp_path / "copy.db")

    assert not list(tmp_path.iterdir())


def test_a_backup_that_cannot_be_written_says_so(sqlite_url: str, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="failed"):
        backup(sqlite_url, tmp_path / "nowhere" / "copy.db")


def test_a_damaged_database_gives_no_backup(sqlite_url: str, tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    path.write_bytes(path.read_bytes()[:8192])

    with pytest.raises(StorageError, match="failed"):
        backup(sqlite_url, tmp_path / "copy.db")

    assert not (tmp_path / "copy.db").exists()


def test_postgresql_has_its_own_tool(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="pg_dump"):
        backup("postgresql://somewhere/db", tmp_path / "copy.db")
