"""The inbox: every message once, with the reply it was given (promise 1 of the design)."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    """Repository of `inbox`, and of the replies that are sealed until nobody asks for them."""

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

    def add_private(self, message: Received, sealed: str | None) -> bool:
        """Keep that a message came, none of its words, and its reply sealed and apart.

        False when it was there already.
        """
        if not self.add(replace(message, text=None), None):
            return False
        self._db.insert(
            "private_replies",
            key=message.key,
            person_id=message.person_id,
            sealed=sealed,
            received_at=message.at,
        )
        return True

    def last_of(self, person_id: str) -> tuple[int, str]:
        """Return when somebody wrote last before this turn, and what; zero for never."""
        row = self._db.one(
            "SELECT received_at, text FROM inbox WHERE person_id = :person"
            " ORDER BY received_at DESC LIMIT 1",
            person=person_id,
        )
        return (row["received_at"], row["text"] or "") if row else (0, "")

    def sealed_reply_to(self, key: str) -> str | None:
        """Return the sealed reply to a message, as long as it is kept."""
        row = self._db.one("SELECT sealed FROM private_replies WHERE key = :key", key=key)
        return row["sealed"] if row else None

    def drop_private_replies(self, person_id: str) -> None:
        """Drop what somebody was replied so far in private conversations."""
        self._db.execute(
            "UPDATE private_replies SET sealed = NULL WHERE person_id = :person", person=person_id
        )

    def forget_private(self, before: int) -> int:
        """Drop the private messages with all that tells that there were any; return how many."""
        self._db.execute(
            "DELETE FROM inbox WHERE key IN"
            " (SELECT key FROM private_replies WHERE received_at < :before)",
            before=before,
        )
        return self._db.execute(
            "DELETE FROM private_replies WHERE received_at < :before", before=before
        )

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
