"""The roster of staff: who works where, in which role, on which shift, under which account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.ids import new_id
from storage.records.staff import Staff

if TYPE_CHECKING:
    from storage.database import Connection


class StaffRoster:
    """Repository of `staff`, `invitations` and `shifts`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(self, staff: Staff, now: int) -> str:
        """Add or update one row of the roster by community and phone; return the id."""
        row = self._db.one(
            "INSERT INTO staff (id, community, name, phone, role, department, trades, buildings,"
            " active, updated_at) VALUES (:id, :community, :name, :phone, :role, :department,"
            " :trades, :buildings, :active, :now) ON CONFLICT (community, phone) DO UPDATE SET"
            " name = :name, role = :role, department = :department, trades = :trades,"
            " buildings = :buildings, active = :active, updated_at = :now RETURNING id",
            id=staff.id,
            community=staff.community,
            name=staff.name,
            phone=staff.phone,
            role=staff.role,
            department=staff.department,
            trades=staff.trades,
            buildings=staff.buildings,
            active=staff.active,
            now=now,
        )
        return str(row["id"]) if row else staff.id

    def set_superior(self, staff_id: str, superior_id: str | None) -> None:
        """Keep who this member of staff answers to."""
        self._db.execute(
            "UPDATE staff SET superior_id = :superior WHERE id = :id",
            superior=superior_id,
            id=staff_id,
        )

    def get(self, staff_id: str) -> Staff | None:
        """Return the member of staff, or None."""
        row = self._db.one("SELECT * FROM staff WHERE id = :id", id=staff_id)
        return Staff.from_row(row) if row else None

    def active_in(self, community: str) -> list[Staff]:
        """Return everybody who works in a community, the longest known first."""
        rows = self._db.all(
            "SELECT * FROM staff WHERE community = :community AND active = 1 ORDER BY id",
            community=community,
        )
        return [Staff.from_row(row) for row in rows]

    def by_phone(self, phone: str) -> list[Staff]:
        """Return the active staff with this phone, one a community at most."""
        rows = self._db.all(
            "SELECT * FROM staff WHERE phone = :phone AND active = 1 ORDER BY id", phone=phone
        )
        return [Staff.from_row(row) for row in rows]

    def bind(self, staff_id: str, person_id: str) -> None:
        """Give the member of staff this account; one they had before, no longer counts."""
        self._db.execute(
            "UPDATE persons SET staff_id = NULL WHERE staff_id = :id AND id <> :person",
            id=staff_id,
            person=person_id,
        )
        self._db.execute(
            "UPDATE staff SET person_id = NULL WHERE person_id = :person", person=person_id
        )
        self._db.execute(
            "UPDATE staff SET person_id = :person WHERE id = :id", person=person_id, id=staff_id
        )
        self._db.execute(
            "UPDATE persons SET staff_id = :id WHERE id = :person", id=staff_id, person=person_id
        )

    def dismiss(self, staff_id: str) -> None:
        """End the account of somebody who left: no push, no command any more."""
        self._db.execute("UPDATE persons SET staff_id = NULL WHERE staff_id = :id", id=staff_id)
        self._db.execute(
            "UPDATE staff SET person_id = NULL, active = 0 WHERE id = :id", id=staff_id
        )
        self._db.execute(
            "UPDATE invitations SET expires_at = 0 WHERE staff_id = :id AND used_at IS NULL",
            id=staff_id,
        )
        self._db.execute(
            "UPDATE shifts SET ended_at = started_at WHERE staff_id = :id AND ended_at IS NULL",
            id=staff_id,
        )
        # what they held is looked at now; another version, so that no turn overlooks it
        self._db.execute(
            "UPDATE cases SET alert_at = created_at, version = version + 1"
            " WHERE (holder_id = :id OR engineer_id = :id)"
            " AND status NOT IN ('closed', 'withdrawn')",
            id=staff_id,
        )

    def invite(self, staff_id: str, code_hash: str, now: int, expires_at: int) -> None:
        """Keep the hash of a new one-time code; earlier unused ones end with it."""
        self._db.execute(
            "UPDATE invitations SET expires_at = :now WHERE staff_id = :id AND used_at IS NULL",
            now=now,
            id=staff_id,
        )
        self._db.insert(
            "invitations",
            id=new_id(now),
            staff_id=staff_id,
            code_hash=code_hash,
            created_at=now,
            expires_at=expires_at,
        )

    def use_invitation(self, code_hash: str, person_id: str, now: int) -> Staff | None:
        """Use up a code that is known, unused and not expired; return whose it was, or None."""
        row = self._db.one(
            "UPDATE invitations SET used_at = :now, used_by = :person WHERE code_hash = :hash"
            " AND used_at IS NULL AND expires_at > :now RETURNING staff_id",
            now=now,
            person=person_id,
            hash=code_hash,
        )
        return self.get(row["staff_id"]) if row else None

    def start_shift(self, staff: Staff, now: int) -> None:
        """Put somebody on duty (值班)."""
        self.end_shift(staff.id, now)
        self._db.insert(
            "shifts", id=new_id(now), staff_id=staff.id, community=staff.community, started_at=now
        )

    def end_shift(self, staff_id: str, now: int) -> int:
        """Take somebody off duty (交班); return how many shifts ended."""
        return self._db.execute(
            "UPDATE shifts SET ended_at = :now WHERE staff_id = :id AND ended_at IS NULL",
            now=now,
            id=staff_id,
        )

    def on_shift(self, community: str) -> set[str]:
        """Return the ids of the staff on duty by their own word."""
        rows = self._db.all(
            "SELECT staff_id FROM shifts WHERE community = :community AND ended_at IS NULL",
            community=community,
        )
        return {row["staff_id"] for row in rows}
