"""After the clock went back: each table is gone through, so that nothing waits for the future.

How far it has come is a row, so that whoever is killed at it is followed by the next sweeper.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from storage import own_records
from storage.persons import CLICK_MS, MESSAGE_MS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.database import Connection
    from storage.records.case import Case

LETTER_MS = 30 * 60_000  # for which a letter waits to be tried again


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many ms after now these columns of a table may lie at most; 0 is what happened."""

    table: str
    columns: Mapping[str, int] = field(default_factory=dict)
    key: str = "id"


BOUNDS = (
    Bounds(
        "persons",
        {"seen_at": 0, "push_after": 0, "message_until": MESSAGE_MS, "click_until": CLICK_MS},
    ),
    Bounds("tries", {"window_at": 0}, key="person_id"),
    Bounds("conversations", {"front_at": 0, "updated_at": 0}),
    Bounds("evidence", {"received_at": 0, "next_at": 0}),
    Bounds("reports", {"due_at": 0, "made_at": 0}),
    Bounds("inbox", {"received_at": 0}, key="key"),
    Bounds("private_replies", {"received_at": 0}, key="key"),
    Bounds("binding_requests", {"created_at": 0}),
    Bounds("contacts", {"at": 0}),
    Bounds("survey_invitations", {"last_at": 0}),
    Bounds("announcement_readers", {"opened_at": 0, "held_at": 0}),
    Bounds("announcement_rounds"),  # their ends are meant for an hour
    Bounds("callbacks", {"asked_at": 0, "answered_at": 0}),
    Bounds("callback_letters", {"due_at": LETTER_MS, "sent_at": 0}),
    Bounds("callback_ways", {"asked_at": 0, "changed_at": 0}, key="person_id"),
    Bounds("questions", {"asked_at": 0, "answered_at": 0}),
    Bounds("appointments", {"created_at": 0}),
    Bounds("lendings", {"asked_at": 0, "ended_at": 0}),
    Bounds("found_items", {"found_at": 0, "ended_at": 0}),
    Bounds("care_notes", {"consented_at": 0}),
    Bounds("agenda"),  # most of it is meant for a day
    Bounds("cases"),  # its columns hang on each other
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The next rows of a table: those after one key, until and with another."""

    table: str
    after: str
    until: str


class Rewinds:
    """Repository of `rewinds`, and of the stretches of other tables that they go through."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def begin(self) -> None:
        """Go through every table, from the start where somebody is at it."""
        for bounds in BOUNDS:
            self._db.execute(
                "INSERT INTO rewinds (id) VALUES (:table) ON CONFLICT (id) DO UPDATE"
                " SET reached = '', claimed_until = NULL",
                table=bounds.table,
            )

    def decided_ahead(self, now: int) -> int:
        """Return when the newest of what waits was decided, where that is after now; else 0."""
        row = self._db.one(
            "SELECT MAX(created_at) AS at FROM outbox WHERE status IN ('waiting', 'sending')"
            " AND not_before > :now AND created_at > :now",
            now=now,
        )
        return int(row["at"] or 0) if row else 0

    def are_due(self) -> bool:
        """Tell whether there is anything left to go through."""
        return self._db.one("SELECT 1 AS found FROM rewinds LIMIT 1") is not None

    def next_stretch(self, now: int, limit: int) -> Stretch | None:
        """Take the next rows of a table, until the transaction ends; None when all is done.

        Within them all that is bounded by now alone is so.
        """
        rows = self._db.claim("rewinds", "1 = 1", order="id", limit=1, until=now, now=now)
        if not rows:
            return None
        bounds = next(one for one in BOUNDS if one.table == rows[0]["id"])
        until = self._end_of(bounds, rows[0]["reached"], limit)
        self._came_to(bounds.table, until)
        stretch = Stretch(bounds.table, rows[0]["reached"], until or "")
        for column, ahead in bounds.columns.items():
            self.lower(bounds.table, column, now + ahead, stretch, bounds.key)
        return stretch

    def _end_of(self, bounds: Bounds, after: str, limit: int) -> str | None:
        row = self._db.one(
            f"SELECT MAX(key) AS last FROM (SELECT {bounds.key} AS key FROM {bounds.table}"  # noqa: S608 - names above
            f" WHERE {bounds.key} > :after ORDER BY {bounds.key} LIMIT :limit) AS stretch",
            after=after,
            limit=limit,
        )
        return row["last"] if row else None

    def _came_to(self, table: str, until: str | None) -> None:
        if until is None:
            self._db.execute("DELETE FROM rewinds WHERE id = :table", table=table)
            return
        self._db.execute(
            "UPDATE rewinds SET reached = :until, claimed_until = NULL WHERE id = :table",
            until=until,
            table=table,
        )

    def lower(self, table: str, column: str, most: int, stretch: Stretch, key: str = "id") -> None:
        """Let nothing in this column of a stretch lie later than that."""
        self._db.execute(
            f"UPDATE {table} SET {column} = :most WHERE {key} > :after AND {key} <= :until"  # noqa: S608 - names in our code
            f" AND {column} > :most",
            most=most,
            after=stretch.after,
            until=stretch.until,
        )

    def waiting_cases(self, stretch: Stretch) -> list[Case]:
        """Return the cases of a stretch that are looked at again some time."""
        rows = self._db.all(
            "SELECT * FROM cases WHERE id > :after AND id <= :until AND alert_at IS NOT NULL",
            after=stretch.after,
            until=stretch.until,
        )
        return own_records.cases_of(self._db, rows)
