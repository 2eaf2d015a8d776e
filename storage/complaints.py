"""What only complaints have beside the case: who is accused, and every look at who complained."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage import own_records
from storage.ids import new_id
from storage.records.complaint import Accused, Opening

if TYPE_CHECKING:
    from storage.database import Connection
    from storage.records.case import Case


class Complaints:
    """Repository of `accused` and `seal_openings`; rows are only ever added."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def accuse(self, accused: Accused) -> None:
        """Note that somebody is complained about; once is enough."""
        known = {(a.kind, a.name) for a in self.accused_in(accused.case_id)}
        if (accused.kind, accused.name) not in known:
            self._db.insert("accused", **asdict(accused))

    def accused_in(self, case_id: str) -> list[Accused]:
        """Return who is complained about, the first named first."""
        rows = self._db.all("SELECT * FROM accused WHERE case_id = :id ORDER BY id", id=case_id)
        return [Accused.from_row(row) for row in rows]

    def against_home(self, home_id: str) -> list[Case]:
        """Return the open complaints about a household."""
        rows = self._db.all(
            "SELECT DISTINCT c.* FROM accused a JOIN cases c ON c.id = a.case_id"
            " WHERE a.home_id = :home AND c.status NOT IN ('closed', 'withdrawn') ORDER BY c.id",
            home=home_id,
        )
        return own_records.cases_of(self._db, rows)

    def heard_of(self, staff_id: str) -> list[Case]:
        """Return what a colleague was told that they will be heard about, the newest first."""
        rows = self._db.all(
            "SELECT DISTINCT c.* FROM accused a JOIN cases c ON c.id = a.case_id"
            " WHERE a.staff_id = :staff AND a.kind = 'staff' AND c.confidential = 0"
            " AND c.status NOT IN ('registered', 'answered', 'concluded', 'closed', 'withdrawn')"
            " ORDER BY c.id DESC",
            staff=staff_id,
        )
        return own_records.cases_of(self._db, rows)

    def open_seal(self, case_id: str, by: tuple[str, str], reason: str, now: int) -> None:
        """Log a look at who complained (COM-3); `by` is the id and the name of who looks."""
        self._db.insert(
            "seal_openings",
            id=new_id(now),
            case_id=case_id,
            staff_id=by[0],
            staff_name=by[1],
            reason=reason,
            at=now,
        )

    def openings_of(self, case_id: str) -> list[Opening]:
        """Return every look at who complained, the first first."""
        rows = self._db.all(
            "SELECT * FROM seal_openings WHERE case_id = :id ORDER BY id", id=case_id
        )
        return [Opening.from_row(row) for row in rows]
