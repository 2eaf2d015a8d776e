"""What anonymous answers of a survey want to be told, sealed; nothing leads to who wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.ballots import random_key

if TYPE_CHECKING:
    from storage.database import Connection


class Wishes:
    """Repository of `survey_wishes`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, survey_id: str, sealed: str) -> None:
        """Keep a sealed text."""
        self._db.insert("survey_wishes", id=random_key(), survey_id=survey_id, sealed=sealed)

    def closed_surveys(self) -> list[str]:
        """Return the ids of surveys that take no answers any more and have some left."""
        rows = self._db.all(
            "SELECT DISTINCT w.survey_id FROM survey_wishes w JOIN cases c ON c.id = w.survey_id"
            " WHERE c.status <> 'running' ORDER BY w.survey_id"
        )
        return [str(row["survey_id"]) for row in rows]

    def of_survey(self, survey_id: str) -> list[tuple[str, str]]:
        """Return key and sealed text of each, by their random keys."""
        rows = self._db.all(
            "SELECT id, sealed FROM survey_wishes WHERE survey_id = :survey ORDER BY id",
            survey=survey_id,
        )
        return [(str(row["id"]), str(row["sealed"])) for row in rows]

    def drop(self, wish_id: str) -> None:
        """Forget one that becomes a suggestion; raises Stale when it was one before."""
        self._db.change("DELETE FROM survey_wishes WHERE id = :id", id=wish_id)

    def remove(self, survey_id: str) -> int:
        """Remove those of a survey that nobody could read; return how many."""
        return self._db.execute("DELETE FROM survey_wishes WHERE survey_id = :id", id=survey_id)
