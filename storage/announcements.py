"""Announcements: what is still to be told of them, and whom it was told."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from storage.ids import new_id
from storage.records.announcement import Reached, Reader, Round

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.database import Connection
    from storage.rewinds import Stretch

TOKEN_BYTES = 12
_REACHED = "o.status IN ('sent', 'in_brief', 'shown')"


class Announcements:
    """Repository of `announcement_rounds` and `announcement_readers`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put_round(self, case_id: str, news: str, due_at: int, now: int) -> None:
        """Have something told from then on, to everybody anew where it was told before."""
        self._db.execute(
            "INSERT INTO announcement_rounds (id, case_id, news, due_at)"
            " VALUES (:id, :case, :news, :due) ON CONFLICT (case_id, news)"
            " DO UPDATE SET due_at = :due, told_to = '', claimed_until = NULL",
            id=new_id(now),
            case=case_id,
            news=news,
            due=due_at,
        )

    def drop_rounds(self, case_id: str) -> None:
        """Tell nothing more of it."""
        self._db.execute("DELETE FROM announcement_rounds WHERE case_id = :case", case=case_id)

    def claim_rounds(self, now: int, until: int, limit: int) -> list[str]:
        """Claim what is to be told now, the oldest first."""
        rows = self._db.claim(
            "announcement_rounds",
            "due_at <= :now",
            order="due_at",
            limit=limit,
            until=until,
            now=now,
        )
        return [str(row["id"]) for row in rows]

    def round(self, round_id: str) -> Round | None:
        """Return what is to be told, or None when it was, or is no longer so."""
        row = self._db.one("SELECT * FROM announcement_rounds WHERE id = :id", id=round_id)
        return Round.from_row(row) if row else None

    def rounds_of(self, case_id: str) -> list[Round]:
        """Return what is still to be told of one, the next first."""
        rows = self._db.all(
            "SELECT * FROM announcement_rounds WHERE case_id = :case ORDER BY due_at, news",
            case=case_id,
        )
        return [Round.from_row(row) for row in rows]

    def told_until(self, round_: Round, person_id: str) -> None:
        """Keep how far it got; raises Stale when it was put anew meanwhile."""
        self._db.change(
            "UPDATE announcement_rounds SET told_to = :person, claimed_until = NULL"
            " WHERE id = :id AND told_to = :before AND due_at = :due",
            person=person_id,
            id=round_.id,
            before=round_.told_to,
            due=round_.due_at,
        )

    def sooner(self, stretch: Stretch, news: Sequence[str], most: int) -> None:
        """Let none of these wait longer than that, in a stretch of the table."""
        for one in news:
            self._db.execute(
                "UPDATE announcement_rounds SET due_at = :most WHERE id > :after AND id <= :until"
                " AND news = :news AND due_at > :most",
                most=most,
                after=stretch.after,
                until=stretch.until,
                news=one,
            )

    def end_round(self, round_id: str) -> None:
        """Forget what everybody has heard."""
        self._db.execute("DELETE FROM announcement_rounds WHERE id = :id", id=round_id)

    def concerned(
        self, community: str, buildings: Sequence[str], after: str, limit: int
    ) -> list[str]:
        """Return the next persons bound to homes of these buildings, of all where none is named."""
        names = {f"b{place}": name for place, name in enumerate(buildings)}
        listed = ", ".join(f":{name}" for name in names)
        there = f" AND h.building IN ({listed})" if names else ""
        rows = self._db.all(
            "SELECT DISTINCT b.person_id FROM bindings b JOIN homes h ON h.id = b.home_id"  # noqa: S608 - ours
            f" WHERE h.community = :community{there} AND b.ended_at IS NULL"
            " AND b.person_id > :after ORDER BY b.person_id LIMIT :limit",
            community=community,
            after=after,
            limit=limit,
            **names,
        )
        return [str(row["person_id"]) for row in rows]

    def reader(self, case_id: str, person_id: str, now: int) -> Reader:
        """Return whom it is told, made when that is new."""
        self._db.execute(
            "INSERT INTO announcement_readers (id, case_id, person_id, token)"
            " VALUES (:id, :case, :person, :token) ON CONFLICT (case_id, person_id) DO NOTHING",
            id=new_id(now),
            case=case_id,
            person=person_id,
            token=secrets.token_urlsafe(TOKEN_BYTES),
        )
        row = self._db.one(
            "SELECT * FROM announcement_readers WHERE case_id = :case AND person_id = :person",
            case=case_id,
            person=person_id,
        )
        assert row is not None  # noqa: S101 - added above
        return Reader.from_row(row)

    def sent_with(self, reader: Reader, outbox_id: str) -> None:
        """Keep which message tells them the newest."""
        self._db.execute(
            "UPDATE announcement_readers SET outbox_id = :outbox WHERE id = :id",
            outbox=outbox_id,
            id=reader.id,
        )

    def opened(self, token: str, now: int) -> None:
        """Keep that whoever has this link has read it, the first time."""
        self._db.execute(
            "UPDATE announcement_readers SET opened_at = :now"
            " WHERE token = :token AND opened_at IS NULL",
            now=now,
            token=token,
        )

    def held(self, reader: Reader, now: int) -> None:
        """Keep that a report of theirs was answered with it."""
        self._db.execute(
            "UPDATE announcement_readers SET held_at = :now WHERE id = :id", now=now, id=reader.id
        )

    def may_know(self, reader: Reader) -> bool:
        """Tell whether somebody read it, or their newest message went or is going."""
        if reader.opened_at is not None:
            return True
        row = self._db.one(
            "SELECT 1 AS found FROM outbox o WHERE o.id = :id"  # noqa: S608 - ours
            f" AND ({_REACHED} OR o.status = 'sending')",
            id=reader.outbox_id or "",
        )
        return row is not None

    def forget_readers(self, before: int, limit: int) -> int:
        """Forget who read what was over by then; return how many."""
        return self._db.execute(
            "DELETE FROM announcement_readers WHERE id IN (SELECT r.id FROM announcement_readers r"
            " JOIN cases c ON c.id = r.case_id WHERE c.closed_at <= :before"
            " ORDER BY r.id LIMIT :limit)",
            before=before,
            limit=limit,
        )

    def reached(self, case_id: str) -> Reached:
        """Count whom it was told, whom the newest message reached, and who read it."""
        row = self._db.one(
            "SELECT COUNT(*) AS told,"  # noqa: S608 - ours
            f" COALESCE(SUM(CASE WHEN {_REACHED} OR r.opened_at IS NOT NULL THEN 1 ELSE 0 END), 0)"
            " AS delivered,"
            " COALESCE(SUM(CASE WHEN r.opened_at IS NOT NULL THEN 1 ELSE 0 END), 0) AS opened"
            " FROM announcement_readers r LEFT JOIN outbox o ON o.id = r.outbox_id"
            " WHERE r.case_id = :case",
            case=case_id,
        )
        assert row is not None  # noqa: S101 - a count has always one
        return Reached(int(row["told"]), int(row["delivered"]), int(row["opened"]))
