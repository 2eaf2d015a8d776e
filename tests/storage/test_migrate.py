"""Migrations run once each, whole, whoever runs them and however often."""

from __future__ import annotations

import shutil
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from flows.help.record import Help
from storage.connect import open_database
from storage.errors import NotMigrated, StorageError
from storage.migrate import FOLDER, known, migrate, pending, require_migrated, sql_for, unknown
from storage.store import Store
from tests.storage.examples import HOUR, NOW, case, stored_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from storage.database import Connection, Database

ONE = """
CREATE TABLE ones (name TEXT PRIMARY KEY); -- isn't it
-- only: sqlite
CREATE TABLE only_lite (a BIGINT);
-- end
-- only: postgresql
CREATE TABLE only_postgres (a BIGINT);
-- end
"""
TWO = "INSERT INTO ones (name) VALUES ('two; -- three');\nALTER TABLE ones ADD COLUMN text TEXT;\n"
BROKEN = "INSERT INTO ones (name) VALUES ('half');\nINSERT INTO nowhere (name) VALUES ('x');\n"


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/new/folder/bot.db"
    return str(request.getfixturevalue("empty_postgres_url"))


@pytest.fixture
def fresh(fresh_url: str) -> Iterator[Database]:
    with closing(open_database(fresh_url)) as db:
        yield db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "0001_one.sql").write_text(ONE, "utf-8")
    (tmp_path / "0002_two.sql").write_text(TWO, "utf-8")
    (tmp_path / "notes.sql").write_text("not one of them", "utf-8")
    return tmp_path


def test_a_fresh_database_lacks_everything_and_then_nothing(fresh: Database) -> None:
    assert pending(fresh) == known() != []
    with pytest.raises(NotMigrated, match="0001_initial"):
        require_migrated(fresh)

    assert migrate(fresh) == known()

    assert pending(fresh) == []
    require_migrated(fresh)
    assert fresh.run(lambda c: Store(c).signs.count("a", NOW)) == 1


def test_migrating_twice_changes_nothing(database: Database) -> None:
    database.run(lambda c: Store(c).signs.count("a", NOW))

    assert migrate(database) == []

    assert database.read(lambda c: Store(c).signs.total("a")) == 1


def test_four_who_migrate_at_once_are_harmless(fresh_url: str) -> None:
    done: list[str] = []
    start = threading.Barrier(4)

    def one() -> None:
        with closing(open_database(fresh_url)) as db:
            start.wait(10)
            done.extend(migrate(db))

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(done) == known()  # each once, by whoever came first


def test_only_the_blocks_of_the_engine_are_run(fresh: Database, folder: Path) -> None:
    assert migrate(fresh, folder) == ["0001_one", "0002_two"]

    assert fresh.read(lambda c: c.has_table("only_lite")) == (fresh.engine == "sqlite")
    assert fresh.read(lambda c: c.has_table("only_postgres")) == (fresh.engine == "postgresql")
    assert fresh.read(lambda c: c.all("SELECT * FROM ones")) == [
        {"name": "two; -- three", "text": None}
    ]


def test_a_migration_that_fails_leaves_no_trace(fresh: Database, folder: Path) -> None:
    (folder / "0003_broken.sql").write_text(BROKEN, "utf-8")

    with pytest.raises(StorageError):
        migrate(fresh, folder)

    assert pending(fresh, folder) == ["0003_broken"]
    assert len(fresh.read(lambda c: c.all("SELECT * FROM ones"))) == 1


def test_what_a_newer_program_did_is_named(fresh: Database, folder: Path) -> None:
    migrate(fresh, folder)
    (folder / "0002_two.sql").unlink()

    assert unknown(fresh, folder) == ["0002_two"]
    assert migrate(fresh, folder) == pending(fresh, folder) == []


def test_text_is_collated_by_code_point_on_postgresql_only() -> None:
    assert 'name TEXT COLLATE "C" PRIMARY KEY' in sql_for("postgresql", ONE)
    assert "name TEXT PRIMARY KEY" in sql_for("sqlite", ONE)


