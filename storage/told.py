"""Who was told of which case: what left, or waits in, the outbox, seen from its readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.database import Connection


class Told:
    """Questions about the outbox that change nothing in it."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def persons_about(self, case_id: str) -> set[str]:
        """Return the persons to whom anything about a case goes or went."""
        rows = self._db.all(
            "SELECT DISTINCT person_id FROM outbox WHERE case_id = :case", case=case_id
        )
        return {row["person_id"] for row in rows}

    def last_about(self, person_id: str, since: int) -> tuple[str, str] | None:
        """Return the case of which somebody was sent something last since then, and its kind."""
        row = self._db.one(
            "SELECT case_id, kind FROM outbox WHERE person_id = :person AND case_id IS NOT NULL"
            " AND created_at >= :since ORDER BY id DESC LIMIT 1",
            person=person_id,
            since=since,
        )
        return (row["case_id"], row["kind"]) if row else None
