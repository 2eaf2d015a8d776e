"""Who is invited to a survey, and how far each invitation got."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.records.survey import Invitation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.database import Connection


class Invitees:
    """Repository of `survey_invitations`; a row a person and home, or a home without account."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, invitation: Invitation) -> None:
        """Invite, unless this person or home is invited already."""
        values = asdict(invitation)
        names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
        self._db.execute(
            f"INSERT INTO survey_invitations ({names}) VALUES ({marks})"  # noqa: S608 - fields
            " ON CONFLICT DO NOTHING",
            **values,
        )

    def get(self, invitation_id: str) -> Invitation | None:
        """Return the invitation, or None."""
        return self._one("id = :value", invitation_id)

    def by_token(self, token: str) -> Invitation | None:
        """Return whose link this is, or None."""
        return self._one("token = :value", token)

    def _one(self, where: str, value: str) -> Invitation | None:
        row = self._db.one(
            f"SELECT * FROM survey_invitations WHERE {where}",  # noqa: S608 - written above
            value=value,
        )
        return Invitation.from_row(row) if row else None

    def of_person(self, person_id: str) -> list[Invitation]:
        """Return the invitations of a person, the newest first."""
        rows = self._db.all(
            "SELECT * FROM survey_invitations WHERE person_id = :person ORDER BY id DESC LIMIT 50",
            person=person_id,
        )
        return [Invitation.from_row(row) for row in rows]

    def of_survey(self, survey_id: str, after: str = "", limit: int = 1000) -> list[Invitation]:
        """Return the invitations of a survey by their ids, those after one."""
        rows = self._db.all(
            "SELECT * FROM survey_invitations WHERE survey_id = :survey AND id > :after"
            " ORDER BY id LIMIT :limit",
            survey=survey_id,
            after=after,
            limit=limit,
        )
        return [Invitation.from_row(row) for row in rows]

    def of_home(self, survey_id: str, home_id: str) -> list[Invitation]:
        """Return the invitations of one home."""
        rows = self._db.all(
            "SELECT * FROM survey_invitations WHERE survey_id = :survey AND home_id = :home"
            " ORDER BY id",
            survey=survey_id,
            home=home_id,
        )
        return [Invitation.from_row(row) for row in rows]

    def reached(self, invitation_id: str, way: str, day: str) -> None:
        """Keep that an invitation reached its person on a local day; the first way stays."""
        self._db.execute(
            "UPDATE survey_invitations SET way = :way, delivered_on = :day"
            " WHERE id = :id AND way = ''",
            way=way,
            day=day,
            id=invitation_id,
        )

    def opened(self, invitation_id: str, day: str) -> None:
        """Keep that its page was opened, and with it that it arrived."""
        self._db.execute(
            "UPDATE survey_invitations SET opened_on = COALESCE(opened_on, :day) WHERE id = :id",
            day=day,
            id=invitation_id,
        )
        self.reached(invitation_id, "page", day)

    def by_building(self, survey_id: str) -> dict[str, tuple[int, int]]:
        """Return by building how many homes are invited, and how many of them were reached."""
        rows = self._db.all(
            "SELECT building, COUNT(DISTINCT home_id) AS invited, COUNT(DISTINCT CASE WHEN"
            " way <> '' THEN home_id END) AS reached FROM survey_invitations"
            " WHERE survey_id = :survey GROUP BY building",
            survey=survey_id,
        )
        return {str(r["building"]): (int(r["invited"]), int(r["reached"])) for r in rows}

    def remove(self, survey_id: str) -> int:
        """Remove the invitations of a survey."""
        return self._db.execute(
            "DELETE FROM survey_invitations WHERE survey_id = :id", id=survey_id
        )

    def homes_invited_since(self, home_ids: Sequence[str], since: int) -> set[str]:
        """Return which of these homes were sent an invitation since a moment (ms UTC)."""
        found: set[str] = set()
        for home_id in home_ids:
            row = self._db.one(
                "SELECT 1 AS n FROM survey_invitations WHERE home_id = :home AND last_at >= :since",
                home=home_id,
                since=since,
            )
            if row is not None:
                found.add(home_id)
        return found
