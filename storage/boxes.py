"""The wooden suggestion boxes: which was opened on which day, and how many were in it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.records.suggestion import BoxOpening

if TYPE_CHECKING:
    from storage.database import Connection


class Boxes:
    """Repository of `box_openings`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def opened(self, opening: BoxOpening) -> BoxOpening:
        """Keep that a box was opened; a second time on one day corrects the first."""
        row = self._db.one(
            "INSERT INTO box_openings (id, community, building, day, count, staff_id, staff_name,"
            " at) VALUES (:id, :community, :building, :day, :count, :staff_id, :staff_name, :at)"
            " ON CONFLICT (community, building, day) DO UPDATE SET count = :count,"
            " staff_id = :staff_id, staff_name = :staff_name, at = :at RETURNING *",
            **asdict(opening),
        )
        return BoxOpening.from_row(row) if row else opening

    def on_day(self, community: str, day: str) -> list[BoxOpening]:
        """Return the boxes of a community that were opened on this day (2026-11-24)."""
        rows = self._db.all(
            "SELECT * FROM box_openings WHERE community = :community AND day = :day"
            " ORDER BY building LIMIT 500",
            community=community,
            day=day,
        )
        return [BoxOpening.from_row(row) for row in rows]
