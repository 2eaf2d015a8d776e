"""A check at the door of a home."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record


@dataclass(frozen=True, slots=True)
class DoorCheck(Record):
    """Who may be let into a home, as it was checked at its door, and who saw it."""

    id: str
    case_id: str
    said: str
    witnesses: str
    staff_id: str
    at: int
