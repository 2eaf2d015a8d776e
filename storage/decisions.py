"""What was decided after the callbacks of a month were analysed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.records.decision import Decision

if TYPE_CHECKING:
    from storage.database import Connection
    from storage.records.case import Case


class Decisions:
    """Repository of `callback_decisions`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, decision: Decision) -> None:
        """Keep a decision."""
        self._db.insert("callback_decisions", **asdict(decision))

    def of_month(self, community: str, month: str) -> list[Decision]:
        """Return the decisions about a month, the first first."""
        rows = self._db.all(
            "SELECT * FROM callback_decisions WHERE community = :community AND month = :month"
            " ORDER BY id",
            community=community,
            month=month,
        )
        return [Decision.from_row(row) for row in rows]

    def became(self, decision: Decision, case: Case) -> None:
        """Keep which corrective action a decision became; raises Stale where it became one."""
        self._db.change(
            "UPDATE callback_decisions SET case_id = :case, number = :number,"
            " version = version + 1 WHERE id = :id AND version = :version",
            case=case.id,
            number=case.number,
            id=decision.id,
            version=decision.version,
        )
