"""Alarms: for each open emergency, how often people were called to it, and when they are again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.records.record import Record

if TYPE_CHECKING:
    from storage.database import Connection

AHEAD_AT_MOST_MS = 60_000  # a later look was decided by a clock that went back since
PAGE_PAUSE_MS = 60_000  # between two pages about what was added to one emergency
PAGES_AT_ONCE = 3  # and no more than these without it, where they say where to go or whom to phone
_OPEN = "urgency = 'emergency' AND status NOT IN ('closed', 'withdrawn')"


@dataclass(frozen=True, slots=True)
class Alarm(Record):
    """Why people are called to an emergency (`called_for`), and how often they were for that.

    `next_call_at` is when they are called next while nothing changes.
    """

    id: str
    called_for: str
    round: int
    next_call_at: int


class Alarms:
    """Repository of `alarms`; the id is that of the case."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def claim(self, now: int, until: int, limit: int) -> list[str]:
        """Claim the emergencies that are looked at now, also those that nobody looked at yet.

        An emergency has an alarm however it came about: reported, entered, made urgent, reopened.
        """
        self._db.execute(
            "INSERT INTO alarms (id, page_at) SELECT id, :now FROM cases"  # noqa: S608 - ours
            f" WHERE {_OPEN} AND id NOT IN (SELECT id FROM alarms WHERE page_at IS NOT NULL)"
            " ON CONFLICT (id) DO UPDATE SET page_at = :now, called_for = '', round = 0,"
            " next_call_at = 0",
            now=now,
        )
        rows = self._db.claim(
            "alarms",
            "page_at <= :now OR page_at > :now + :ahead",
            order="page_at",
            limit=limit,
            until=until,
            now=now,
            ahead=AHEAD_AT_MOST_MS,
        )
        return [str(row["id"]) for row in rows]

    def watch(self, case_id: str, now: int) -> None:
        """See to it that somebody looks at an emergency, also if it ends at this moment."""
        self._db.execute(
            "INSERT INTO alarms (id, page_at) VALUES (:id, :now)"
            " ON CONFLICT (id) DO UPDATE SET page_at = :now WHERE alarms.page_at IS NULL",
            id=case_id,
            now=now,
        )

    def alone_in(self, community: str, danger: str) -> None:
        """Let nobody else find out whether a danger is reported there until this turn is stored."""
        self._db.alone_with(f"{danger} in {community}")

    def may_page(self, case_id: str, now: int, *, at_once: bool) -> bool:
        """Take the page of this minute about what was added; False when it was taken.

        A few are taken `at_once`, whatever was paged a moment ago. A page from a future that is
        gone counts for nothing.
        """
        quiet = "(alarms.paged_at <= :quiet OR alarms.paged_at > :now)"
        taken = self._db.execute(
            "INSERT INTO alarms (id, page_at, paged_at, pages) VALUES (:id, :now, :now, 1)"  # noqa: S608 - ours
            " ON CONFLICT (id) DO UPDATE SET paged_at = :now,"
            f" pages = CASE WHEN {quiet} THEN 1 ELSE alarms.pages + 1 END"
            f" WHERE {quiet} OR alarms.pages < :most",
            id=case_id,
            now=now,
            quiet=now - PAGE_PAUSE_MS,
            most=PAGES_AT_ONCE if at_once else 0,
        )
        return taken > 0

    def get(self, case_id: str) -> Alarm | None:
        """Return the alarm of an emergency, or None."""
        row = self._db.one("SELECT * FROM alarms WHERE id = :id", id=case_id)
        return Alarm.from_row(row) if row else None

    def look_again(self, alarm: Alarm, at: int | None) -> None:
        """Keep what was done and when it is looked at next (None: it is over); ends the claim."""
        self._db.execute(
            "UPDATE alarms SET page_at = :at, called_for = :why, round = :round,"
            " next_call_at = :next, claimed_until = NULL WHERE id = :id",
            at=at,
            why=alarm.called_for,
            round=alarm.round,
            next=alarm.next_call_at,
            id=alarm.id,
        )
