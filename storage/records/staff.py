"""The staff of a community."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record


@dataclass(frozen=True, slots=True)
class Staff(Record):
    """One member of staff; `person_id` is None until the invitation code was used."""

    id: str
    community: str
    name: str
    phone: str
    role: str
    department: str
    trades: str
    buildings: str
    superior_id: str | None
    person_id: str | None
    active: int
