"""What was found and who may have lost it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from storage.records.found import FoundItem, FoundMatch

if TYPE_CHECKING:
    from storage.database import Connection


class FoundItems:
    """Repository of `found_items` and `found_matches`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, item: FoundItem) -> None:
        """Keep something that was found."""
        self._db.insert("found_items", **asdict(item))

    def get(self, item_id: str) -> FoundItem | None:
        """Return what was found, or None."""
        row = self._db.one("SELECT * FROM found_items WHERE id = :id", id=item_id)
        return FoundItem.from_row(row) if row else None

    def kept(self, community: str, limit: int = 200) -> list[FoundItem]:
        """Return what still lies there, the oldest first."""
        rows = self._db.all(
            "SELECT * FROM found_items WHERE community = :community AND status = 'kept'"
            " ORDER BY found_at, id LIMIT :limit",
            community=community,
            limit=limit,
        )
        return [FoundItem.from_row(row) for row in rows]

    def numbered(self, community: str, ending: str) -> list[FoundItem]:
        """Return what has a number that ends so, what still lies there first, then the newest."""
        rows = self._db.all(
            "SELECT * FROM found_items WHERE community = :community AND number LIKE :ending"
            " ORDER BY CASE status WHEN 'kept' THEN 0 ELSE 1 END, id DESC LIMIT 8",
            community=community,
            ending=f"%{ending}",
        )
        return [FoundItem.from_row(row) for row in rows]

    def change(self, item: FoundItem, **columns: object) -> None:
        """Store what became of it; raises Stale when it is not this version."""
        self._change("found_items", item.id, item.version, columns | {"claimed_until": None})

    def claim_due(self, now: int, until: int, limit: int) -> list[str]:
        """Claim the ids of what lies there too long."""
        rows = self._db.claim(
            "found_items",
            "status = 'kept' AND due_at <= :now",
            order="due_at",
            limit=limit,
            until=until,
            now=now,
        )
        return [str(row["id"]) for row in rows]

    def match(self, match: FoundMatch) -> bool:
        """Keep that something found may be what a case looks for; False when it was known."""
        added = self._db.execute(
            "INSERT INTO found_matches (id, item_id, case_id, person_id, status, mark, asked_at,"
            " version) VALUES (:id, :item_id, :case_id, :person_id, :status, :mark, :asked_at,"
            " :version) ON CONFLICT (item_id, case_id) DO NOTHING",
            **asdict(match),
        )
        return added == 1

    def matches_of_item(self, item_id: str) -> list[FoundMatch]:
        """Return who may have lost it, who was asked first first."""
        return self._matches("item_id = :value", item_id)

    def matches_of_person(self, person_id: str) -> list[FoundMatch]:
        """Return what somebody was asked for a mark about, or named one of."""
        return self._matches("person_id = :value", person_id)

    def answer(self, match: FoundMatch, status: str, mark: str = "") -> None:
        """Keep the mark somebody named, or whether it fits; raises Stale when it changed."""
        named = {"mark": mark} if mark else {}
        self._change("found_matches", match.id, match.version, {"status": status, **named})

    def forget(self, before: int) -> int:
        """Drop who came for what was handed out before a moment, and the marks; return how many."""
        self._db.execute(
            "DELETE FROM found_matches WHERE item_id IN"
            " (SELECT id FROM found_items WHERE ended_at < :before)",
            before=before,
        )
        return self._db.execute(
            "UPDATE found_items SET owner = '', mark = '', version = version + 1"
            " WHERE ended_at < :before AND owner <> ''",
            before=before,
        )

    def erase(self, phone: str) -> list[str]:
        """Drop the marks that whoever has this phone named; return the numbers of the things."""
        rows = self._db.all(
            "UPDATE found_matches SET mark = '', version = version + 1 WHERE mark <> ''"
            " AND person_id IN (SELECT id FROM persons WHERE phone = :phone) RETURNING item_id",
            phone=phone,
        )
        items = (self.get(str(row["item_id"])) for row in rows)
        return [item.number for item in items if item is not None]

    def _matches(self, where: str, value: str) -> list[FoundMatch]:
        rows = self._db.all(
            f"SELECT * FROM found_matches WHERE {where} ORDER BY id",  # noqa: S608 - written above
            value=value,
        )
        return [FoundMatch.from_row(row) for row in rows]

    def _change(self, table: str, row_id: str, version: int, columns: dict[str, Any]) -> None:
        sets = "".join(f", {name} = :{name}" for name in columns)
        self._db.change(
            f"UPDATE {table} SET version = version + 1{sets}"  # noqa: S608 - names of columns
            " WHERE id = :row_id AND version = :row_version",
            **columns,
            row_id=row_id,
            row_version=version,
        )