def test_reports_that_wait_are_known_by_what_they_say(fresh: Database, tmp_path: Path) -> None:
    """One that was made anew since is not sent: nobody can tell which it was."""
    older = tmp_path / "older"
    older.mkdir()
    for name in known():
        if name < "0010":
            shutil.copy(FOLDER / f"{name}.sql", older)
    migrate(fresh, older)
    fresh.run(_reports_wait)
    migrate(fresh)

    rows = fresh.read(lambda c: c.all("SELECT report_id, status FROM outbox ORDER BY id"))
    assert [(row["report_id"], row["status"]) for row in rows] == [
        ("november", "waiting"),
        ("november", "missed"),
        (None, "dropped"),
        (None, "waiting"),
    ]


def _reports_wait(connection: Connection) -> None:
    connection.insert("persons", id="li", created_at=NOW, seen_at=NOW)
    made = {"text": "共2件", "picture": "november.png", "made_at": NOW}
    connection.insert(
        "reports", id="november", name="complaints", community="yuhu", month="2026-11", **made
    )
    sent = [
        ("report", "共2件\n看图", None, "waiting"),
        ("report", "图", "november.png", "missed"),
        ("report", "共1件\n看图", None, "waiting"),
        ("step", "共2件", None, "waiting"),
    ]
    for number, (kind, text, picture, status) in enumerate(sent):
        connection.insert(
            "outbox", id=str(number), person_id="li", community="yuhu", kind=kind, weight=1,
            text=text, picture=picture, status=status, created_at=NOW, not_before=NOW,
        )  # fmt: skip


def test_help_that_was_asked_for_before_has_a_type_and_an_hour(
    fresh: Database, tmp_path: Path
) -> None:
    """Nothing that is open loses its record: it is any other help, answered within an hour."""
    older = tmp_path / "older"
    older.mkdir()
    for name in known():
        if name < "0015":
            shutil.copy(FOLDER / f"{name}.sql", older)
    migrate(fresh, older)
    stored_case(fresh, kind="help")
    migrate(fresh)

    case = fresh.read(lambda c: Store(c).cases.get("case-1"))
    assert case is not None
    assert isinstance(case.own, Help)
    assert (case.own.type, case.own.answer_by) == ("other", case.created_at + HOUR)


def test_calls_that_were_owed_are_in_the_queue(fresh: Database, tmp_path: Path) -> None:
    """A call after a bad rating, and one after a silent complaint; the deadlines they were end."""
    older = tmp_path / "older"
    older.mkdir()
    for name in known():
        if name < "0014":
            shutil.copy(FOLDER / f"{name}.sql", older)
    migrate(fresh, older)
    owed = {"due_for": "callback", "due_at": NOW, "alert_at": NOW}
    fresh.run(lambda c: case(c, id="a", number="BX-1", status="closed", stage_at=NOW, **owed))
    fresh.run(lambda c: case(c, id="b", number="BX-2", status="finished", stage_at=NOW, **owed))
    fresh.run(lambda c: case(c, id="c", number="TS-1", kind="complaint", callback_at=NOW))
    fresh.run(lambda c: case(c, id="d", number="BX-3", due_for="take", due_at=NOW))
    migrate(fresh)

    queued = fresh.read(lambda c: c.all("SELECT * FROM callbacks ORDER BY id"))
    assert [(row["case_id"], row["source"], row["status"], row["due_at"]) for row in queued] == [
        ("a", "unhappy", "waiting", NOW),
        ("b", "unhappy", "waiting", NOW),
        ("c", "silent", "waiting", NOW),
    ]
    left = fresh.read(lambda c: c.all("SELECT due_for, due_at, callback_at FROM cases ORDER BY id"))
    assert [tuple(row.values()) for row in left] == [
        (None, None, None),
        ("confirm", NOW, None),
        (None, None, None),
        ("take", NOW, None),
    ]
