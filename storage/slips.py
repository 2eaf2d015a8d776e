"""Papers that staff entered for residents, by their codes; nothing of the home."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.records.slip import Slip

if TYPE_CHECKING:
    from storage.database import Connection


class Slips:
    """Repository of `survey_slips`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, slip: Slip) -> None:
        """Keep that a paper was entered."""
        self._db.insert("survey_slips", **asdict(slip))

    def get(self, slip_id: str) -> Slip | None:
        """Return the slip, or None."""
        row = self._db.one("SELECT * FROM survey_slips WHERE id = :id", id=slip_id)
        return Slip.from_row(row) if row else None

    def by_code(self, survey_id: str, code: str) -> Slip | None:
        """Return the slip with this code, or None."""
        row = self._db.one(
            "SELECT * FROM survey_slips WHERE survey_id = :survey AND code = :code",
            survey=survey_id,
            code=code,
        )
        return Slip.from_row(row) if row else None

    def counts(self, survey_id: str) -> tuple[int, int]:
        """Return how many papers were entered, and how many of them are entered twice."""
        row = self._db.one(
            "SELECT COUNT(*) AS n, COALESCE(SUM(twice), 0) AS twice FROM survey_slips"
            " WHERE survey_id = :survey",
            survey=survey_id,
        )
        return (int(row["n"]), int(row["twice"])) if row else (0, 0)

    def waiting(self, survey_id: str, staff_id: str, limit: int) -> list[str]:
        """Return the codes that wait for a second entry, which is not for who did the first."""
        rows = self._db.all(
            "SELECT code FROM survey_slips WHERE survey_id = :survey AND twice = 1"
            " AND checked_by IS NULL AND entered_by <> :staff ORDER BY code LIMIT :limit",
            survey=survey_id,
            staff=staff_id,
            limit=limit,
        )
        return [str(row["code"]) for row in rows]

    def compared(self, slip_id: str, differed: str) -> None:
        """Keep which questions were entered in two ways; what was found first stays."""
        self._db.execute(
            "UPDATE survey_slips SET differed = COALESCE(differed, :differed) WHERE id = :id",
            differed=differed,
            id=slip_id,
        )

    def checked(self, slip_id: str, staff_id: str) -> None:
        """Keep who entered it the second time; nothing leads to the ballot any more."""
        self._db.change(
            "UPDATE survey_slips SET checked_by = :staff, ballot_id = NULL"
            " WHERE id = :id AND checked_by IS NULL",
            staff=staff_id,
            id=slip_id,
        )
