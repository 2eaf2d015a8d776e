"""Followers of an emergency: who reported it after the first, and how far each was told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.ids import new_id
from storage.records.record import Record

if TYPE_CHECKING:
    from storage.database import Connection


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
        self._db.execute("DELETE FROM follower_words WHERE follower_id = :id", id=follower.id)
        self._db.execute("DELETE FROM followers WHERE id = :id", id=follower.id)
