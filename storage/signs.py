"""Signs of life and daily budgets that processes share through the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.database import Connection


class Signs:
    """Repository of `signs`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def beat(self, name: str, at: int) -> None:
        """Say that `name` was alive at `at` (milliseconds of the real clock, not the movable)."""
        self._db.execute(
            "INSERT INTO signs (name, at, value) VALUES (:name, :at, 0)"
            " ON CONFLICT (name) DO UPDATE SET at = :at",
            name=name,
            at=at,
        )

    def last(self, name: str) -> int | None:
        """Return when `name` last beat, or None."""
        row = self._db.one("SELECT at FROM signs WHERE name = :name", name=name)
        return int(row["at"]) if row else None

    def move(self, name: str, before: int, value: int) -> bool:
        """Set a value that is still what was read (0 when there was none); False otherwise."""
        changed = self._db.execute(
            "INSERT INTO signs (name, at, value) VALUES (:name, :value, :value)"
            " ON CONFLICT (name) DO UPDATE SET at = :value, value = :value"
            " WHERE signs.value = :before",
            name=name,
            before=before,
            value=value,
        )
        return changed > 0

    def count(self, name: str, at: int) -> int:
        """Count one use of a budget and return the new total."""
        row = self._db.one(
            "INSERT INTO signs (name, at, value) VALUES (:name, :at, 1)"
            " ON CONFLICT (name) DO UPDATE SET at = :at, value = signs.value + 1"
            " RETURNING value",
            name=name,
            at=at,
        )
        return int(row["value"]) if row else 1

    def total(self, name: str) -> int:
        """Return how often `name` was counted."""
        row = self._db.one("SELECT value FROM signs WHERE name = :name", name=name)
        return int(row["value"]) if row else 0
