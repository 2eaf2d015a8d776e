"""What somebody did last to cases, and whom it was told: what taking a step back needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.records.case import Event

if TYPE_CHECKING:
    from storage.database import Connection

TAKEN_BACK = "taken back"  # why what was to be told is not


class Steps:
    """Repository of `timeline` by who left its lines, with the rows of `outbox` that told them."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def newest(self, actor_id: str, limit: int) -> list[Event]:
        """Return the newest lines that somebody left in any timeline, the newest first."""
        rows = self._db.all(
            "SELECT * FROM timeline WHERE actor_id = :actor"
            " ORDER BY at DESC, version DESC LIMIT :limit",
            actor=actor_id,
            limit=limit,
        )
        return [Event.from_row(row) for row in rows]

    def untell(self, step: Event) -> set[str]:
        """Take out what still waits to be told of a step; return the persons whom it reached."""
        of_step = "WHERE case_id = :case AND created_at = :at AND status"
        self._db.execute(
            f"UPDATE outbox SET status = 'dropped', reason = :reason {of_step}"  # noqa: S608 - ours
            " IN ('waiting', 'missed')",
            reason=TAKEN_BACK,
            case=step.case_id,
            at=step.at,
        )
        rows = self._db.all(
            f"SELECT DISTINCT person_id FROM outbox {of_step} <> 'dropped'",  # noqa: S608 - ours
            case=step.case_id,
            at=step.at,
        )
        return {str(row["person_id"]) for row in rows}
