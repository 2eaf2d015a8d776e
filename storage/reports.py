"""Reports of a month: wanted by somebody or by the calendar, then made outside any turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.ids import new_id
from storage.outbox import OF_PERSON
from storage.records.month import Report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Connection


@dataclass(frozen=True, slots=True)
class Made:
    """What a report consists of; `picture` and `sheet` are paths below DATA_DIR, or None."""

    text: str
    data: str
    picture: str | None
    sheet: str | None


class Reports:
    """Repository of `reports`; there is one row a name, community and month."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def of_month(self, name: str, community: str, month: str) -> Report | None:
        """Return the report, made or only wanted, or None."""
        row = self._db.one(
            "SELECT * FROM reports WHERE name = :name AND community = :community"
            " AND month = :month",
            name=name,
            community=community,
            month=month,
        )
        return Report.from_row(row) if row else None

    def get(self, report_id: str) -> Report | None:
        """Return the report with this id, or None."""
        row = self._db.one("SELECT * FROM reports WHERE id = :id", id=report_id)
        return Report.from_row(row) if row else None

    def want(self, name: str, community: str, month: str, persons: Iterable[str], now: int) -> None:
        """Ask for a report to be made (again), and for these persons to be sent it."""
        self._db.execute(
            "INSERT INTO reports (id, name, community, month) VALUES (:id, :name, :community,"
            " :month) ON CONFLICT (name, community, month) DO NOTHING",
            id=new_id(now),
            name=name,
            community=community,
            month=month,
        )
        self._db.execute(
            "UPDATE reports SET due_at = COALESCE(due_at, :now),"
            " wanted_by = wanted_by || :persons WHERE name = :name AND community = :community"
            " AND month = :month",
            now=now,
            persons="".join(f"{person} " for person in persons),
            name=name,
            community=community,
            month=month,
        )

    def take_back(self, report_id: str, person_id: str, reason: str) -> None:
        """Drop what a person was not sent of a report, or did not read."""
        self._db.execute(
            f"UPDATE outbox SET status = 'dropped', reason = :reason WHERE {OF_PERSON}"  # noqa: S608 - ours
            " AND report_id = :report",
            reason=reason,
            person=person_id,
            report=report_id,
        )

    def claim(self, now: int, until: int, limit: int) -> list[Report]:
        """Claim what is wanted, the longest wanted first."""
        rows = self._db.claim(
            "reports", "due_at <= :now", order="due_at", limit=limit, until=until, now=now
        )
        return [Report.from_row(row) for row in rows]

    def made(self, report_id: str, made: Made, now: int) -> list[str]:
        """Keep what was made; return the persons who waited for it, each once."""
        row = self._db.one("SELECT wanted_by FROM reports WHERE id = :id", id=report_id)
        self._db.execute(
            "UPDATE reports SET text = :text, data = :data, picture = :picture, sheet = :sheet,"
            " made_at = :now, due_at = NULL, wanted_by = '', claimed_until = NULL WHERE id = :id",
            text=made.text,
            data=made.data,
            picture=made.picture,
            sheet=made.sheet,
            now=now,
            id=report_id,
        )
        return list(dict.fromkeys(str(row["wanted_by"]).split())) if row else []
