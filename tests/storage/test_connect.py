"""A database URL is understood, or refused in one sentence that shows no password."""

from __future__ import annotations

import inspect
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from storage.connect import open_database
from storage.database import Connection
from storage.errors import StorageError, Unavailable
from storage.migrate import migrate, pending
from storage.postgres import PostgresConnection
from storage.sqlite import SqliteConnection

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "url",
    [
        "",
        "bot.db",
        "mysql://root:secret@host/db",
        "sqlite://bot.db",
        "sqlite:///",
        "sqlite:///data/",
        "sqlite:///:memory:",
        "postgres:secret",
        "postgresql://user:secret@host:not-a-port/db?nonsense=secret",
    ],
)
def test_a_wrong_url_is_one_sentence(url: str) -> None:
    with pytest.raises(StorageError) as raised:
        open_database(url)

    sentence = str(raised.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert "secret" not in sentence


def test_three_slashes_are_relative_and_four_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    for url in ("sqlite:///data/数据 库.db", f"sqlite:///{tmp_path}/absolute.db"):
        with closing(open_database(url)) as db:
            migrate(db)

    assert (tmp_path / "data" / "数据 库.db").is_file()
    assert (tmp_path / "absolute.db").is_file()


def test_nobody_else_may_read_the_file(tmp_path: Path) -> None:
    with closing(open_database(f"sqlite:///{tmp_path}/bot.db")) as db:
        migrate(db)
        modes = {file.name: file.stat().st_mode & 0o777 for file in tmp_path.iterdir()}

    assert modes.keys() >= {"bot.db", "bot.db-wal", "bot.db.lock"}
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://nobody:secret@127.0.0.1:1/nothing",
        "postgresql:///nothing?host=/nowhere/at/all",
    ],
)
def test_a_server_that_is_away_is_unavailable(url: str) -> None:
    with closing(open_database(url)) as db, pytest.raises(Unavailable) as raised:
        db.run(lambda connection: connection.one("SELECT 1"))

    assert "secret" not in str(raised.value)


def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_text("these are not the bytes you are looking for " * 20, "utf-8")

    with closing(open_database(f"sqlite:///{tmp_path}/bot.db")) as db, pytest.raises(Unavailable):
        pending(db)


def test_a_folder_in_the_place_of_the_file_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "bot.db").mkdir()

    with closing(open_database(f"sqlite:///{tmp_path}/bot.db")) as db, pytest.raises(Unavailable):
        pending(db)


def test_a_file_in_the_place_of_the_folder_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", "utf-8")

    with pytest.raises(Unavailable):
        open_database(f"sqlite:///{tmp_path}/data/bot.db")


@pytest.mark.parametrize("engine", [SqliteConnection, PostgresConnection])
def test_both_engines_answer_the_whole_contract(engine: type) -> None:
    methods = [name for name in vars(Connection) if not name.startswith("_")]

    assert len(methods) > 6
    for name in methods:
        asked, answered = (inspect.signature(getattr(of, name)) for of in (Connection, engine))
        assert answered == asked
