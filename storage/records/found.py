"""What was found, and who may have lost it."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record


@dataclass(frozen=True, slots=True)
class FoundItem(Record):
    """Something found: who keeps it since when, and to whom it went, by which mark."""

    id: str
    number: str
    community: str
    description: str
    papers: int
    finder_id: str
    finder_name: str
    found_at: int
    status: str
    due_at: int | None
    owner: str = ""
    mark: str = ""
    ended_by: str = ""
    ended_at: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class FoundMatch(Record):
    """Something found that may be what a case looks for, and the mark its reporter named."""

    id: str
    item_id: str
    case_id: str
    person_id: str
    status: str
    mark: str
    asked_at: int
    version: int = 1
