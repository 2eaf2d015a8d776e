"""What was answered in a survey, and who answered: two tables that nothing joins.

Keys are random: neither time nor order can be read from them (SUR-13).
"""

from __future__ import annotations

import secrets
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from storage.records.survey import Ballot, Return, SurveyDraft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storage.database import Connection
    from storage.records.record import Row

KEY_BYTES = 16
_PORTION = 2000  # rows read by one statement


def random_key() -> str:
    """Return a key that tells nothing of when or after whom it was made."""
    return secrets.token_hex(KEY_BYTES)


class Ballots:
    """Repository of `survey_returns`, `survey_ballots` and `survey_drafts`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    # Who answered.

    def came_back(self, survey_id: str, voter: str, building: str, way: str, day: str) -> bool:
        """Keep that somebody answered on a local day; False when they had answered before."""
        touched = self._db.execute(
            "INSERT INTO survey_returns (id, survey_id, voter, building, way, day)"
            " VALUES (:id, :survey, :voter, :building, :way, :day)"
            " ON CONFLICT (survey_id, voter) DO NOTHING",
            id=random_key(),
            survey=survey_id,
            voter=voter,
            building=building,
            way=way,
            day=day,
        )
        return touched > 0

    def has_answered(self, survey_id: str, voter: str) -> bool:
        """Tell whether a home or a person has answered."""
        row = self._db.one(
            "SELECT 1 AS n FROM survey_returns WHERE survey_id = :survey AND voter = :voter",
            survey=survey_id,
            voter=voter,
        )
        return row is not None

    def returns(self, survey_id: str) -> list[Return]:
        """Return who answered, in no order that tells anything."""
        rows = self._db.all(
            "SELECT * FROM survey_returns WHERE survey_id = :survey ORDER BY building, id",
            survey=survey_id,
        )
        return [Return.from_row(row) for row in rows]

    def returned_by_building(self, survey_id: str) -> dict[str, int]:
        """Return how many answered in each building."""
        rows = self._db.all(
            "SELECT building, COUNT(*) AS n FROM survey_returns WHERE survey_id = :survey"
            " GROUP BY building",
            survey=survey_id,
        )
        return {str(row["building"]): int(row["n"]) for row in rows}

    # What was answered.

    def cast(self, survey_id: str, sealed: str) -> str:
        """Put a sealed ballot into the urn; return its random key."""
        key = random_key()
        self._db.insert("survey_ballots", id=key, survey_id=survey_id, sealed=sealed)
        return key

    def sealed(self, ballot_id: str) -> str | None:
        """Return a ballot that is not opened yet, or None."""
        row = self._db.one("SELECT sealed FROM survey_ballots WHERE id = :id", id=ballot_id)
        return str(row["sealed"]) if row and row["sealed"] is not None else None

    def correct(self, ballot_id: str, sealed: str) -> None:
        """Put another content into a ballot that is not opened yet."""
        self._db.execute(
            "UPDATE survey_ballots SET sealed = :sealed WHERE id = :id AND sealed IS NOT NULL",
            sealed=sealed,
            id=ballot_id,
        )

    def of_survey(self, survey_id: str) -> Iterator[list[Ballot]]:
        """Yield the ballots of a survey in portions, by their random keys."""
        for rows in self._portions("*", survey_id, "1 = 1"):
            yield [Ballot.from_row(row) for row in rows]

    def sealed_in(self, survey_id: str) -> Iterator[Ballot]:
        """Yield those that nobody opened."""
        for rows in self._portions("*", survey_id, "sealed IS NOT NULL"):
            yield from map(Ballot.from_row, rows)

    def opened_in(self, survey_id: str) -> Iterator[tuple[str | None, str]]:
        """Yield what was answered in the others, with its building: there may be a million."""
        for rows in self._portions("id, building, answers", survey_id, "sealed IS NULL"):
            for row in rows:
                yield row["building"], row["answers"]

    def _portions(self, columns: str, survey_id: str, where: str) -> Iterator[list[Row]]:
        last = ""
        while True:
            rows = self._db.all(
                f"SELECT {columns} FROM survey_ballots WHERE survey_id = :survey AND id > :last"  # noqa: S608 - ours
                f" AND {where} ORDER BY id LIMIT {_PORTION}",
                survey=survey_id,
                last=last,
            )
            if not rows:
                return
            last = str(rows[-1]["id"])
            yield rows

    def rewrite(self, survey_id: str, opened: Sequence[Ballot]) -> None:
        """Put the opened ballots in the place of the sealed ones, shuffled and under new keys.

        Whoever kept the sealed ones, with the order and the moment they came in, finds none again.
        """
        self._db.execute(
            "DELETE FROM survey_ballots WHERE survey_id = :survey AND sealed IS NOT NULL",
            survey=survey_id,
        )
        shuffled = secrets.SystemRandom().sample(opened, len(opened))
        for ballot in shuffled:
            self._db.insert("survey_ballots", **asdict(replace(ballot, id=random_key())))
        self._db.execute(  # papers that were not entered twice by now
            "UPDATE survey_slips SET ballot_id = NULL WHERE survey_id = :survey", survey=survey_id
        )

    def count(self, survey_id: str) -> int:
        """Return how many ballots a survey has."""
        row = self._db.one(
            "SELECT COUNT(*) AS n FROM survey_ballots WHERE survey_id = :survey", survey=survey_id
        )
        return int(row["n"]) if row else 0

    # What is answered so far.

    def draft(self, invitation_id: str) -> SurveyDraft | None:
        """Return what was answered so far on an invitation, or None."""
        row = self._db.one(
            "SELECT * FROM survey_drafts WHERE invitation_id = :id", id=invitation_id
        )
        return SurveyDraft.from_row(row) if row else None

    def keep_draft(self, survey_id: str, invitation_id: str, sealed: str, begun_at: int) -> None:
        """Keep what was answered so far; when it was begun stays as it was."""
        self._db.execute(
            "INSERT INTO survey_drafts (id, survey_id, invitation_id, sealed, begun_at)"
            " VALUES (:id, :survey, :invitation, :sealed, :begun)"
            " ON CONFLICT (invitation_id) DO UPDATE SET sealed = :sealed",
            id=random_key(),
            survey=survey_id,
            invitation=invitation_id,
            sealed=sealed,
            begun=begun_at,
        )

    def keep_place(self, invitation_id: str, sealed: str) -> None:
        """Keep where somebody stands in chat, beside what they answered so far."""
        self._db.execute(
            "UPDATE survey_drafts SET place = :sealed WHERE invitation_id = :id",
            sealed=sealed,
            id=invitation_id,
        )

    def bind_browser(self, invitation_id: str, browser: str) -> None:
        """Keep which browser opened the link first; the first one stays."""
        self._db.execute(
            "UPDATE survey_drafts SET browser = :browser"
            " WHERE invitation_id = :id AND browser IS NULL",
            browser=browser,
            id=invitation_id,
        )

    def drop_drafts(self, survey_id: str, home_id: str) -> None:
        """Forget what was answered so far in a home."""
        self._db.execute(
            "DELETE FROM survey_drafts WHERE survey_id = :survey AND invitation_id IN"
            " (SELECT id FROM survey_invitations WHERE survey_id = :survey AND home_id = :home)",
            survey=survey_id,
            home=home_id,
        )

    def drop_draft(self, invitation_id: str) -> None:
        """Forget what was answered so far on one invitation."""
        self._db.execute("DELETE FROM survey_drafts WHERE invitation_id = :id", id=invitation_id)

    def drop_all_drafts(self, survey_id: str) -> int:
        """Forget what nobody finished; return how many there were."""
        return self._db.execute("DELETE FROM survey_drafts WHERE survey_id = :id", id=survey_id)

    def remove(self, survey_id: str) -> int:
        """Remove what was answered, who answered and what was begun; return how many ballots."""
        gone = self._db.execute("DELETE FROM survey_ballots WHERE survey_id = :id", id=survey_id)
        self._db.execute("DELETE FROM survey_returns WHERE survey_id = :id", id=survey_id)
        self._db.execute("DELETE FROM survey_slips WHERE survey_id = :id", id=survey_id)
        self.drop_all_drafts(survey_id)
        return gone
