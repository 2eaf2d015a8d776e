"""Who was checked at the door of a home before it was opened."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.records.door_check import DoorCheck

if TYPE_CHECKING:
    from storage.database import Connection


class DoorChecks:
    """Repository of `door_checks`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, check: DoorCheck) -> None:
        """Keep a check."""
        self._db.insert("door_checks", **asdict(check))

    def of_case(self, case_id: str) -> list[DoorCheck]:
        """Return the checks for a case, the first first."""
        rows = self._db.all(
            "SELECT * FROM door_checks WHERE case_id = :case ORDER BY id", case=case_id
        )
        return [DoorCheck.from_row(row) for row in rows]
