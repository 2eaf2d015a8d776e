"""When somebody comes (约): one time a case is proposed or agreed upon, earlier ones have ended."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.records.appointment import Appointment

if TYPE_CHECKING:
    from storage.database import Connection
    from storage.rewinds import Stretch


class Appointments:
    """Repository of `appointments`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, appointment: Appointment) -> None:
        """Store a time that is proposed, or agreed upon."""
        self._db.insert("appointments", **asdict(appointment))

    def save(self, before: Appointment, after: Appointment) -> None:
        """Store what became of it and end its claim; raises Stale when it changed meanwhile."""
        self._db.change(
            "UPDATE appointments SET version = version + 1, claimed_until = NULL,"
            " status = :status, remind_at = :remind_at WHERE id = :id AND version = :version",
            status=after.status,
            remind_at=after.remind_at,
            id=before.id,
            version=before.version,
        )

    def get(self, appointment_id: str) -> Appointment | None:
        """Return it, or None."""
        row = self._db.one("SELECT * FROM appointments WHERE id = :id", id=appointment_id)
        return Appointment.from_row(row) if row else None

    def open_of(self, case_id: str) -> Appointment | None:
        """Return the time that is proposed or agreed upon, or None."""
        row = self._db.one(
            "SELECT * FROM appointments WHERE case_id = :id AND status IN ('proposed', 'agreed')"
            " ORDER BY id DESC LIMIT 1",
            id=case_id,
        )
        return Appointment.from_row(row) if row else None

    def open_within(self, stretch: Stretch) -> list[Appointment]:
        """Return the times of a stretch that are proposed or agreed upon."""
        rows = self._db.all(
            "SELECT * FROM appointments WHERE id > :after AND id <= :until"
            " AND status IN ('proposed', 'agreed')",
            after=stretch.after,
            until=stretch.until,
        )
        return [Appointment.from_row(row) for row in rows]

    def claim_reminders(self, now: int, until: int, limit: int) -> list[str]:
        """Claim the ids of those of which somebody is reminded now."""
        rows = self._db.claim(
            "appointments",
            "remind_at <= :now",
            order="remind_at",
            limit=limit,
            until=until,
            now=now,
        )
        return [str(row["id"]) for row in rows]
