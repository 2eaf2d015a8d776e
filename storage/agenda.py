"""The agenda: what a case does by itself at a set time; claimed like everything that is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.ids import new_id
from storage.records.survey import Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.database import Connection
    from storage.rewinds import Stretch


class Agenda:
    """Repository of `agenda`: at most one row a case and thing to do."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(self, case_id: str, what: str, due_at: int, now: int) -> None:
        """Set when something is done, also where it was set for another time."""
        self._db.execute(
            "INSERT INTO agenda (id, case_id, what, due_at) VALUES (:id, :case, :what, :due)"
            " ON CONFLICT (case_id, what) DO UPDATE SET due_at = :due, claimed_until = NULL",
            id=new_id(now),
            case=case_id,
            what=what,
            due=due_at,
        )

    def claim(self, now: int, until: int, limit: int) -> list[str]:
        """Claim the ids of what is due now, the oldest first."""
        rows = self._db.claim(
            "agenda", "due_at <= :now", order="due_at", limit=limit, until=until, now=now
        )
        return [str(row["id"]) for row in rows]

    def get(self, item_id: str) -> Item | None:
        """Return what is to be done, or None when it was done or dropped."""
        row = self._db.one("SELECT * FROM agenda WHERE id = :id", id=item_id)
        return Item.from_row(row) if row else None

    def of_case(self, case_id: str) -> list[Item]:
        """Return what a case still has before it, the next first."""
        rows = self._db.all(
            "SELECT * FROM agenda WHERE case_id = :id ORDER BY due_at, what", id=case_id
        )
        return [Item.from_row(row) for row in rows]

    def sooner(self, stretch: Stretch, what: Sequence[str], most: int) -> None:
        """Let none of these wait longer than that, in a stretch of the table."""
        for one in what:
            self._db.execute(
                "UPDATE agenda SET due_at = :most WHERE id > :after AND id <= :until"
                " AND what = :what AND due_at > :most",
                most=most,
                after=stretch.after,
                until=stretch.until,
                what=one,
            )

    def drop(self, case_id: str, *what: str) -> None:
        """Forget what was to be done: these, or all of a case."""
        for one in what:
            self._db.execute(
                "DELETE FROM agenda WHERE case_id = :id AND what = :what", id=case_id, what=one
            )
        if not what:
            self._db.execute("DELETE FROM agenda WHERE case_id = :id", id=case_id)
