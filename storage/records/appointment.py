"""Times at which somebody comes."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record


@dataclass(frozen=True, slots=True)
class Appointment(Record):
    """One time that was named for a case, by `resident` or `staff`; times are ms UTC.

    Status: proposed (the other side has not answered), agreed, ended (another one replaced it,
    nobody was there, the work is over).
    """

    id: str
    case_id: str
    proposed_by: str
    staff_id: str | None
    starts_at: int
    ends_at: int
    status: str
    remind_at: int | None
    created_at: int
    version: int = 1
