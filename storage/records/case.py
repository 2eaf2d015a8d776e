"""Cases and the lines of their timelines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

from storage.records.record import Record, Row, values_of

OWN: dict[str, type[Own]] = {}  # the records that only one kind of case has, by its name


@dataclass(frozen=True, slots=True)
class Own(Record):
    """What only one kind of case knows: a row of a table of its own, beside that of the case.

    A subclass names the `kind` and its `table`, whose columns are its fields; from then on it is
    read with every case of the kind (`Case.own`) and written by the same `save`. What is in
    `unlogged` leaves no trace in the timeline, which nobody can remove.
    """

    kind: ClassVar[str]
    table: ClassVar[str]
    unlogged: ClassVar[frozenset[str]] = frozenset()

    case_id: str

    def __init_subclass__(cls) -> None:
        """Remember which kind's it is."""
        OWN[cls.kind] = cls


@dataclass(frozen=True, slots=True)
class Case(Record):
    """A case (工单): number, kind, status, who holds it, and what is due next.

    From `confidential` on the fields are those of a complaint. `hidden_from` holds, between
    spaces, the ids of staff for whom the case does not exist, and `dept:` with a department.
    """

    id: str
    number: str
    kind: str
    community: str
    status: str
    version: int
    category: str
    urgency: str
    danger: str | None
    description: str
    place: str
    home_id: str | None
    building: str | None
    unit: str | None
    room: str | None
    reporter_id: str
    reporter_name: str
    reporter_phone: str
    verified: int
    shared: int
    source: str
    entered_by: str | None
    available_from: int | None
    available_until: int | None
    holder_id: str | None
    engineer_id: str | None
    due_at: int | None
    due_for: str | None
    finish_due_at: int | None
    alert_at: int | None
    alert_level: int
    news_at: int | None
    promised_at: int | None
    defer_reason: str | None
    defer_count: int
    urge_count: int
    urged_at: int | None
    return_count: int
    result: str | None
    rating: int | None
    rating_text: str | None
    closed_as: str | None
    created_at: int
    accepted_at: int | None
    dispatched_at: int | None
    taken_at: int | None
    arrived_at: int | None
    finished_at: int | None
    closed_at: int | None
    stage_at: int | None
    hidden_from: str
    confidential: int
    consent: str | None
    severity: str | None
    department: str | None
    finding: str | None
    measures: str | None
    measures_due_at: int | None
    proposed_by: str | None
    decided_by: str | None
    decided_at: int | None
    appeal: str | None
    appeal_until: int | None
    month_at: int | None
    investigators: str
    talk_due_at: int | None
    callback_at: int | None
    from_case_id: str | None
    own: Own | None = None  # what only its kind knows; no column

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """Return the case of a row, without what only its kind knows."""
        return cls(*values_of(cls, "own")(row))  # type: ignore[arg-type]  # a class is hashable


@dataclass(frozen=True, slots=True)
class Event(Record):
    """One line of a case's timeline: who did what, when; rows are only ever added."""

    id: str
    case_id: str
    version: int
    at: int
    action: str
    actor_id: str | None
    actor_name: str
    text: str
    public: int
    details: str
