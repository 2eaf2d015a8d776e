"""Owners' meetings: the homes that came, the record line by line, and what may call for one."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.ids import new_id
from storage.records.meeting import Line
from storage.records.people import Home

if TYPE_CHECKING:
    from storage.database import Connection


class Meetings:
    """Repository of `meeting_homes`, `meeting_lines` and `fee_shares`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def came(self, case_id: str, home_id: str, staff_name: str, now: int) -> None:
        """Keep that somebody of a home came; once more changes nothing."""
        self._db.execute(
            "INSERT INTO meeting_homes (id, case_id, home_id, staff_name, at)"
            " VALUES (:id, :case, :home, :name, :now) ON CONFLICT (case_id, home_id) DO NOTHING",
            id=new_id(now),
            case=case_id,
            home=home_id,
            name=staff_name,
            now=now,
        )

    def homes(self, case_id: str) -> list[Home]:
        """Return the homes that came, in the order of the doors."""
        rows = self._db.all(
            "SELECT h.* FROM meeting_homes m JOIN homes h ON h.id = m.home_id"
            " WHERE m.case_id = :case"
            " ORDER BY LENGTH(h.building), h.building, h.unit, LENGTH(h.room), h.room",
            case=case_id,
        )
        return [Home.from_row(row) for row in rows]

    def write(self, line: Line) -> None:
        """Add a line to the record."""
        self._db.insert("meeting_lines", **asdict(line))

    def lines(self, case_id: str) -> list[Line]:
        """Return the record in the order it was written."""
        rows = self._db.all(
            "SELECT * FROM meeting_lines WHERE case_id = :case ORDER BY id", case=case_id
        )
        return [Line.from_row(row) for row in rows]

    def keep_fees(self, community: str, month: str, share: float, by: str, now: int) -> None:
        """Keep which share of a month's fees was paid; a later figure takes its place."""
        self._db.execute(
            "INSERT INTO fee_shares (id, community, month, share, staff_name, at)"
            " VALUES (:id, :community, :month, :share, :by, :now)"
            " ON CONFLICT (community, month) DO UPDATE SET share = :share, staff_name = :by,"
            " at = :now",
            id=new_id(now),
            community=community,
            month=month,
            share=share,
            by=by,
            now=now,
        )

    def fees(self, community: str, months: int) -> list[tuple[str, float]]:
        """Return the shares of the newest months, the newest first."""
        rows = self._db.all(
            "SELECT month, share FROM fee_shares WHERE community = :community"
            " ORDER BY month DESC LIMIT :months",
            community=community,
            months=months,
        )
        return [(str(row["month"]), float(row["share"])) for row in rows]
