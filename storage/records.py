"""What is remembered, as plain records: one frozen dataclass a table, made from its row.

Times are integer milliseconds UTC everywhere; the flows turn them into local words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any, Self

from storage.json_text import decode

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Record:
    """Made from a row whose columns carry the fields' names; extra columns are ignored."""

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """Return the record for a row."""
        return cls(*_values(cls)(row))  # type: ignore[arg-type]  # a class is hashable


@cache
def _values(record: type[_Record]) -> Callable[[Row], tuple[Any, ...]]:
    """Return what takes a record's fields out of a row; every record has several."""
    return itemgetter(*record.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Person(_Record):
    """Somebody who writes to the account; `openid` is None for who is known by phone only."""

    id: str
    openid: str | None
    phone: str | None
    name: str | None
    followed: int
    staff_id: str | None
    community: str | None
    created_at: int
    seen_at: int
    message_left: int
    message_until: int
    click_left: int
    click_until: int
    missed: int
    consented_at: int | None
    muted: str


@dataclass(frozen=True, slots=True)
class Home(_Record):
    """A room of the place tree: community, building, unit, room; bare numbers as text."""

    id: str
    community: str
    building: str
    unit: str
    room: str


@dataclass(frozen=True, slots=True)
class Resident(_Record):
    """One row of the roster: a person living in or owning a room (住户)."""

    id: str
    home_id: str
    community: str
    name: str
    phone: str
    relation: str
    occupancy: str | None
    active: int


@dataclass(frozen=True, slots=True)
class BoundHome(_Record):
    """A home that a person is bound to, with the roster's name and phone for it."""

    binding_id: str
    person_id: str
    resident_id: str
    home_id: str
    community: str
    building: str
    unit: str
    room: str
    name: str
    phone: str
    relation: str
    shares: int


@dataclass(frozen=True, slots=True)
class BindingRequest(_Record):
    """A binding that a clerk, or the first account of the same resident, has to decide."""

    id: str
    number: int
    community: str
    person_id: str
    resident_id: str | None
    home: str
    name: str
    phone: str
    status: str
    created_at: int
    version: int
    alert_at: int | None = None


@dataclass(frozen=True, slots=True)
class Staff(_Record):
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


@dataclass(frozen=True, slots=True)
class Case(_Record):
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


@dataclass(frozen=True, slots=True)
class Event(_Record):
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


@dataclass(frozen=True, slots=True)
class Accused(_Record):
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
class Opening(_Record):
    """One look at who complained confidentially, with its reason."""

    id: str
    case_id: str
    staff_id: str
    staff_name: str
    reason: str
    at: int


@dataclass(frozen=True, slots=True)
class Talk(_Record):
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
class Archive(_Record):
    """The sealed papers of a complaint: canonical JSON and its hash, chained to the one before.

    `position` counts from 1 within the community; `personal` is None once it was erased.
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


@dataclass(frozen=True, slots=True)
class BoxOpening(_Record):
    """A wooden suggestion box opened on a local day: by whom, and how many were in it."""

    id: str
    community: str
    building: str
    day: str
    count: int
    staff_id: str
    staff_name: str
    at: int


@dataclass(frozen=True, slots=True)
class Report(_Record):
    """A report of one month, made beforehand: its text, its figures as JSON, and two files.

    `made_at` is None until it was made once; `due_at` is set while it is wanted (again).
    """

    id: str
    name: str
    community: str
    month: str
    wanted_by: str
    text: str | None
    data: str | None
    picture: str | None
    sheet: str | None
    made_at: int | None
    due_at: int | None


@dataclass(frozen=True, slots=True)
class Conversation(_Record):
    """Where one person stands in one flow about one subject; the state is names and JSON."""

    id: str
    person_id: str
    flow: str
    subject: str
    status: str
    asking: str | None
    answers: dict[str, Any]
    misunderstood: int
    front_at: int
    expires_at: int
    version: int

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """Return the record for a row, its answers read from JSON."""
        return cls(*_values(cls)({**row, "answers": decode(row["answers"])}))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Push(_Record):
    """A message decided to be sent; `only_while` are the case statuses in which it is true."""

    id: str
    person_id: str
    case_id: str | None
    community: str | None
    kind: str
    weight: int
    text: str
    template: str | None
    fields: str | None
    only_while: str | None
    picture: str | None
    status: str
    rung: str | None
    attempts: int
    created_at: int
    not_before: int


@dataclass(frozen=True, slots=True)
class Evidence(_Record):
    """A photo, voice or video that somebody sent, and where its bytes are kept."""

    id: str
    case_id: str | None
    person_id: str
    conversation_id: str | None
    kind: str
    media_id: str
    status: str
    path: str | None
    mime: str | None
    size: int | None
    sha256: str | None
    attempts: int
    received_at: int
