"""What only complaints have: who is accused, looks at a seal, talks, archives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from storage.json_text import decode
from storage.records.record import Record, Row


@dataclass(frozen=True, slots=True)
class Accused(Record):
    """Somebody complained about; `kind` is staff, department, neighbour or other."""

    id: str
    case_id: str
    kind: str
    name: str
    staff_id: str | None
    department: str | None
    home_id: str | None
    source: str
    added_by: str | None
    added_at: int


@dataclass(frozen=True, slots=True)
class Opening(Record):
    """One look at who complained confidentially, with its reason."""

    id: str
    case_id: str
    staff_id: str
    staff_name: str
    reason: str
    at: int


@dataclass(frozen=True, slots=True)
class Talk(Record):
    """A meeting or a call about a complaint, with the complainant or the accused (`partner`).

    `proposed` are moments in ms; `status` is one of proposed, agreed, held, cancelled.
    """

    id: str
    case_id: str
    partner: str
    partner_name: str
    way: str
    proposed: tuple[int, ...]
    status: str
    agreed_at: int | None
    remind_at: int | None
    held_at: int | None
    record: str | None
    arranged_by: str | None
    created_at: int
    version: int

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """Return the record for a row, the proposed times read from JSON."""
        values = {name: row[name] for name in cls.__dataclass_fields__}
        return cls(**{**values, "proposed": tuple(decode(row["proposed"]))})


@dataclass(frozen=True, slots=True)
class Archive(Record):
    """The sealed papers of a complaint: canonical JSON and its hash, chained to the one before.

    `position` counts from 1 within the community; what chains an archive is for `check`, as it
    tells of those that are hidden. `personal` is None once it was erased.
    """

    case_id: str
    number: str
    community: str
    position: int
    hash: str
    previous: str
    contents: str
    personal: str | None
    sealed_by: str
    sealed_at: int
    keep_until: int
    erased_at: int | None
    erased_why: str | None
