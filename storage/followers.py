"""Followers of an emergency: who reported it after the first, and how far each was told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.ids import new_id
from storage.records.record import Record

if TYPE_CHECKING:
    from storage.database import Connection


_WORDS_OF = "SELECT id FROM follower_words WHERE follower_id = :id"
_ENDED = (
    "EXISTS (SELECT 1 FROM cases c WHERE c.id = f.case_id AND c.status IN ('closed', 'withdrawn'))"
)
LEFT = "left"  # stands for what they were told last, once they took theirs back


@dataclass(frozen=True, slots=True)
class Follower(Record):
    """One who reported it, too: what they said last and when, and what they were told last."""

    id: str
    case_id: str
    person_id: str
    name: str
    phone: str
    text: str
    at: int
    told: str


class Followers:
    """Repository of `followers`; writing here never touches the case."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, case_id: str, person_id: str, who: tuple[str, str], text: str, now: int) -> None:
        """Keep what somebody (name, phone) says of an emergency of others, for staff to hear.

        What is empty stays as it was; who had taken theirs back follows it again.
        """
        row = self._db.one(
            "INSERT INTO followers (id, case_id, person_id, name, phone, text, at)"
            " VALUES (:id, :case, :person, :name, :phone, :text, :now)"
            " ON CONFLICT (case_id, person_id) DO UPDATE SET text = :text, at = :now,"
            " phone = CASE WHEN :phone = '' THEN followers.phone ELSE :phone END,"
            " told = CASE WHEN followers.told IN ('over', 'left') THEN '' ELSE followers.told END"
            " RETURNING id",
            id=new_id(now),
            case=case_id,
            person=person_id,
            name=who[0],
            phone=who[1],
            text=text,
            now=now,
        )
        assert row is not None  # noqa: S101 - written just now
        self._db.insert("follower_words", id=new_id(now), follower_id=row["id"], text=text)

    def of_case(self, case_id: str) -> list[Follower]:
        """Return everybody who reported an emergency after the first, the first first."""
        rows = self._db.all("SELECT * FROM followers WHERE case_id = :id ORDER BY id", id=case_id)
        return [Follower.from_row(row) for row in rows]

    def followed_by(self, person_id: str, since: int) -> list[str]:
        """Return the ids of the cases that somebody follows since then, the newest first.

        Without those of which they heard the end, or that they took back.
        """
        rows = self._db.all(
            "SELECT case_id FROM followers WHERE person_id = :person AND at >= :since"
            " AND told NOT IN ('over', 'left') ORDER BY at DESC LIMIT 5",
            person=person_id,
            since=since,
        )
        return [str(row["case_id"]) for row in rows]

    def last_at(self, case_id: str) -> int:
        """Return when somebody last said something of an emergency; 0 when only the first did."""
        row = self._db.one("SELECT MAX(at) AS at FROM followers WHERE case_id = :id", id=case_id)
        return int(row["at"]) if row and row["at"] is not None else 0

    def told(self, follower: Follower, what: str) -> None:
        """Keep how far somebody was told."""
        self._db.execute(
            "UPDATE followers SET told = :what WHERE id = :id", what=what, id=follower.id
        )

    def leave(self, case_id: str, person_id: str) -> None:
        """Keep that somebody took theirs back: they are told no more of it."""
        self._db.execute(
            "UPDATE followers SET told = 'left' WHERE case_id = :case AND person_id = :person",
            case=case_id,
            person=person_id,
        )

    def move(self, case_id: str, to: str) -> None:
        """Let who did not take theirs back follow another case: what they reported goes on."""
        self._db.execute(
            "UPDATE followers SET case_id = :to, told = ''"
            " WHERE case_id = :case AND told <> 'left'",
            to=to,
            case=case_id,
        )

    def remove(self, follower: Follower) -> None:
        """Forget somebody who has an emergency of their own now."""
        self._db.execute(
            f"DELETE FROM paged_words WHERE word_id IN ({_WORDS_OF})",  # noqa: S608 - ours
            id=follower.id,
        )
        self._db.execute("DELETE FROM follower_words WHERE follower_id = :id", id=follower.id)
        self._db.execute("DELETE FROM followers WHERE id = :id", id=follower.id)

    def count_of(self, person_id: str) -> int:
        """Return how many emergencies of others somebody reported."""
        row = self._db.one(
            "SELECT COUNT(*) AS n FROM followers WHERE person_id = :person", person=person_id
        )
        return int(row["n"]) if row else 0

    def of_phone(self, phone: str) -> list[Follower]:
        """Return who left this number, with an ended emergency or elsewhere, the oldest first."""
        rows = self._db.all(
            f"SELECT f.* FROM followers f WHERE {_ENDED} AND (f.phone = :phone"  # noqa: S608 - ours
            " OR f.person_id IN (SELECT id FROM persons WHERE phone = :phone)"
            " OR f.person_id IN (SELECT b.person_id FROM bindings b JOIN residents r"
            " ON r.id = b.resident_id WHERE r.phone = :phone)) ORDER BY f.id",
            phone=phone,
        )
        return [Follower.from_row(row) for row in rows]

    def old(self, before: int, limit: int) -> list[Follower]:
        """Return who said nothing since then of an emergency that ended, the oldest first."""
        rows = self._db.all(
            f"SELECT f.* FROM followers f WHERE f.at <= :before AND {_ENDED}"  # noqa: S608 - ours
            " ORDER BY f.at LIMIT :limit",
            before=before,
            limit=limit,
        )
        return [Follower.from_row(row) for row in rows]

    def erase(self, follower: Follower) -> None:
        """Forget who it was and what they said, also in what staff were told of it."""
        self._db.execute(
            "UPDATE outbox SET text = '', fields = NULL, reason = 'erased',"  # noqa: S608 - ours
            " status = CASE WHEN status IN ('waiting', 'missed', 'in_brief') THEN 'dropped'"
            " ELSE status END WHERE id IN (SELECT push_id FROM paged_words"
            f" WHERE word_id IN ({_WORDS_OF}))",
            id=follower.id,
        )
        self.remove(follower)
