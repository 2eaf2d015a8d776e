"""The engine for more than one machine: PostgreSQL through psycopg 3."""

from __future__ import annotations

import re
import time
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import psycopg
from psycopg import errors
from psycopg.adapt import Dumper, Loader
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import TransactionStatus
from psycopg.rows import DictRow, dict_row
from psycopg.types.numeric import Int8Dumper

from storage.connections import BRIEF_SECONDS, PerThread, again, each_alone
from storage.errors import Busy, Stale, StorageError, Unavailable, Unreachable
from storage.statements import CLAIMABLE, Statements

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from psycopg.abc import RV, Buffer, PQGen

    from storage.database import Connection
    from storage.records.record import Row

T = TypeVar("T")

# A lock is waited for as long as on SQLite; a machine that froze in a transaction loses it.
_SESSION = "SET lock_timeout = 750; SET idle_in_transaction_session_timeout = 30000"
# Both are waited out by a turn that is the first to meet a server which is gone.
_OPTIONS = {
    "connect_timeout": 2,
    "tcp_user_timeout": 1500,
    "keepalives_idle": 10,  # or a sweep waits two hours for the answer of a machine that is gone
    "keepalives_interval": 5,
    "client_encoding": "utf8",
}
_ANSWER_SECONDS = 1.5  # of a server that takes what it is asked and says nothing: it was stopped
_NO_USE_SECONDS = 0.5  # of connecting again to a server that was just not to be reached
_BRIEF = f"BEGIN; SET LOCAL lock_timeout = {round(BRIEF_SECONDS * 1000)}"
_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"  # one view, as on SQLite
_MIGRATION_LOCK = 7_301_142_026  # any number that nobody else on this server uses
_TOKEN = re.compile(
    r"""'(?:[^']|'')*' | "[^"]*" | \$\$.*?\$\$ | --[^\n]* | :: | :([a-z_][a-z0-9_]*) | %""",
    re.VERBOSE | re.DOTALL,
)
_COLLISIONS = (errors.SerializationFailure, errors.DeadlockDetected)
_DRIVER_ERRORS = (psycopg.Error, OverflowError, UnicodeError)


class _BoolDumper(Dumper):
    """Booleans are 0 and 1 in a BIGINT, as SQLite takes them."""

    oid = 20

    def dump(self, obj: bool) -> Buffer:  # noqa: FBT001 - psycopg's interface
        return b"1" if obj else b"0"


class _NumericLoader(Loader):
    """Sums are int and averages float, as SQLite gives them."""

    def load(self, data: Buffer) -> int | float:
        text = bytes(data)
        return float(text) if b"." in text else int(text)


@lru_cache(maxsize=1024)
def translated_sql(sql: str) -> str:
    """Return the statement with `:name` as psycopg wants it, literals and casts left alone."""

    def token(match: re.Match[str]) -> str:
        if match[1]:
            return f"%({match[1]})s"
        return match[0].replace("%", "%%")

    return _TOKEN.sub(token, sql)


@lru_cache(maxsize=64)
def _claim_sql(table: str, where: str, order: str) -> str:
    # The condition stands in the outer WHERE too: it is checked again on the row as it is once
    # its lock is ours. MATERIALIZED, or a plan may run the inner query, and lock, several times.
    due = f"({where}) AND {CLAIMABLE}"
    return (
        f"WITH picked AS MATERIALIZED (SELECT id AS picked_id FROM {table} WHERE {due}"  # noqa: S608 - names in our code
        f" ORDER BY {order} LIMIT :limit FOR UPDATE SKIP LOCKED) UPDATE {table}"
        f" SET claimed_until = :until FROM picked WHERE id = picked_id AND {due}"
        f" RETURNING {table}.*"
    )


def _translated(error: Exception) -> StorageError:
    """Return our error for the driver's; by class, as SQLSTATE groups them."""
    words = " ".join(str(error).split())  # the server likes to answer in paragraphs
    if isinstance(error, _COLLISIONS):
        return Stale(f"Two transactions collided: {words}")
    if isinstance(error, errors.LockNotAvailable):
        return Busy(f"Another writer holds a row: {words}")
    if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        if error.sqlstate is None:  # the driver said it, not the server
            return Unreachable(f"The database server cannot be reached: {words}")
        return Unavailable(f"The database server cannot work: {words}")
    if isinstance(error, errors.ReadOnlySqlTransaction):
        return Unavailable(f"The database server takes no writes: {words}")
    return StorageError(f"The database refused: {words}")


class _Driver(psycopg.Connection[DictRow]):
    """A connection that can be told for how long the server may be silent."""

    answers_within: float | None = _ANSWER_SECONDS

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        """Do what psycopg does, and close the connection when no answer came in time."""
        try:
            return super().wait(gen, interval, timeout or self.answers_within)
        except psycopg.OperationalError:
            if self.info.transaction_status == TransactionStatus.ACTIVE:
                self.close()
            raise


