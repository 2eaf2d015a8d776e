"""What reaches staff one by one of what a person writes, and what is gathered for one message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.database import Connection

HOUR_MS, DAY_MS = 3600_000, 24 * 3600_000
FIRST_MS = 5 * 60_000  # what comes in a row is told of together
KIND = "gathered"  # of the outbox


@dataclass(frozen=True, slots=True)
class Gathered:
    """How often somebody (`who`, as the reader may call them) did something."""

    who: str
    what: str
    community: str
    count: int


class Gatherings:
    """Repository of `attention`, `gatherings` and `gathered`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def is_within(
        self, person_id: str, now: int, limits: tuple[int, int], *, counts: bool = True
    ) -> bool:
        """Tell whether one more of somebody is passed on, of so many an hour and a day.

        It counts unless it belongs to the one before. The turns of one person never overlap.
        """
        row = self._db.one("SELECT * FROM attention WHERE person_id = :id", id=person_id)
        used = []
        for span, began, count in (
            (HOUR_MS, "hour_at", "in_hour"),
            (DAY_MS, "day_at", "in_day"),
        ):
            runs = row is not None and row[began] <= now < row[began] + span
            used.append((row[began], row[count]) if row is not None and runs else (now, 0))
        (hour_at, in_hour), (day_at, in_day) = used
        within = in_hour < limits[0] and in_day < limits[1]
        if within and counts:
            self._db.execute(
                "INSERT INTO attention (person_id, hour_at, in_hour, day_at, in_day)"
                " VALUES (:id, :hour, :h, :day, :d) ON CONFLICT (person_id) DO UPDATE SET"
                " hour_at = excluded.hour_at, in_hour = excluded.in_hour,"
                " day_at = excluded.day_at, in_day = excluded.in_day",
                id=person_id,
                hour=hour_at,
                h=in_hour + 1,
                day=day_at,
                d=in_day + 1,
            )
        return within

    def add(self, person_id: str, who: str, what: str, community: str, now: int) -> None:
        """Count something for a reader; they are told soon, but not twice in an hour."""
        self._db.execute(
            "INSERT INTO gathered (person_id, who, what, community, count)"
            " VALUES (:id, :who, :what, :community, 1) ON CONFLICT (person_id, who, what)"
            " DO UPDATE SET count = gathered.count + 1",
            id=person_id,
            who=who,
            what=what,
            community=community,
        )
        self._db.execute(
            "INSERT INTO gatherings (id, due_at) VALUES (:id, :soon) ON CONFLICT (id) DO UPDATE"
            " SET due_at = COALESCE(gatherings.due_at, CASE WHEN gatherings.told_at + :hour > :soon"
            " THEN gatherings.told_at + :hour ELSE :soon END)",
            id=person_id,
            soon=now + FIRST_MS,
            hour=HOUR_MS,
        )

    def claim(self, now: int, until: int, limit: int) -> list[str]:
        """Claim the persons who are to be told; nobody waits longer if the clock went back."""
        rows = self._db.claim(
            "gatherings",
            "due_at <= :now OR due_at > :far",
            order="due_at",
            limit=limit,
            until=until,
            now=now,
            far=now + HOUR_MS + FIRST_MS,
        )
        return [str(row["id"]) for row in rows]

    def take(self, person_id: str, now: int) -> list[Gathered]:
        """Return what was gathered for somebody, the most first, and begin anew.

        While the message before was not read there is nothing: it goes on counting.
        """
        unread = self._db.one(
            "SELECT 1 AS found FROM outbox WHERE person_id = :id AND kind = :kind"
            " AND status IN ('waiting', 'sending', 'missed') LIMIT 1",
            id=person_id,
            kind=KIND,
        )
        rows = [] if unread else self._taken(person_id)
        self._db.execute(
            "UPDATE gatherings SET due_at = :due, told_at = :now, claimed_until = NULL"
            " WHERE id = :id",
            due=now + HOUR_MS if unread else None,
            now=now,
            id=person_id,
        )
        return sorted(rows, key=lambda one: (-one.count, one.who, one.what))

    def _taken(self, person_id: str) -> list[Gathered]:
        rows = self._db.all("DELETE FROM gathered WHERE person_id = :id RETURNING *", id=person_id)
        return [Gathered(row["who"], row["what"], row["community"], row["count"]) for row in rows]
