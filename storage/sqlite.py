"""The default engine: one SQLite file in WAL mode, whose writers stand in line beside it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from storage.connections import BRIEF_SECONDS, PerThread, again, each_alone
from storage.errors import Busy, Stale, StorageError, Unavailable
from storage.sqlite_library import Database
from storage.statements import CLAIMABLE, Statements
from storage.writers import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from storage.database import Connection
    from storage.records.record import Row

T = TypeVar("T")

# Of waiting for another writer, ours in the line or one from outside (a shell, a backup).
BUSY_SECONDS = 0.75
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNAVAILABLE = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_READONLY,
}
_DRIVER_ERRORS = (sqlite3.Error, OverflowError, UnicodeError)


def _translated(error: Exception) -> StorageError:
    """Return our error for the driver's; the low byte of its code says what kind it is."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY:
        return Busy(f"Another writer holds the database: {error}")
    if code in _UNAVAILABLE:
        return Unavailable(f"The database file cannot be used: {error}")
    return StorageError(f"The database refused: {error}")


@lru_cache(maxsize=64)
def _claim_sql(table: str, where: str, order: str) -> str:
    due = f"({where}) AND {CLAIMABLE}"
    return (
        f"UPDATE {table} SET claimed_until = :until WHERE id IN (SELECT id FROM {table}"  # noqa: S608 - names in our code
        f" WHERE {due} ORDER BY {order} LIMIT :limit) AND {due} RETURNING *"
    )


class SqliteConnection(Statements):
    """One connection with its place in the queue of writers; see `database.Connection`."""

    claim_sql = staticmethod(_claim_sql)

    def __init__(self, path: Path) -> None:
        driver = sqlite3.connect(
            path,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,  # only `close` is called from another thread
            cached_statements=512,
        )
        self._utils = Database(driver, execute_plugins=False)
        self._driver = driver
        self._failed = False
        self.is_worn = False  # for good: what was read-only when it was opened stays so
        self._patience = BUSY_SECONDS
        self._names: dict[str, tuple[str, ...]] = {}  # of the columns, by statement
        self._line = Line(path)
        try:
            self._set_up()
        except BaseException:
            self.close()
            raise

    def _set_up(self) -> None:
        if self._utils.journal_mode != "wal":  # so that opening an old file waits for nobody
            self._line.enter(BUSY_SECONDS)
            try:
                self._utils.enable_wal()
            finally:
                self._line.leave()
        self._utils.execute("PRAGMA synchronous = FULL")
        self._utils.execute("PRAGMA foreign_keys = ON")
        # What is deleted, such as the answers somebody began with, is gone from the file, too.
        self._utils.execute("PRAGMA secure_delete = ON")
        # What a savepoint may have to undo would otherwise go through a file in /tmp.
        self._utils.execute("PRAGMA temp_store = MEMORY")

    def close(self) -> None:
        """Close the file and leave the line."""
        self._driver.close()
        self._line.close()

    def write(self, work: Callable[[Connection], T], patience: float) -> T:
        """Do `work` in one transaction, alone among the writers; they are waited for so long."""
        self._refuse_nesting()
        if patience != self._patience:
            self.execute(f"PRAGMA busy_timeout = {round(patience * 1000)}")
            self._patience = patience
        self._line.enter(patience)
        try:
            return self._transaction("BEGIN IMMEDIATE", work)
        finally:
            self._line.leave()

    def write_each(self, works: Sequence[Callable[[Connection], T]]) -> list[T | Exception]:
        """Do each work in a savepoint of one transaction, so that one commit stores them all.

        Raises when the transaction itself fails: then nothing at all was stored.
        """
        return self.write(lambda _: [self._attempt(work) for work in works], BRIEF_SECONDS)

    def _attempt(self, work: Callable[[Connection], T]) -> T | Exception:
        try:
            return again(lambda: self._savepoint(work))
        except Exception as error:  # noqa: BLE001 - the caller looks at it
            self._require_transaction()
            return error
        finally:
            self._failed = False  # what failed is undone, and the others are stored

    def _savepoint(self, work: Callable[[Connection], T]) -> T:
        self._require_transaction()
        return self._whole(work, "SAVEPOINT work", "RELEASE work", "ROLLBACK TO work")

    def _require_transaction(self) -> None:
        if not self._driver.in_transaction:  # a full disk, for instance, ends it for all works
            message = "The database ended the transaction."
            raise StorageError(message)

    def read(self, work: Callable[[Connection], T]) -> T:
        """Do `work` on one view of the file; a write is refused."""
        self._refuse_nesting()
        self.execute("PRAGMA query_only = 1")
        try:
            return self._transaction("BEGIN", work)
        finally:
            self.execute("PRAGMA query_only = 0")

    def _refuse_nesting(self) -> None:
        if self._driver.in_transaction:
            message = "A transaction is open already: run and read do not nest."
            raise StorageError(message)

    def _transaction(self, begin: str, work: Callable[[Connection], T]) -> T:
        return self._whole(work, begin, "COMMIT", "ROLLBACK")

    def _whole(self, work: Callable[[Connection], T], begin: str, keep: str, undo: str) -> T:
        """Keep everything `work` did, or nothing."""
        self._failed = False
        try:
            self.execute(begin)
            result = work(self)
            self._refuse_failed()
            self.execute(keep)
        except BaseException:
            if self._driver.in_transaction:
                self._driver.execute(undo)
            raise
        return result

    def _refuse_failed(self) -> None:
        if self._failed:  # PostgreSQL can't go on after an error either
            message = "A statement had failed, so nothing was stored."
            raise StorageError(message)

    def _fail(self, error: Exception) -> StorageError:
        self._failed = True
        translated = _translated(error)
        if isinstance(translated, Unavailable) and not isinstance(translated, Busy):
            self.is_worn = True
        return translated

    def one(self, sql: str, /, **params: object) -> Row | None:
        """Return the first row, or None."""
        rows = self.all(sql, **params)
        return rows[0] if rows else None

    def all(self, sql: str, /, **params: object) -> list[Row]:
        """Return every row."""
        try:
            cursor = self._utils.execute(sql, params)
            rows = cursor.fetchall()
        except _DRIVER_ERRORS as error:
            raise self._fail(error) from error
        if not rows:
            return []
        # Not sqlite3.Row, which seeks each name from the first column on: nearly thrice the time.
        names = self._names.get(sql)
        if names is None or len(names) != len(rows[0]):  # a migration may have added a column
            names = self._names[sql] = tuple(column[0] for column in cursor.description)
        return [dict(zip(names, row, strict=True)) for row in rows]

    def execute(self, sql: str, /, **params: object) -> int:
        """Run a statement and return how many rows it touched."""
        try:
            return self._utils.execute(sql, params).rowcount
        except _DRIVER_ERRORS as error:
            raise self._fail(error) from error

    def script(self, sql: str, /) -> None:
        """Run several statements without parameters; for migrations."""
        try:
            self._utils.executescript(sql)
        except _DRIVER_ERRORS as error:
            raise self._fail(error) from error

    def has_table(self, name: str, /) -> bool:
        """Return whether the table exists."""
        sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name"
        return self.one(sql, name=name) is not None

    def wait_alone(self) -> None:
        """Do nothing: whoever writes is alone."""

    def alone_with(self, what: str, /) -> None:
        """Do nothing: whoever writes is alone."""