class PostgresConnection(Statements):
    """One connection to the server; see `database.Connection`."""

    claim_sql = staticmethod(_claim_sql)

    def __init__(self, url: str) -> None:
        self._driver = _Driver.connect(
            url, autocommit=True, row_factory=dict_row, **cast("dict[str, Any]", _OPTIONS)
        )
        adapters = self._driver.adapters
        adapters.register_dumper(int, Int8Dumper)  # one prepared plan whatever the number's size
        adapters.register_dumper(bool, _BoolDumper)
        adapters.register_loader("numeric", _NumericLoader)
        self._driver.execute(_SESSION)

    def close(self) -> None:
        """Leave the server."""
        self._driver.close()

    def begin(self, statement: str, answers_within: float | None) -> None:
        """Open a transaction; raises Unavailable when the server closed the connection."""
        status = self._driver.info.transaction_status
        if status in (TransactionStatus.INTRANS, TransactionStatus.INERROR):
            message = "A transaction is open already: run and read do not nest."
            raise StorageError(message)
        self._driver.answers_within = answers_within
        self.script(statement)

    def finish(self, work: Callable[[Connection], T]) -> T:
        """Do `work` in the open transaction and commit it."""
        try:
            result = work(self)
            self._commit()
        except BaseException:
            self._roll_back()
            raise
        return result

    def _commit(self) -> None:
        if self._driver.info.transaction_status == TransactionStatus.INERROR:
            message = "A statement had failed, so nothing was stored."
            raise StorageError(message)  # COMMIT would roll back without a word
        self.script("COMMIT")

    def _roll_back(self) -> None:
        try:
            self._driver.execute("ROLLBACK", prepare=False)
        except psycopg.Error:
            self._driver.close()  # the server has rolled back, and the next BEGIN reconnects

    def one(self, sql: str, /, **params: object) -> Row | None:
        """Return the first row, or None."""
        return self._run(sql, params).fetchone()

    def all(self, sql: str, /, **params: object) -> list[Row]:
        """Return every row."""
        return list(self._run(sql, params).fetchall())

    def execute(self, sql: str, /, **params: object) -> int:
        """Run a statement and return how many rows it touched."""
        return self._run(sql, params).rowcount

    def _run(self, sql: str, params: dict[str, object]) -> psycopg.Cursor[DictRow]:
        try:
            return self._driver.execute(translated_sql(sql), params)
        except _DRIVER_ERRORS as error:
            raise _translated(error) from error

    def script(self, sql: str, /) -> None:
        """Run several statements without parameters; for migrations."""
        try:
            self._driver.execute(sql, prepare=False)  # which several at once can't be
        except _DRIVER_ERRORS as error:
            raise _translated(error) from error

    def has_table(self, name: str, /) -> bool:
        """Return whether the table exists."""
        row = self.one("SELECT to_regclass(:name) IS NOT NULL AS found", name=name)
        return bool(row and row["found"])

    def wait_alone(self) -> None:
        """Wait, however long, for the lock that migrations take; it ends with the transaction."""
        self.script("SET LOCAL lock_timeout = 0")
        self.execute("SELECT pg_advisory_xact_lock(:lock)", lock=_MIGRATION_LOCK)

    def alone_with(self, what: str, /) -> None:
        """Take a lock that ends with the transaction; it is waited for like that of a row."""
        self.execute("SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))", what=what)


class PostgresDatabase:
    """A database on a PostgreSQL server; see `database.Database`."""

    engine = "postgresql"

    def __init__(self, url: str) -> None:
        try:
            conninfo_to_dict(url)
        except psycopg.ProgrammingError as error:
            # The driver's words repeat the URL, and with it the password.
            message = "The database URL after postgresql:// is not one PostgreSQL understands."
            raise StorageError(message) from error
        self._url = url
        self._no_use_before = 0.0
        self._connections = PerThread(self._connect)

    def _connect(self) -> PostgresConnection:
        if time.monotonic() < self._no_use_before:
            message = "The database server could not be reached a moment ago."
            raise Unreachable(message)
        try:
            return PostgresConnection(self._url)
        except _DRIVER_ERRORS as error:
            self._no_use_before = time.monotonic() + _NO_USE_SECONDS
            raise _translated(error) from error

    def run(self, work: Callable[[Connection], T], /) -> T:
        """Do `work` in one write transaction."""
        return again(lambda: self._begin("BEGIN", None).finish(work))

    def run_each(self, works: Sequence[Callable[[Connection], T]], /) -> list[T | Exception]:
        """Do several works, each in its own transaction: the server commits for many at once."""
        return each_alone(self._briefly, works)

    def _briefly(self, work: Callable[[Connection], T]) -> T:
        return again(lambda: self._begin(_BRIEF, _ANSWER_SECONDS).finish(work), (Stale,))

    def read(self, work: Callable[[Connection], T], /, *, patient: bool = False) -> T:
        """Do `work` on one consistent view."""
        return self._begin(_READ, None if patient else _ANSWER_SECONDS).finish(work)

    def _begin(self, statement: str, answers_within: float | None) -> PostgresConnection:
        """Open a transaction, on a new connection when the server had closed the old one."""
        connection = self._connections.get()
        try:
            connection.begin(statement, answers_within)
        except Unavailable:
            self._connections.drop()
            connection = self._connections.get()
            connection.begin(statement, answers_within)
        return connection

    def close(self) -> None:
        """Close the connections of all threads."""
        self._connections.close()
