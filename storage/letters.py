"""Letters by e-mail that ask somebody afterwards: waiting, sent, or given up."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from storage.ids import new_id
from storage.records.letter import WAITING, Letter

if TYPE_CHECKING:
    from storage.database import Connection


class Letters:
    """Repository of `callback_letters`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def post(self, callback_id: str, now: int) -> Letter:
        """Let a letter wait to be sent, in the transaction that asks by mail."""
        letter = Letter(new_id(now), callback_id, WAITING, now)
        self._db.insert("callback_letters", **asdict(letter))
        return letter

    def get(self, letter_id: str) -> Letter | None:
        """Return the letter, or None."""
        row = self._db.one("SELECT * FROM callback_letters WHERE id = :id", id=letter_id)
        return Letter.from_row(row) if row else None

    def claim(self, now: int, until: int, limit: int) -> list[str]:
        """Claim the ids of what is to be sent now."""
        rows = self._db.claim(
            "callback_letters",
            "status = 'waiting' AND due_at <= :now",
            order="due_at",
            limit=limit,
            until=until,
            now=now,
        )
        return [str(row["id"]) for row in rows]

    def save(self, before: Letter, after: Letter) -> Letter:
        """Store what became of it, and end the claim; raises Stale when it changed meanwhile."""
        self._db.change(
            "UPDATE callback_letters SET status = :status, due_at = :due, tries = :tries,"
            " sent_at = :sent, reason = :reason, claimed_until = NULL, version = version + 1"
            " WHERE id = :id AND version = :version",
            status=after.status,
            due=after.due_at,
            tries=after.tries,
            sent=after.sent_at,
            reason=after.reason,
            id=before.id,
            version=before.version,
        )
        return replace(after, version=before.version + 1)
