"""What a connection does the same on every engine, once it can run a statement."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from storage.errors import Stale

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.records.record import Row

SKEW_MS = 10 * 60_000  # by which the clocks of two machines may differ at most
# A claim that is longer than any was made before the clock went back.
CLAIMABLE = (
    "(claimed_until IS NULL OR claimed_until <= :now"
    f" OR claimed_until > CAST(:until AS BIGINT) + {SKEW_MS})"
)


class Statements:
    """The half of `database.Connection` that both engines share.

    An engine gives `execute` and `all`, and `claim_sql`: the only SQL that differs.
    """

    claim_sql: Callable[[str, str, str], str]

    def execute(self, sql: str, /, **params: object) -> int:
        """Run a statement and return how many rows it touched."""
        raise NotImplementedError

    def all(self, sql: str, /, **params: object) -> list[Row]:
        """Return every row."""
        raise NotImplementedError

    def change(self, sql: str, /, **params: object) -> None:
        """Run a statement that names the version it read; raises Stale when no row was touched."""
        if self.execute(sql, **params) == 0:
            raise no_row(sql)

    def insert(self, table: str, /, **columns: object) -> None:
        """Add one row."""
        self.execute(insert_sql(table, tuple(columns)), **columns)

    def claim(  # noqa: PLR0913 - of the contract
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
        """Take rows for one worker until the time `until`, in their order."""
        sql = self.claim_sql(table, where, order)
        rows = self.all(sql, **params, limit=limit, until=until, now=now)
        return sorted(rows, key=lambda row: row[order])


def no_row(sql: str) -> Stale:
    """Return the error for a change that touched nothing, naming the table but no value."""
    return Stale(f"The row was changed meanwhile: {' '.join(sql.split()[:3])} …")


@lru_cache(maxsize=512)
def insert_sql(table: str, columns: tuple[str, ...]) -> str:
    """Return the INSERT statement for these columns."""
    names, values = ", ".join(columns), ", ".join(":" + column for column in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({values})"  # noqa: S608 - names in our code
