"""What did not reach somebody: shown at their next contact, and to whoever may phone them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.outbox import INVITATION, JOINING, NOTICE, OF_PERSON, OUTAGE, QUIET, QUOTA
from storage.records.messages import Push

if TYPE_CHECKING:
    from storage.database import Connection

LATE_MS = 60_000  # what is due and waits longer, be the platform down or busy, counts as unread
# Never `sending`: that may be arriving at this moment.
_OTHER = f"kind <> '{INVITATION}'"  # of an invitation nobody is told by phone
_LATE = (
    "(status = 'waiting' AND (not_before <= :late OR reason = :quota OR (created_at <= :late"
    " AND reason IS NOT NULL AND reason NOT IN (:joining, :quiet))))"
)
_UNREACHED = f"(status IN ('missed', 'by_phone') OR {_LATE})"
_OF_NONE = (
    "community IS NULL AND EXISTS (SELECT 1 FROM persons p"
    " WHERE p.id = person_id AND p.community = :community)"
)


class Unread:
    """The rows of `outbox` that nobody has read; a row leaves it once a reply or a call told it."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def of_person(self, person_id: str, now: int, limit: int = 50) -> list[Push]:
        """Return the oldest that somebody has not read, or only in brief."""
        rows = self._db.all(
            f"SELECT * FROM outbox WHERE {OF_PERSON}"  # noqa: S608 - ours
            f" AND {_OTHER} AND (status IN ('missed', 'in_brief') OR {_LATE})"
            " ORDER BY id LIMIT :limit",
            person=person_id,
            limit=limit,
            **_late(now),
        )
        return [Push.from_row(row) for row in rows]

    def shown(self, push: Push, now: int) -> None:
        """Note that it stands in a reply; raises Stale when it is being sent meanwhile."""
        self._db.change(
            "UPDATE outbox SET status = 'shown', rung = 'next contact', sent_at = :now"
            " WHERE id = :id AND status IN ('waiting', 'missed', 'in_brief')",
            now=now,
            id=push.id,
        )

    def overtaken(self, push_id: str, reason: str) -> bool:
        """Drop what waits or was missed, as it is said anew; False while it is being sent."""
        self._db.execute(
            "UPDATE outbox SET status = 'dropped', reason = :reason"
            " WHERE id = :id AND status IN ('waiting', 'missed', 'in_brief')",
            reason=reason,
            id=push_id,
        )
        row = self._db.one("SELECT status FROM outbox WHERE id = :id", id=push_id)
        return row is None or row["status"] != "sending"

    def in_community(self, community: str, now: int, limit: int) -> list[Push]:
        """Return what reached nobody in a community, the newest first: the phone list for staff."""
        rows = [
            row
            for where in ("community = :community", _OF_NONE)  # not OR, which no index serves
            for row in self._db.all(
                f"SELECT * FROM outbox WHERE {where}"  # noqa: S608 - ours
                " AND status IN ('waiting', 'missed', 'by_phone')"
                f" AND {_OTHER} AND {_UNREACHED} AND kind NOT IN (:notice, :outage)"
                " ORDER BY id DESC LIMIT :limit",
                community=community,
                notice=NOTICE,
                outage=OUTAGE,
                limit=limit,
                **_late(now),
            )
        ]
        newest = sorted(rows, key=lambda row: row["id"], reverse=True)[:limit]
        return [Push.from_row(row) for row in newest]

    def told_by_phone(self, case_id: str, now: int) -> int:
        """Take a case off the phone list: somebody called; return how many messages that was."""
        return self._phoned("case_id = :case", now, case=case_id)

    def person_told_by_phone(self, person_id: str, now: int) -> int:
        """Take what is about no case off the phone list for a person; return how many."""
        return self._phoned("person_id = :person AND case_id IS NULL", now, person=person_id)

    def _phoned(self, which: str, now: int, **params: object) -> int:
        return self._db.execute(
            "UPDATE outbox SET status = 'shown', rung = 'phone', sent_at = :now"  # noqa: S608 - ours
            f" WHERE {which} AND {_UNREACHED}",
            now=now,
            **_late(now),
            **params,
        )


def _late(now: int) -> dict[str, object]:
    return {"late": now - LATE_MS, "quota": QUOTA, "joining": JOINING, "quiet": QUIET}
