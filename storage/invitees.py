"""Who is invited to a survey, and how far each invitation got."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.records.survey import Invitation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.database import Connection


TOKEN_BYTES = 16  # 22 characters of an address


def new_token() -> str:
    """Return the secret part of a link that nobody can guess."""
    return secrets.token_urlsafe(TOKEN_BYTES)


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

    def by_building(self, survey_id: str, *, per: str = "home") -> dict[str, tuple[int, int]]:
        """Return by building how many are invited, and how many of them were reached.

        Homes are counted, or persons. Who answered was reached, whichever way.
        """
        whom = "home_id" if per == "home" else "COALESCE(person_id, home_id)"
        rows = self._db.all(
            f"SELECT building, COUNT(DISTINCT {whom}) AS invited, COUNT(DISTINCT CASE WHEN"  # noqa: S608 - ours
            f" way <> '' OR {whom} IN (SELECT voter FROM survey_returns"
            f" WHERE survey_id = :survey) THEN {whom} END) AS reached FROM survey_invitations"
            " WHERE survey_id = :survey GROUP BY building",
            survey=survey_id,
        )
        return {str(r["building"]): (int(r["invited"]), int(r["reached"])) for r in rows}

    def remove(self, survey_id: str) -> int:
        """Remove the invitations of a survey."""
        return self._db.execute(
            "DELETE FROM survey_invitations WHERE survey_id = :id", id=survey_id
        )

    def homes_invited_since(
        self, survey_id: str, community: str, sorts: Sequence[str], since: int
    ) -> dict[str, str]:
        """Return the homes that are invited to another survey of these sorts, or were since then.

        By home the number of that survey; `since` is ms UTC.
        """
        found: dict[str, str] = {}
        for sort in sorts:
            rows = self._db.all(
                "SELECT DISTINCT i.home_id, c.number FROM surveys s"
                " JOIN cases c ON c.id = s.case_id"
                " JOIN survey_invitations i ON i.survey_id = s.case_id"
                " WHERE s.sort = :sort AND c.community = :community AND c.id <> :survey"
                " AND (i.last_at >= :since OR c.status = 'running')",
                sort=sort,
                community=community,
                survey=survey_id,
                since=since,
            )
            found |= {str(row["home_id"]): str(row["number"]) for row in rows}
        return found

    # Waves, and how an invitation leaves.

    def open_wave(self, survey_id: str, wave: int, homes: int) -> list[Invitation]:
        """Give the next homes their turn, and with each person their other homes."""
        self._db.execute(
            "UPDATE survey_invitations SET wave = :wave WHERE survey_id = :survey AND wave = 0"
            " AND home_id IN (SELECT home_id FROM survey_invitations WHERE survey_id = :survey"
            " AND wave = 0 GROUP BY home_id ORDER BY MIN(id) LIMIT :homes)",
            wave=wave,
            survey=survey_id,
            homes=homes,
        )
        self._db.execute(
            "UPDATE survey_invitations SET wave = :wave WHERE survey_id = :survey AND wave = 0"
            " AND person_id IN (SELECT person_id FROM survey_invitations"
            " WHERE survey_id = :survey AND wave = :wave)",
            wave=wave,
            survey=survey_id,
        )
        return self._all("survey_id = :survey AND wave = :wave", survey=survey_id, wave=wave)

    def last_wave(self, survey_id: str) -> tuple[int, bool]:
        """Return the number of the newest wave, and whether a home still waits for its turn."""
        row = self._db.one(
            "SELECT COALESCE(MAX(wave), 0) AS last, COALESCE(MIN(wave), 1) AS first"
            " FROM survey_invitations WHERE survey_id = :survey AND person_id IS NOT NULL",
            survey=survey_id,
        )
        return (int(row["last"]), int(row["first"]) == 0) if row else (0, False)

    def join(self, invitation_id: str) -> None:
        """Let an invitation have its turn with the waves that have left already."""
        self._db.execute(
            "UPDATE survey_invitations SET wave = 1 WHERE id = :id AND wave = 0", id=invitation_id
        )

    def queued(self, invitation_id: str, outbox_id: str) -> None:
        """Keep which message carries an invitation, or the reminder of it."""
        self._db.execute(
            "UPDATE survey_invitations SET outbox_id = :outbox WHERE id = :id",
            outbox=outbox_id,
            id=invitation_id,
        )

    def carried_by(self, outbox_id: str) -> list[Invitation]:
        """Return the invitations of one person that a message carries."""
        return self._all("outbox_id = :outbox", outbox=outbox_id)

    def said(self, invitation_id: str, now: int, *, reminder: bool) -> None:
        """Keep when an invitation was last read out, and whether that was a reminder."""
        self._db.execute(
            "UPDATE survey_invitations SET last_at = :now, reminders = reminders + :more"
            " WHERE id = :id",
            now=now,
            more=int(reminder),
            id=invitation_id,
        )

    def to_remind(
        self, survey_id: str, most: int, before: int, now: int, limit: int
    ) -> list[Invitation]:
        """Return which were last sent before a moment, and reminded of less often than that.

        Only of persons to whom something could be sent now, and to whom nothing of it waits.
        """
        rows = self._db.all(
            "SELECT i.* FROM survey_invitations i JOIN persons p ON p.id = i.person_id"
            " WHERE i.survey_id = :survey AND i.last_at <= :before AND i.reminders < :most"
            " AND p.message_until > :now AND p.message_left > 0 AND NOT EXISTS (SELECT 1 FROM"
            " outbox o WHERE o.id = i.outbox_id AND o.status IN ('waiting', 'sending'))"
            " AND NOT EXISTS (SELECT 1 FROM survey_returns r WHERE r.survey_id = i.survey_id"
            " AND r.voter IN (i.home_id, i.person_id)) ORDER BY i.id LIMIT :limit",
            survey=survey_id,
            before=before,
            most=most,
            now=now,
            limit=limit,
        )
        return [Invitation.from_row(row) for row in rows]

    def surveys_of_home(self, home_id: str) -> list[str]:
        """Return the ids of the surveys to which a home is invited."""
        rows = self._db.all(
            "SELECT DISTINCT survey_id FROM survey_invitations WHERE home_id = :home",
            home=home_id,
        )
        return [str(row["survey_id"]) for row in rows]

    def _all(self, where: str, **params: object) -> list[Invitation]:
        rows = self._db.all(
            f"SELECT * FROM survey_invitations WHERE {where} ORDER BY id",  # noqa: S608 - written here
            **params,
        )
        return [Invitation.from_row(row) for row in rows]
