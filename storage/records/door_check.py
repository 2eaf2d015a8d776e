"""A check at the door of a home, and what who lives behind it says."""

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


@dataclass(frozen=True, slots=True)
class DoorAnswer(Record):
    """Who lives behind a door was told that it is to be opened, and says yes, no or nothing."""

    id: str
    case_id: str
    person_id: str
    told_at: int
    answer: str = ""
    answered_at: int | None = None
    version: int = 1
