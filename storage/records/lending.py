"""What the office lends."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record


@dataclass(frozen=True, slots=True)
class Lending(Record):
    """Somebody waits for a thing, has it held for them, or has it; `until` when."""

    id: str
    community: str
    thing: str
    home_id: str
    home: str
    person_id: str | None
    name: str
    phone: str
    status: str
    asked_at: int
    until: int | None = None
    alert_at: int | None = None
    reminders: int = 0
    extended: int = 0
    lent_by: str = ""
    ended_at: int | None = None
    version: int = 1
