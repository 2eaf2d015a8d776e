"""What comes round by the calendar: one row a routine, claimed like everything that is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.database import Connection


class Routines:
    """Repository of `routines`; a name (its id) says what and for whom: `digest:翠湖花园`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def ensure(self, name: str, due_at: int) -> None:
        """Let a routine begin; one set for later, before the clock went back, comes round then."""
        self._db.execute(
            "INSERT INTO routines (id, due_at) VALUES (:name, :due) ON CONFLICT (id) DO UPDATE"
            " SET due_at = excluded.due_at WHERE routines.due_at > excluded.due_at",
            name=name,
            due=due_at,
        )

    def claim(self, now: int, until: int, limit: int, kind: str = "") -> list[str]:
        """Claim the names of what is due now, of one kind (`digest`) where one is given."""
        rows = self._db.claim(
            "routines",
            "due_at <= :now AND id LIKE :kind",
            order="due_at",
            limit=limit,
            until=until,
            now=now,
            kind=f"{kind}:%" if kind else "%",
        )
        return [str(row["id"]) for row in rows]

    def done(self, name: str, next_due_at: int) -> None:
        """Set when it comes round again, and end the claim."""
        self._db.execute(
            "UPDATE routines SET due_at = :due, claimed_until = NULL WHERE id = :name",
            due=next_due_at,
            name=name,
        )
