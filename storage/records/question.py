"""Questions that nobody knew the answer to, and the answers that were taken up from them."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record


@dataclass(frozen=True, slots=True)
class Question(Record):
    """One row of `questions`; `level` counts whom it was put before, staff type `number`."""

    id: str
    number: int
    community: str
    person_id: str
    words: str
    asked_at: int
    promised_at: int
    alert_at: int | None
    level: int
    answer: str | None
    answered_by: str | None
    answered_at: int | None
    version: int


@dataclass(frozen=True, slots=True)
class KnownAnswer(Record):
    """One row of `known_answers`."""

    id: str
    question_id: str
    community: str
    ask: str
    answer: str
    added_by: str
    added_at: int
