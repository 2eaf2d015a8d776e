"""What only suggestions have: the wooden boxes."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record


@dataclass(frozen=True, slots=True)
class BoxOpening(Record):
    """A wooden suggestion box opened on a local day: by whom, and how many were in it."""

    id: str
    community: str
    building: str
    day: str
    count: int
    staff_id: str
    staff_name: str
    at: int
