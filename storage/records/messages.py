"""Who is being asked what, what is to be sent, and the files that came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from storage.json_text import decode
from storage.records.record import Record, Row, values_of


@dataclass(frozen=True, slots=True)
class Conversation(Record):
    """Where one person stands in one flow about one subject; the state is names and JSON.

    Of a `private` one the row holds no state at all: it is kept elsewhere, and the row removed.
    """

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
    private: int = 0

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """Return the record for a row, its answers read from JSON."""
        return cls(*values_of(cls)({**row, "answers": decode(row["answers"])}))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Push(Record):
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
    report_id: str | None
    status: str
    rung: str | None
    attempts: int
    created_at: int
    not_before: int


@dataclass(frozen=True, slots=True)
class Evidence(Record):
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
