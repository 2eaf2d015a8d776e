"""The inbox: every message once, with the reply it was given (promise 1 of the design)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.database import Connection


@dataclass(frozen=True, slots=True)
class Received:
    """A message that came in: `key` is what makes it the same message again."""

    key: str
    person_id: str
    at: int
    kind: str
    text: str | None


class Inbox:
    """Repository of `inbox`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def reply_to(self, key: str) -> tuple[bool, str | None]:
        """Return whether this message was seen before, and the reply it got then."""
        row = self._db.one("SELECT reply FROM inbox WHERE key = :key", key=key)
        return (True, row["reply"]) if row else (False, None)

    def add(self, message: Received, reply: str | None, *, failed: bool = False) -> bool:
        """Keep the message with its reply; False when it was there already."""
        added = self._db.execute(
            "INSERT INTO inbox (key, person_id, received_at, kind, text, reply, failed)"
            " VALUES (:key, :person, :at, :kind, :text, :reply, :failed)"
            " ON CONFLICT (key) DO NOTHING",
            key=message.key,
            person=message.person_id,
            at=message.at,
            kind=message.kind,
            text=message.text,
            reply=reply,
            failed=int(failed),
        )
        return added == 1

    def forget_texts(self, before: int, limit: int) -> int:
        """Drop the words of old messages, keep their keys; return how many."""
        return self._db.execute(
            "UPDATE inbox SET text = NULL, reply = NULL WHERE key IN (SELECT key FROM inbox"
            " WHERE received_at < :before AND (text IS NOT NULL OR reply IS NOT NULL)"
            " ORDER BY received_at LIMIT :limit)",
            before=before,
            limit=limit,
        )

    def forget_keys(self, before: int, limit: int) -> int:
        """Drop messages so old that the platform can't send them again; return how many."""
        return self._db.execute(
            "DELETE FROM inbox WHERE key IN (SELECT key FROM inbox WHERE received_at < :before"
            " ORDER BY received_at LIMIT :limit)",
            before=before,
            limit=limit,
        )
