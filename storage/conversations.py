"""Conversations: one open row per person, flow and subject; exactly one of them is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.json_text import decode, encode
from storage.records.messages import Conversation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from storage.database import Connection


class Conversations:
    """Repository of `conversations`. Status: front, waiting, offered, done, cancelled, expired."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def open_of(self, person_id: str) -> list[Conversation]:
        """Return the open conversations of a person, the front one first."""
        rows = self._db.all(
            "SELECT * FROM conversations WHERE person_id = :person"
            " AND status IN ('front', 'waiting') ORDER BY front_at DESC",
            person=person_id,
        )
        return [Conversation.from_row(row) for row in rows]

    def get(self, conversation_id: str) -> Conversation | None:
        """Return the conversation, open or ended, or None."""
        row = self._db.one("SELECT * FROM conversations WHERE id = :id", id=conversation_id)
        return Conversation.from_row(row) if row else None

    def add(self, conversation: Conversation, now: int) -> None:
        """Store a new conversation; raises Stale when an open one has the same flow and subject.

        Put in front, it makes the one that was there wait.
        """
        self._step_back(conversation, now)
        self._db.change(
            "INSERT INTO conversations (id, person_id, flow, subject, status, asking, answers,"
            " misunderstood, front_at, updated_at, expires_at, private, version) VALUES (:id,"
            " :person, :flow, :subject, :status, :asking, :answers, :misunderstood, :front, :now,"
            " :expires, :private, 1) ON CONFLICT (person_id, flow, subject)"
            " WHERE status IN ('front', 'waiting') DO NOTHING",
            id=conversation.id,
            person=conversation.person_id,
            flow=conversation.flow,
            subject=conversation.subject,
            status=conversation.status,
            asking=conversation.asking,
            answers=encode(conversation.answers),
            misunderstood=conversation.misunderstood,
            front=conversation.front_at,
            now=now,
            expires=conversation.expires_at,
            private=conversation.private,
        )

    def save(self, conversation: Conversation, now: int) -> None:
        """Store what a turn made of it; raises Stale when it is no longer the version read.

        Put in front, it makes the one that was there wait.
        """
        if conversation.status == "front" and self._stays_in_front(conversation, now):
            return
        self._step_back(conversation, now)
        self._db.change(
            "UPDATE conversations SET status = :status, asking = :asking, answers = :answers,"
            " misunderstood = :misunderstood, front_at = :front, updated_at = :now,"
            " expires_at = :expires, version = version + 1"
            " WHERE id = :id AND version = :version",
            status=conversation.status,
            asking=conversation.asking,
            answers=encode(conversation.answers),
            misunderstood=conversation.misunderstood,
            front=conversation.front_at,
            now=now,
            expires=conversation.expires_at,
            id=conversation.id,
            version=conversation.version,
        )

    def remove(self, conversation: Conversation) -> None:
        """Remove one that is over and leaves nothing behind."""
        self._db.change(
            "DELETE FROM conversations WHERE id = :id AND version = :version",
            id=conversation.id,
            version=conversation.version,
        )

    def _stays_in_front(self, conversation: Conversation, now: int) -> bool:
        """Store the next question of the one in front; False when there is more to change.

        The common case apart: it writes no column of an index, and so half as much to the disk.
        """
        kept = self._db.execute(
            "UPDATE conversations SET asking = :asking, answers = :answers,"
            " misunderstood = :misunderstood, front_at = :front, updated_at = :now,"
            " version = version + 1 WHERE id = :id AND version = :version"
            " AND status = 'front' AND expires_at = :expires",
            asking=conversation.asking,
            answers=encode(conversation.answers),
            misunderstood=conversation.misunderstood,
            front=conversation.front_at,
            now=now,
            expires=conversation.expires_at,
            id=conversation.id,
            version=conversation.version,
        )
        return kept > 0

    def _step_back(self, conversation: Conversation, now: int) -> None:
        """Keep one in front, as the database asks for, in whatever order a turn saves.

        The version of the other stays: it is the same turn, alone with the person's row, that
        may want to save it next.
        """
        if conversation.status == "front":
            self._db.execute(
                "UPDATE conversations SET status = 'waiting', updated_at = :now"
                " WHERE person_id = :person AND status = 'front' AND id <> :id",
                now=now,
                person=conversation.person_id,
                id=conversation.id,
            )

    def keep_offer(self, person_id: str, choices: Sequence[Sequence[str]], now: int) -> None:
        """Keep the choices of a reply, instead of an earlier reply's."""
        self._db.execute(
            "INSERT INTO conversations (id, person_id, flow, subject, status, answers, front_at,"
            " updated_at, expires_at, version) VALUES (:id, :person, 'choices', '', 'offered',"
            " :answers, :now, :now, :now, 1) ON CONFLICT (id) DO UPDATE SET status = 'offered',"
            " answers = excluded.answers, updated_at = excluded.updated_at,"
            " version = conversations.version + 1",
            id=_offer_id(person_id),
            person=person_id,
            answers=encode({"choices": choices}),
            now=now,
        )

    def take_offer(self, person_id: str, now: int) -> list[list[str]]:
        """Return the choices of the last reply, once; usually there are none."""
        row = self._db.one(
            "SELECT answers FROM conversations WHERE id = :id AND status = 'offered'",
            id=_offer_id(person_id),
        )
        if row is None:
            return []
        self._db.execute(
            "UPDATE conversations SET status = 'done', updated_at = :now, version = version + 1"
            " WHERE id = :id",
            id=_offer_id(person_id),
            now=now,
        )
        choices: list[list[str]] = decode(row["answers"])["choices"]
        return choices

    def keep_topic(self, person_id: str, topic: Mapping[str, object], now: int) -> None:
        """Keep what was last spoken of with somebody, instead of what was before."""
        self._db.execute(
            "INSERT INTO conversations (id, person_id, flow, subject, status, answers, front_at,"
            " updated_at, expires_at, version) VALUES (:id, :person, 'topic', '', 'done',"
            " :answers, :now, :now, :now, 1) ON CONFLICT (id) DO UPDATE SET"
            " answers = excluded.answers, updated_at = excluded.updated_at,"
            " version = conversations.version + 1",
            id=f"topic-{person_id}",
            person=person_id,
            answers=encode(topic),
            now=now,
        )

    def topic_of(self, person_id: str, since: int) -> dict[str, Any]:
        """Return what was last spoken of since then; nothing where that is long ago."""
        row = self._db.one(
            "SELECT answers FROM conversations WHERE id = :id AND updated_at >= :since",
            id=f"topic-{person_id}",
            since=since,
        )
        return dict(decode(row["answers"])) if row else {}

    def left_at(
        self, flow: str, asking: str, since: int, now: int, limit: int
    ) -> list[Conversation]:
        """Return those in front that were left at a question since then and never asked about.

        Those that expire first come first: by the index of what is open.
        """
        rows = self._db.all(
            "SELECT * FROM conversations WHERE status IN ('front', 'waiting')"
            " AND expires_at > :now AND status = 'front' AND flow = :flow AND asking = :asking"
            " AND front_at <= :since AND nudged = 0 ORDER BY expires_at LIMIT :limit",
            flow=flow,
            asking=asking,
            since=since,
            now=now,
            limit=limit,
        )
        return [Conversation.from_row(row) for row in rows]

    def nudge(self, conversation: Conversation) -> bool:
        """Note that it is asked about; False when somebody did, or went on with it, meanwhile.

        The version stays: a turn that has read the row may still save it.
        """
        changed = self._db.execute(
            "UPDATE conversations SET nudged = 1 WHERE id = :id AND version = :version"
            " AND nudged = 0 AND status = 'front'",
            id=conversation.id,
            version=conversation.version,
        )
        return changed > 0

    def expire(self, now: int, limit: int) -> int:
        """Close what nobody answered for long, and remove what is private; return how many."""
        removed = self._db.execute(
            "DELETE FROM conversations WHERE status IN ('front', 'waiting')"
            " AND expires_at <= :now AND private = 1",
            now=now,
        )
        return removed + self._db.execute(
            "UPDATE conversations SET status = 'expired', updated_at = :now,"
            " version = version + 1 WHERE id IN (SELECT id FROM conversations"
            " WHERE status IN ('front', 'waiting') AND expires_at <= :now"
            " ORDER BY expires_at LIMIT :limit)"
            # again, as a turn may have gone on with it while we waited for its lock
            " AND status IN ('front', 'waiting') AND expires_at <= :now",
            now=now,
            limit=limit,
        )


def _offer_id(person_id: str) -> str:
    """Return the id of a person's only row of choices."""
    return f"choices-{person_id}"
