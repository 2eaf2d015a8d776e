"""Bulletins: what was published for everybody to read."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.records.bulletin import Bulletin

if TYPE_CHECKING:
    from storage.database import Connection


class Bulletins:
    """Repository of `bulletins`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, bulletin: Bulletin) -> None:
        """Publish it."""
        self._db.insert("bulletins", **asdict(bulletin))

    def by_number(self, number: str) -> Bulletin | None:
        """Return the bulletin with this number, or None."""
        return self._one("number = :value", number)

    def of_case(self, case_id: str) -> Bulletin | None:
        """Return what was published of a case, or None."""
        return self._one("case_id = :value", case_id)

    def _one(self, where: str, value: str) -> Bulletin | None:
        row = self._db.one(
            f"SELECT * FROM bulletins WHERE {where}",  # noqa: S608 - written above
            value=value,
        )
        return Bulletin.from_row(row) if row else None

    def newest(self, community: str, limit: int) -> list[Bulletin]:
        """Return the newest of a community, the newest first."""
        rows = self._db.all(
            "SELECT * FROM bulletins WHERE community = :community"
            " ORDER BY published_at DESC, id DESC LIMIT :limit",
            community=community,
            limit=limit,
        )
        return [Bulletin.from_row(row) for row in rows]

    def change(self, before: Bulletin, body: str, news: str, now: int) -> None:
        """Put another body, whose news all are told; raises Stale when it is not this version."""
        self._db.change(
            "UPDATE bulletins SET body = :body, news = :news, updated_at = :now, told_to = '',"
            " version = version + 1 WHERE id = :id AND version = :version",
            body=body,
            news=news,
            now=now,
            id=before.id,
            version=before.version,
        )

    def told(self, before: Bulletin, told_to: str) -> None:
        """Keep how far the telling got; raises Stale when it was changed meanwhile."""
        self._db.change(
            "UPDATE bulletins SET told_to = :told, version = version + 1"
            " WHERE id = :id AND version = :version",
            told=told_to,
            id=before.id,
            version=before.version,
        )
