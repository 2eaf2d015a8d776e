"""Who was checked at the door of a home before it was opened, and what who lives there says."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.records.door_check import DoorAnswer, DoorCheck

if TYPE_CHECKING:
    from storage.database import Connection


class DoorChecks:
    """Repository of `door_checks` and `door_answers`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, check: DoorCheck) -> None:
        """Keep a check."""
        self._db.insert("door_checks", **asdict(check))

    def of_case(self, case_id: str) -> list[DoorCheck]:
        """Return the checks for a case, the first first."""
        rows = self._db.all(
            "SELECT * FROM door_checks WHERE case_id = :case ORDER BY id", case=case_id
        )
        return [DoorCheck.from_row(row) for row in rows]

    def told(self, one: DoorAnswer) -> None:
        """Keep that who lives there was told."""
        self._db.insert("door_answers", **asdict(one))

    def answers(self, case_id: str) -> list[DoorAnswer]:
        """Return who was told about a door, and what they say."""
        rows = self._db.all(
            "SELECT * FROM door_answers WHERE case_id = :case ORDER BY id", case=case_id
        )
        return [DoorAnswer.from_row(row) for row in rows]

    def asked_of(self, person_id: str, since: int) -> list[DoorAnswer]:
        """Return about which doors somebody was told since then, the last first."""
        rows = self._db.all(
            "SELECT * FROM door_answers WHERE person_id = :person AND told_at >= :since"
            " ORDER BY id DESC",
            person=person_id,
            since=since,
        )
        return [DoorAnswer.from_row(row) for row in rows]

    def answer(self, one: DoorAnswer, answer: str, now: int) -> None:
        """Keep what somebody says; raises Stale when it is not this version."""
        self._db.change(
            "UPDATE door_answers SET answer = :answer, answered_at = :now, version = version + 1"
            " WHERE id = :id AND version = :version",
            answer=answer,
            now=now,
            id=one.id,
            version=one.version,
        )
