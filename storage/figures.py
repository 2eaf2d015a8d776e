"""What /metrics tells: how much is open, waiting and late; knows no person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.database import Connection

# The list is that of the index outbox_unread, so that only what is unread is read.
_MISSED = (
    "outbox WHERE status IN ('waiting', 'missed', 'by_phone') AND status = 'missed'"
    " AND created_at <= :now"
)
_OPEN = "status NOT IN ('closed', 'withdrawn')"


@dataclass(frozen=True, slots=True)
class Figures:
    """Open cases by status; `late` are those after their deadline; `waited_ms` of the oldest."""

    open_cases: dict[str, int]
    late: int
    waiting: int
    waited_ms: int
    missed: int
    evidence_waiting: int


def figures(connection: Connection, now: int) -> Figures:
    """Count; costs what is open and waiting, not what was ever stored."""
    by_status = connection.all(
        f"SELECT status, COUNT(*) AS n FROM cases WHERE {_OPEN} GROUP BY status"  # noqa: S608 - ours
    )
    waiting = connection.one(
        "SELECT COUNT(*) AS n, MIN(not_before) AS first FROM outbox"
        " WHERE status IN ('waiting', 'sending') AND not_before <= :now",
        now=now,
    )
    oldest = waiting["first"] if waiting else None
    return Figures(
        {row["status"]: row["n"] for row in by_status},
        _count(connection, f"cases WHERE {_OPEN} AND due_at < :now", now),
        waiting["n"] if waiting else 0,
        now - oldest if oldest is not None else 0,
        _count(connection, _MISSED, now),
        _count(connection, "evidence WHERE status = 'waiting' AND received_at <= :now", now),
    )


def _count(connection: Connection, what: str, now: int) -> int:
    row = connection.one(f"SELECT COUNT(*) AS n FROM {what}", now=now)  # noqa: S608 - ours
    return int(row["n"]) if row else 0
