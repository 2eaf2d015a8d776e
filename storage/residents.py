"""The roster of homes and residents, and which account is bound to which of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.ids import new_id
from storage.records.people import BoundHome, Home, Resident

if TYPE_CHECKING:
    from storage.database import Connection

_BOUND = (
    "SELECT b.id AS binding_id, b.person_id, b.resident_id, b.home_id, b.shares, h.community,"
    " h.building, h.unit, h.room, r.name, r.phone, r.relation FROM bindings b"
    " JOIN homes h ON h.id = b.home_id JOIN residents r ON r.id = b.resident_id"
)


class Residents:
    """Repository of `homes`, `residents` and `bindings`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def home(self, community: str, building: str, unit: str, room: str) -> Home | None:
        """Return the home with these bare numbers, or None."""
        row = self._db.one(
            "SELECT * FROM homes WHERE community = :community AND building = :building"
            " AND unit = :unit AND room = :room",
            community=community,
            building=building,
            unit=unit,
            room=room,
        )
        return Home.from_row(row) if row else None

    def homes_in(self, community: str, building: str | None = None) -> list[Home]:
        """Return the homes of a community, or of one building, in the order of the doors."""
        rows = self._db.all(
            "SELECT * FROM homes WHERE community = :community"
            " AND (:building = '' OR building = :building)"
            " ORDER BY LENGTH(building), building, unit, LENGTH(room), room",
            community=community,
            building=building or "",
        )
        return [Home.from_row(row) for row in rows]

    def handed_over(self, community: str, day: str) -> list[Home]:
        """Return the homes handed over by a day (2026-12-01), also where no day is recorded."""
        rows = self._db.all(
            "SELECT * FROM homes WHERE community = :community"
            " AND (handed_over_on IS NULL OR handed_over_on <= :day)"
            " ORDER BY LENGTH(building), building, unit, LENGTH(room), room",
            community=community,
            day=day,
        )
        return [Home.from_row(row) for row in rows]

    def bound_in(self, community: str) -> list[BoundHome]:
        """Return who is bound to which home of a community today, the oldest binding first."""
        rows = self._db.all(
            f"{_BOUND} WHERE h.community = :community AND b.ended_at IS NULL ORDER BY b.id",
            community=community,
        )
        return [BoundHome.from_row(row) for row in rows]

    def bound_to(self, home_id: str) -> list[BoundHome]:
        """Return who is bound to a home today, the oldest binding first."""
        rows = self._db.all(
            f"{_BOUND} WHERE b.home_id = :home AND b.ended_at IS NULL ORDER BY b.id", home=home_id
        )
        return [BoundHome.from_row(row) for row in rows]

    def names_in(self, community: str) -> list[str]:
        """Return the names on the roster of a community, each once."""
        rows = self._db.all(
            "SELECT DISTINCT name FROM residents WHERE community = :community", community=community
        )
        return [str(row["name"]) for row in rows]

    def home_by_id(self, home_id: str) -> Home | None:
        """Return the home, or None."""
        row = self._db.one("SELECT * FROM homes WHERE id = :id", id=home_id)
        return Home.from_row(row) if row else None

    def add_home(self, home: Home, area: str | None, handed_over_on: str | None) -> str:
        """Add the home unless it is known; return its id."""
        row = self._db.one(
            "INSERT INTO homes (id, community, building, unit, room, area, handed_over_on)"
            " VALUES (:id, :community, :building, :unit, :room, :area, :handed)"
            " ON CONFLICT (community, building, unit, room) DO UPDATE SET"
            " area = COALESCE(:area, homes.area),"
            " handed_over_on = COALESCE(:handed, homes.handed_over_on) RETURNING id",
            id=home.id,
            community=home.community,
            building=home.building,
            unit=home.unit,
            room=home.room,
            area=area,
            handed=handed_over_on,
        )
        return str(row["id"]) if row else home.id

    def put(self, resident: Resident, now: int) -> str:
        """Add or update one row of the roster; return the resident's id."""
        row = self._db.one(
            "INSERT INTO residents (id, home_id, community, name, phone, relation, occupancy,"
            " active, updated_at) VALUES (:id, :home, :community, :name, :phone, :relation,"
            " :occupancy, :active, :now) ON CONFLICT (home_id, name, phone) DO UPDATE SET"
            " relation = :relation, occupancy = :occupancy, active = :active, updated_at = :now"
            " RETURNING id",
            id=resident.id,
            home=resident.home_id,
            community=resident.community,
            name=resident.name,
            phone=resident.phone,
            relation=resident.relation,
            occupancy=resident.occupancy,
            active=resident.active,
            now=now,
        )
        return str(row["id"]) if row else resident.id

    def change_phone(self, resident: Resident, now: int) -> None:
        """Keep another number for a known resident, with whatever is bound to them."""
        self._db.execute(
            "UPDATE residents SET phone = :phone, updated_at = :now WHERE id = :id"
            " AND NOT EXISTS (SELECT 1 FROM residents AS other WHERE other.home_id = :home"
            " AND other.name = :name AND other.phone = :phone)",
            phone=resident.phone,
            now=now,
            id=resident.id,
            home=resident.home_id,
            name=resident.name,
        )

    def living_in(self, home_id: str) -> list[Resident]:
        """Return the active residents of a home."""
        rows = self._db.all(
            "SELECT * FROM residents WHERE home_id = :home AND active = 1 ORDER BY id",
            home=home_id,
        )
        return [Resident.from_row(row) for row in rows]

    def get(self, resident_id: str) -> Resident | None:
        """Return the resident, or None."""
        row = self._db.one("SELECT * FROM residents WHERE id = :id", id=resident_id)
        return Resident.from_row(row) if row else None

    def bind(self, person_id: str, resident: Resident, now: int) -> None:
        """Bind an account to a resident; binding again changes nothing."""
        self._db.execute(
            "INSERT INTO bindings (id, person_id, resident_id, home_id, started_at)"
            " VALUES (:id, :person, :resident, :home, :now)"
            " ON CONFLICT (person_id, resident_id) WHERE ended_at IS NULL DO NOTHING",
            id=new_id(now),
            person=person_id,
            resident=resident.id,
            home=resident.home_id,
            now=now,
        )

    def bound_homes(self, person_id: str) -> list[BoundHome]:
        """Return the homes this account is bound to today, the oldest binding first."""
        rows = self._db.all(
            f"{_BOUND} WHERE b.person_id = :person AND b.ended_at IS NULL ORDER BY b.id",
            person=person_id,
        )
        return [BoundHome.from_row(row) for row in rows]

    def accounts_of(self, resident_id: str) -> list[str]:
        """Return the ids of the persons bound to a resident today."""
        rows = self._db.all(
            "SELECT person_id FROM bindings WHERE resident_id = :id AND ended_at IS NULL"
            " ORDER BY id",
            id=resident_id,
        )
        return [row["person_id"] for row in rows]

    def share(self, person_id: str, *, shares: bool) -> int:
        """Let the household see this person's home repairs, or no longer; return how many homes."""
        return self._db.execute(
            "UPDATE bindings SET shares = :shares WHERE person_id = :person AND ended_at IS NULL",
            shares=int(shares),
            person=person_id,
        )

    def unbind(self, person_id: str, home_id: str | None, why: str, now: int) -> int:
        """End the bindings of an account, to one home or (None) to all; return how many."""
        return self._db.execute(
            "UPDATE bindings SET ended_at = :now, ended_why = :why WHERE person_id = :person"
            " AND (:home = '' OR home_id = :home) AND ended_at IS NULL",
            now=now,
            why=why,
            person=person_id,
            home=home_id or "",
        )

    def end_bindings_of(self, resident_id: str, why: str, now: int) -> int:
        """End all bindings of a resident who moved out; return how many."""
        return self._db.execute(
            "UPDATE bindings SET ended_at = :now, ended_why = :why"
            " WHERE resident_id = :resident AND ended_at IS NULL",
            now=now,
            why=why,
            resident=resident_id,
        )

    def find_by_name(self, community: str, name: str) -> list[Resident]:
        """Return the active residents of a community with this name."""
        rows = self._db.all(
            "SELECT * FROM residents WHERE name = :name AND community = :community"
            " AND active = 1 ORDER BY id",
            name=name,
            community=community,
        )
        return [Resident.from_row(row) for row in rows]

    def find_by_phone(self, community: str, phone: str) -> list[Resident]:
        """Return the active residents of a community with this phone."""
        rows = self._db.all(
            "SELECT * FROM residents WHERE phone = :phone AND community = :community"
            " AND active = 1 ORDER BY id",
            phone=phone,
            community=community,
        )
        return [Resident.from_row(row) for row in rows]
