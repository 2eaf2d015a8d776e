"""Words of which it was asked what they are meant for, and nobody answered yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.records.record import Record

if TYPE_CHECKING:
    from storage.database import Connection

ANSWER_MS = 10 * 60_000  # without an answer for so long they go to who most likely waits for them


@dataclass(frozen=True, slots=True)
class KeptWords(Record):
    """What somebody (the id is the person's) wrote; the number is empty where no case fits."""

    id: str
    case_number: str
    words: str


class AllKeptWords:
    """Repository of `kept_words`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def keep(self, kept: KeptWords, now: int) -> None:
        """Keep words until they are answered, instead of earlier ones."""
        self._db.execute(
            "INSERT INTO kept_words (id, case_number, words, due_at)"
            " VALUES (:id, :number, :words, :due) ON CONFLICT (id) DO UPDATE"
            " SET case_number = :number, words = :words, due_at = :due, claimed_until = NULL",
            id=kept.id,
            number=kept.case_number,
            words=kept.words,
            due=now + ANSWER_MS,
        )

    def claim(self, now: int, until: int, limit: int) -> list[str]:
        """Claim those without an answer in time; one from a future that is gone is due, too."""
        rows = self._db.claim(
            "kept_words",
            "due_at <= :now OR due_at > :now + :ahead",
            order="due_at",
            limit=limit,
            until=until,
            now=now,
            ahead=ANSWER_MS,
        )
        return [str(row["id"]) for row in rows]

    def take(self, person_id: str) -> KeptWords | None:
        """Return what somebody wrote and forget it here: it is answered, or goes where it fits."""
        row = self._db.one(
            "DELETE FROM kept_words WHERE id = :id RETURNING id, case_number, words", id=person_id
        )
        return KeptWords.from_row(row) if row else None
