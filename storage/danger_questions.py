"""Who was asked whether somebody is in danger, and did not answer yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.records.record import Record

if TYPE_CHECKING:
    from storage.database import Connection

ANSWER_MS = 60_000  # without an answer for so long the desk hears of it


@dataclass(frozen=True, slots=True)
class DangerQuestion(Record):
    """What somebody (the id is the person's) wrote that may tell of a danger."""

    id: str
    community: str
    words: str


class DangerQuestions:
    """Repository of `danger_questions`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def ask(self, person_id: str, community: str, words: str, now: int) -> None:
        """Keep that somebody was asked; what they were asked before is asked no more."""
        self._db.execute(
            "INSERT INTO danger_questions (id, community, words, due_at)"
            " VALUES (:id, :community, :words, :due) ON CONFLICT (id) DO UPDATE"
            " SET community = :community, words = :words, due_at = :due, claimed_until = NULL",
            id=person_id,
            community=community,
            words=words,
            due=now + ANSWER_MS,
        )

    def claim(self, now: int, until: int, limit: int) -> list[str]:
        """Claim those without an answer in time; one from a future that is gone is due, too."""
        rows = self._db.claim(
            "danger_questions",
            "due_at <= :now OR due_at > :now + :ahead",
            order="due_at",
            limit=limit,
            until=until,
            now=now,
            ahead=ANSWER_MS,
        )
        return [str(row["id"]) for row in rows]

    def get(self, person_id: str) -> DangerQuestion | None:
        """Return what somebody was asked about and did not answer, or None."""
        row = self._db.one("SELECT * FROM danger_questions WHERE id = :id", id=person_id)
        return DangerQuestion.from_row(row) if row else None

    def end(self, person_id: str) -> bool:
        """Forget the question, and tell whether it was open."""
        return self._db.execute("DELETE FROM danger_questions WHERE id = :id", id=person_id) > 0
