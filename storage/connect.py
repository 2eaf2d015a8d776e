"""From a database URL to an engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storage.errors import StorageError, Unavailable
from storage.sqlite import SqliteDatabase

if TYPE_CHECKING:
    from storage.database import Database

SQLITE = "sqlite:///"
POSTGRESQL = "postgresql://"


def open_database(url: str) -> Database:
    """Return the engine for `sqlite:///relative`, `sqlite:////absolute` or `postgresql://…`.

    A missing folder of a SQLite file is made. Connections are opened when first needed. Raises
    StorageError with one sentence about a wrong URL; the sentence never shows a password.
    """
    if url.startswith(POSTGRESQL):
        # The driver is loaded only where it is used: it costs start time and memory.
        from storage.postgres import PostgresDatabase  # noqa: PLC0415

        return PostgresDatabase(url)
    path = sqlite_path(url)
    if path is None:
        scheme = url.partition(":")[0]
        message = f"The database URL must begin with {SQLITE} or {POSTGRESQL}, not {scheme!r}."
        raise StorageError(message)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder {path.parent} cannot be made: {error.strerror}."
        raise Unavailable(message) from error
    return SqliteDatabase(path)


def sqlite_path(url: str) -> Path | None:
    """Return the file of a SQLite URL, None for another kind of URL; it must name a file."""
    if not url.startswith(SQLITE):
        return None
    name = url[len(SQLITE) :]
    if not name or name.endswith("/") or name.startswith(":memory:"):
        message = f"The database URL {url} names no file: {SQLITE}data/bot.db would."
        raise StorageError(message)
    return Path(name)
