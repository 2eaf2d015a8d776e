"""A copy of the database while it is in use, in one file."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from storage.connect import POSTGRESQL, sqlite_path
from storage.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

_LEFT_OUT = (  # what is answered in a survey, until it is confirmed (docs/anonymous.md)
    "DELETE FROM survey_drafts",
    "DELETE FROM inbox WHERE key IN (SELECT key FROM private_replies)",
    "DELETE FROM private_replies",
    "DELETE FROM conversations WHERE private = 1",
)
_KNOWS_SURVEYS = "SELECT 1 FROM sqlite_master WHERE name = 'private_replies'"


def backup(url: str, file: Path) -> None:
    """Copy a SQLite database as it is at one moment; writers go on meanwhile.

    What somebody is answering in a survey just then is left out.

    Raises StorageError when `file` exists, for anything that keeps the copy from being whole,
    and for PostgreSQL, which has a better tool.
    """
    if url.startswith(POSTGRESQL):
        message = "A PostgreSQL database is backed up with pg_dump, not with this command."
        raise StorageError(message)
    source = sqlite_path(url)
    if source is None or not source.is_file():
        message = f"There is no database file to back up at {source or 'this URL'}."
        raise StorageError(message)
    if file.exists():
        message = f"{file} exists already; a backup overwrites nothing."
        raise StorageError(message)
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        _copy(source, part)
        os.link(part, file)  # unlike a rename it fails if the name was taken meanwhile
    except (OSError, sqlite3.Error) as error:
        why = error.strerror if isinstance(error, OSError) else error  # its path is the draft's
        message = f"The backup to {file} failed: {why}."
        raise StorageError(message) from error
    finally:
        part.unlink(missing_ok=True)


def _copy(source: Path, part: Path) -> None:
    """Write a checked copy that is one file, without a log beside it, and is on the disk."""
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    reading, writing = sqlite3.connect(source), sqlite3.connect(part)
    try:
        reading.backup(writing)  # in one step: steps start anew whenever somebody writes
        writing.execute("PRAGMA journal_mode = DELETE")
        _leave_out(writing)
        found = writing.execute("PRAGMA quick_check").fetchone()[0]
    finally:
        reading.close()
        writing.close()
    if found != "ok":
        message = f"the copy is damaged: {found}"
        raise sqlite3.DatabaseError(message)
    with part.open("rb") as written:
        os.fsync(written.fileno())


def _leave_out(copy: sqlite3.Connection) -> None:
    """Remove from a copy what is only for the moment, so that its pages hold nothing of it."""
    copy.execute("PRAGMA secure_delete = ON")
    if copy.execute(_KNOWS_SURVEYS).fetchone() is None:  # not migrated yet
        return
    with copy:
        for statement in _LEFT_OUT:
            copy.execute(statement)
