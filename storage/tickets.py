"""Tickets: what pages sign their scripts with, renewed by one process and read by all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.database import Connection

LIFE_MS = 7_200_000  # of a ticket


class Tickets:
    """Repository of `tickets`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def claim(self, name: str, now: int, until: int) -> bool:
        """Take the renewal of a ticket that is due; nobody else has it before `until`."""
        claimed = self._db.execute(
            "INSERT INTO tickets (name, value, ends_at, renew_at) VALUES (:name, '', 0, :until)"
            " ON CONFLICT (name) DO UPDATE SET renew_at = :until"
            " WHERE tickets.renew_at <= :now OR tickets.renew_at > :longest",
            name=name,
            now=now,
            until=until,
            longest=now + LIFE_MS,  # it was written by a clock that went back since
        )
        return claimed > 0

    def keep(self, name: str, value: str, ends_at: int, renew_at: int) -> None:
        """Store a ticket until its end, and when it is renewed."""
        self._db.execute(
            "UPDATE tickets SET value = :value, ends_at = :ends, renew_at = :renew"
            " WHERE name = :name",
            name=name,
            value=value,
            ends=ends_at,
            renew=renew_at,
        )

    def good(self, name: str, now: int) -> str | None:
        """Return a ticket that is good now, or None."""
        row = self._db.one(
            "SELECT value FROM tickets WHERE name = :name AND ends_at > :now", name=name, now=now
        )
        return str(row["value"]) if row else None
