"""The storage contract: what the repositories may ask of an engine; knows no case and no driver."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storage.records.record import Row

T = TypeVar("T")


class Connection(Protocol):
    """An open transaction. SQL is the same on every engine, parameters are written `:name`.

    Every method raises StorageError (or a kind of it); the transaction is lost then, also when
    the caller catches the error.
    """

    def one(self, sql: str, /, **params: object) -> Row | None:
        """Return the first row, or None."""
        ...

    def all(self, sql: str, /, **params: object) -> list[Row]:
        """Return every row."""
        ...

    def execute(self, sql: str, /, **params: object) -> int:
        """Run a statement and return how many rows it touched."""
        ...

    def change(self, sql: str, /, **params: object) -> None:
        """Run a statement that names the version it read; raises Stale when no row was touched."""
        ...

    def insert(self, table: str, /, **columns: object) -> None:
        """Add one row."""
        ...

    def claim(  # noqa: PLR0913 - the one query that differs between the engines
        self,
        table: str,
        where: str,
        /,
        *,
        order: str,
        limit: int,
        until: int,
        now: int,
        **params: object,
    ) -> list[Row]:
        """Take rows for one worker until the time `until`; nobody else gets them before that.

        `order` is the name of a column, ascending. `where` may use `:now`. The rows come as they
        are after the claim. A claim ends with its time or when `claimed_until` is set to NULL.
        """
        ...

    def script(self, sql: str, /) -> None:
        """Run several statements without parameters; for migrations."""
        ...

    def has_table(self, name: str, /) -> bool:
        """Return whether the table exists."""
        ...

    def wait_alone(self) -> None:
        """Wait until no other transaction that called this is open."""
        ...

    def alone_with(self, what: str, /) -> None:
        """Wait until no other transaction that called this with the same words is open.

        What it stored is seen from then on.
        """
        ...


class Database(Protocol):
    """An engine. Threads may share it; each has its own connection, and so has a forked child."""

    engine: str  # "sqlite" or "postgresql": which `-- only:` blocks of a migration are meant

    def run(self, work: Callable[[Connection], T], /) -> T:
        """Do `work` in one write transaction: all of it is stored, or nothing.

        When it was Stale, or another writer was in the way, it is done again from the start, at
        most three times; so it must have no effect outside the database. Does not nest.
        """
        ...

    def run_each(self, works: Sequence[Callable[[Connection], T]], /) -> list[T | Exception]:
        """Do several works in this order, each stored whole or not at all, with few commits.

        Returns what each returned or raised; by then all that was not raised is stored. Waits for
        other writers only briefly, and raises Busy for all that would have to wait longer.
        """
        ...

    def read(self, work: Callable[[Connection], T], /, *, patient: bool = False) -> T:
        """Do `work` on one consistent view, beside any writer; it cannot write. Does not nest.

        A server that is silent for long is Unreachable; who counts through months is `patient`.
        """
        ...

    def close(self) -> None:
        """Close the connections of all threads."""
        ...