class SqliteDatabase:
    """A SQLite file; see `database.Database`."""

    engine = "sqlite"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connections = PerThread(self._connect)

    def _connect(self) -> SqliteConnection:
        try:
            self._make()
            return SqliteConnection(self._path)
        except OSError as error:
            message = f"The database file {self._path} cannot be opened: {error.strerror}."
            raise Unavailable(message) from error
        except sqlite3.Error as error:
            raise _translated(error) from error

    def _make(self) -> None:
        """Make the file for us alone: what residents write is nobody else's business.

        One that exists is never opened here: closing it would end the locks of all connections of
        this process, and whoever closes the last one it sees deletes the log these still write.
        """
        with suppress(FileExistsError):
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))

    def _connection(self) -> SqliteConnection:
        """Return this thread's connection, a new one when the file could not be used."""
        if self._connections.get().is_worn:
            self._connections.drop()
        return self._connections.get()

    def run(self, work: Callable[[Connection], T], /) -> T:
        """Do `work` in one write transaction."""
        connection = self._connection()
        return again(lambda: connection.write(work, BUSY_SECONDS))

    def run_each(self, works: Sequence[Callable[[Connection], T]], /) -> list[T | Exception]:
        """Do several works in one write transaction; when that fails, each in its own."""
        try:
            return self._connection().write_each(works)
        except Busy as error:  # waited once for all of them
            return [error for _ in works]
        except StorageError:
            return each_alone(self._briefly, works)

    def _briefly(self, work: Callable[[Connection], T]) -> T:
        connection = self._connection()
        return again(lambda: connection.write(work, BRIEF_SECONDS), (Stale,))

    def read(self, work: Callable[[Connection], T], /, *, patient: bool = False) -> T:  # noqa: ARG002 - a file is never silent
        """Do `work` on one consistent view."""
        return self._connection().read(work)

    def close(self) -> None:
        """Close the connections of all threads."""
        self._connections.close()
