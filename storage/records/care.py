"""Care notes, and every look at one."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record


@dataclass(frozen=True, slots=True)
class CareNote(Record):
    """What staff should know of a home in help and danger; what was told is sealed.

    Until whom it concerns has agreed (`asked`) it is shown to nobody of staff; `number` is what a
    clerk asks for it by who is not bound.
    """

    id: str
    person_id: str
    home_id: str
    community: str
    sealed: str
    consent: str
    consented_at: int
    expires_at: int
    due_at: int
    version: int = 1
    status: str = "agreed"
    concerns_id: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class CareLook(Record):
    """Somebody of staff read a note for a case, or told its contact."""

    id: str
    person_id: str
    note_id: str
    staff_id: str
    staff_name: str
    case_number: str
    what: str
    key: str
    at: int
