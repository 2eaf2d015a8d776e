"""How often somebody was written to without having asked: one budget for all who write so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.ids import new_id

if TYPE_CHECKING:
    from storage.database import Connection

WEEK_MS = 7 * 24 * 3600_000


class Contacts:
    """Repository of `contacts`; what is older than a week no longer counts, and is removed."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, person_id: str, what: str, now: int) -> None:
        """Keep that somebody was written to: `what` is survey, reminder, callback."""
        self._db.execute(
            "DELETE FROM contacts WHERE person_id = :person AND at <= :old",
            person=person_id,
            old=now - WEEK_MS,
        )
        self._db.insert("contacts", id=new_id(now), person_id=person_id, what=what, at=now)

    def free_at(self, person_id: str, most: int, now: int) -> int:
        """Return when somebody may be written to: now, or once one of so many is a week old."""
        row = self._db.one(
            "SELECT at FROM contacts WHERE person_id = :person AND at > :since"
            " ORDER BY at DESC LIMIT 1 OFFSET :skipped",
            person=person_id,
            since=now - WEEK_MS,
            skipped=most - 1,
        )
        return int(row["at"]) + WEEK_MS if row else now
