"""Questions that a colleague owes the answer to, and the answers that were taken up."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.ids import new_id
from storage.records.question import KnownAnswer, Question

if TYPE_CHECKING:
    from storage.database import Connection
    from storage.rewinds import Stretch

MOST = 200  # rows of a list


class Questions:
    """Repository of `questions` and `known_answers`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def ask(  # noqa: PLR0913, PLR0917 - what is asked, by whom, and by when it is looked at
        self, community: str, person_id: str, words: str, now: int, promised_at: int, alert_at: int
    ) -> Question:
        """Keep a question with the next number; look at it again at `alert_at`."""
        row = self._db.one(
            "INSERT INTO counters (name, value) VALUES ('question', 1)"
            " ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value"
        )
        row = self._db.one(
            "INSERT INTO questions (id, number, community, person_id, words, asked_at,"
            " promised_at, alert_at, level, version) VALUES (:id, :number, :community, :person,"
            " :words, :now, :promised, :alert, 0, 1) RETURNING *",
            id=new_id(now),
            number=int(row["value"]) if row else 1,
            community=community,
            person=person_id,
            words=words,
            now=now,
            promised=promised_at,
            alert=alert_at,
        )
        assert row is not None  # noqa: S101 - an insert always returns its row
        return Question.from_row(row)

    def get(self, question_id: str) -> Question | None:
        """Return a question by its id."""
        row = self._db.one("SELECT * FROM questions WHERE id = :id", id=question_id)
        return Question.from_row(row) if row else None

    def numbered(self, community: str, number: int) -> Question | None:
        """Return the question of a community with this number, or None."""
        row = self._db.one(
            "SELECT * FROM questions WHERE number = :number AND community = :community",
            number=number,
            community=community,
        )
        return Question.from_row(row) if row else None

    def open_in(self, community: str) -> list[Question]:
        """Return what nobody has answered in a community, the oldest first."""
        return self._all(
            "community = :community AND answer IS NULL ORDER BY asked_at", community=community
        )

    def asked_since(self, community: str, since: int, until: int) -> list[Question]:
        """Return what was asked in a community within a time, the oldest first."""
        return self._all(
            "community = :community AND asked_at >= :since AND asked_at < :until ORDER BY asked_at",
            community=community,
            since=since,
            until=until,
        )

    def of_person(self, person_id: str, since: int) -> list[Question]:
        """Return what somebody has asked since then, the newest first."""
        return self._all(
            "person_id = :person AND asked_at >= :since ORDER BY asked_at DESC",
            person=person_id,
            since=since,
        )

    def to_take_up(self, community: str, since: int) -> list[Question]:
        """Return what was answered since then and not taken up, the newest first."""
        return self._all(
            "community = :community AND answered_at >= :since AND NOT EXISTS"
            " (SELECT 1 FROM known_answers k WHERE k.question_id = questions.id)"
            " ORDER BY answered_at DESC",
            community=community,
            since=since,
        )

    def _all(self, where: str, **values: object) -> list[Question]:
        rows = self._db.all(
            f"SELECT * FROM questions WHERE {where} LIMIT {MOST}",  # noqa: S608 - written above
            **values,
        )
        return [Question.from_row(row) for row in rows]

    def claim(self, now: int, until: int, limit: int) -> list[str]:
        """Claim the ids of what is to be looked at now, the oldest first."""
        rows = self._db.claim(
            "questions", "alert_at <= :now", order="alert_at", limit=limit, until=until, now=now
        )
        return [str(row["id"]) for row in rows]

    def look_again(self, question: Question, level: int, promised_at: int, alert_at: int) -> None:
        """Keep whom it was put before, and what is promised now; raises Stale when it changed."""
        self._db.change(
            "UPDATE questions SET level = :level, promised_at = :promised, alert_at = :alert,"
            " claimed_until = NULL, version = version + 1 WHERE id = :id AND version = :version",
            level=level,
            promised=promised_at,
            alert=alert_at,
            id=question.id,
            version=question.version,
        )

    def answer(self, question: Question, words: str, staff_id: str, now: int) -> None:
        """Keep the answer; raises Stale when somebody else was first."""
        self._db.change(
            "UPDATE questions SET answer = :words, answered_by = :staff, answered_at = :now,"
            " alert_at = NULL, version = version + 1 WHERE id = :id AND version = :version",
            words=words,
            staff=staff_id,
            now=now,
            id=question.id,
            version=question.version,
        )

    def sooner(self, stretch: Stretch, most: int) -> None:
        """Let none of a stretch be looked at later than that."""
        self._db.execute(
            "UPDATE questions SET alert_at = :most, promised_at = :most, version = version + 1"
            " WHERE id > :after AND id <= :until AND alert_at > :most",
            most=most,
            after=stretch.after,
            until=stretch.until,
        )

    def of_phone(self, phone: str) -> list[Question]:
        """Return what was asked from accounts with this number, and is not forgotten."""
        return self._all(
            "words <> '' AND (person_id IN (SELECT id FROM persons WHERE phone = :phone)"
            " OR person_id IN (SELECT b.person_id FROM bindings b JOIN residents r"
            " ON r.id = b.resident_id WHERE r.phone = :phone)) ORDER BY asked_at",
            phone=phone,
        )

    def forget(self, question: Question) -> None:
        """Take out what was asked and answered; nobody owes an answer to it any more."""
        self._db.change(
            "UPDATE questions SET words = '', answer = '', alert_at = NULL, version = version + 1"
            " WHERE id = :id AND version = :version",
            id=question.id,
            version=question.version,
        )

    def known(self, community: str) -> list[KnownAnswer]:
        """Return the answers that were taken up in a community, the oldest first."""
        rows = self._db.all(
            "SELECT * FROM known_answers WHERE community = :community ORDER BY id LIMIT 1000",
            community=community,
        )
        return [KnownAnswer.from_row(row) for row in rows]

    def take_up(self, answer: KnownAnswer) -> bool:
        """Give an answer from now on; False when that of this question is given already."""
        row = self._db.one(
            "INSERT INTO known_answers (id, question_id, community, ask, answer, added_by,"
            " added_at) VALUES (:id, :question_id, :community, :ask, :answer, :added_by,"
            " :added_at) ON CONFLICT (question_id) DO NOTHING RETURNING id",
            **asdict(answer),
        )
        return row is not None

    def drop(self, question_id: str) -> bool:
        """Give the answer of a question no more; tell whether it was given."""
        gone = self._db.execute("DELETE FROM known_answers WHERE question_id = :id", id=question_id)
        return gone > 0
