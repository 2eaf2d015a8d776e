"""What the office lends: who waits, for whom it is held, who has it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.records.lending import Lending

if TYPE_CHECKING:
    from storage.database import Connection
    from storage.rewinds import Stretch

_OPEN = "status IN ('waiting', 'held', 'lent')"


class Lendings:
    """Repository of `lendings`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, lending: Lending) -> None:
        """Store a new one."""
        self._db.insert("lendings", **asdict(lending))

    def get(self, lending_id: str) -> Lending | None:
        """Return it, or None."""
        row = self._db.one("SELECT * FROM lendings WHERE id = :id", id=lending_id)
        return Lending.from_row(row) if row else None

    def open_in(self, community: str) -> list[Lending]:
        """Return all that is waited for, held or lent, in the order in which it was asked for."""
        return self._list(f"community = :value AND {_OPEN}", community)

    def alone(self, community: str) -> None:
        """Wait until nobody else gives out or takes back here: the last one goes to one home."""
        self._db.alone_with(f"lending {community}")

    def out_within(self, stretch: Stretch) -> list[Lending]:
        """Return what is held or lent, of a stretch of the table."""
        rows = self._db.all(
            "SELECT * FROM lendings WHERE id > :after AND id <= :until"
            " AND status IN ('held', 'lent')",
            after=stretch.after,
            until=stretch.until,
        )
        return [Lending.from_row(row) for row in rows]

    def of_person(self, person_id: str) -> list[Lending]:
        """Return all that somebody asked for or had."""
        return self._list("person_id = :value", person_id)

    def change(self, lending: Lending, **columns: object) -> None:
        """Store what became of it; raises Stale when it is not this version."""
        sets = "".join(f", {name} = :{name}" for name in columns)
        self._db.change(
            f"UPDATE lendings SET version = version + 1, claimed_until = NULL{sets}"  # noqa: S608 - names of columns
            " WHERE id = :row_id AND version = :row_version",
            **columns,
            row_id=lending.id,
            row_version=lending.version,
        )

    def claim_due(self, now: int, until: int, limit: int) -> list[str]:
        """Claim the ids of what is late, or held too long."""
        rows = self._db.claim(
            "lendings", "alert_at <= :now", order="alert_at", limit=limit, until=until, now=now
        )
        return [str(row["id"]) for row in rows]

    def forget(self, before: int) -> int:
        """Drop what ended before a moment; return how many."""
        return self._db.execute("DELETE FROM lendings WHERE ended_at < :before", before=before)

    def erase(self, phone: str) -> list[str]:
        """Drop what somebody with this phone had and brought back; return what it was."""
        rows = self._db.all(
            "DELETE FROM lendings WHERE phone = :phone AND ended_at IS NOT NULL RETURNING thing",
            phone=phone,
        )
        return [str(row["thing"]) for row in rows]

    def _list(self, where: str, value: str) -> list[Lending]:
        rows = self._db.all(
            f"SELECT * FROM lendings WHERE {where} ORDER BY asked_at, id LIMIT 500",  # noqa: S608 - written above
            value=value,
        )
        return [Lending.from_row(row) for row in rows]
