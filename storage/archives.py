"""Sealed complaints: added to the end of their community's chain, changed only to erase."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from storage.ids import new_id
from storage.records.complaint import Archive, Talk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storage.database import Connection
    from storage.records.case import Case


class Archives:
    """Repository of `archives`; the database itself refuses any other change (0001_initial)."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def next_place(self, community: str) -> tuple[int, str]:
        """Return the next position in a community's chain and the hash before it.

        Others who seal in the same community wait until this transaction has ended.
        """
        row = self._db.one(
            "INSERT INTO counters (name, value) VALUES (:name, 1)"
            " ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value",
            name=_counter(community),
        )
        position = int(row["value"]) if row else 1
        last = self._db.one(
            "SELECT hash FROM archives WHERE community = :community ORDER BY position DESC LIMIT 1",
            community=community,
        )
        return position, str(last["hash"]) if last else ""

    def add(self, archive: Archive) -> None:
        """Store a sealed archive."""
        self._db.insert("archives", **asdict(archive))

    def of_case(self, case_id: str) -> Archive | None:
        """Return the archive of a case, or None while there is none."""
        row = self._db.one("SELECT * FROM archives WHERE case_id = :id", id=case_id)
        return Archive.from_row(row) if row else None

    def communities(self) -> list[str]:
        """Return the communities that sealed anything, also where nothing is left of it."""
        rows = self._db.all(
            "SELECT DISTINCT community AS name FROM archives"
            " UNION SELECT name FROM counters WHERE name LIKE :pattern",
            pattern=_counter("") + "%",
        )
        return sorted({str(row["name"]).removeprefix(_counter("")) for row in rows})

    def count(self, community: str) -> int:
        """Return how many were ever sealed in a community."""
        row = self._db.one(
            "SELECT value FROM counters WHERE name = :name", name=_counter(community)
        )
        return int(row["value"]) if row else 0

    def after(self, community: str, position: int, limit: int) -> list[Archive]:
        """Return the next archives of a community's chain."""
        rows = self._db.all(
            "SELECT * FROM archives WHERE community = :community AND position > :position"
            " ORDER BY position LIMIT :limit",
            community=community,
            position=position,
            limit=limit,
        )
        return [Archive.from_row(row) for row in rows]

    def missing(self) -> list[str]:
        """Return the numbers of the complaints that were archived and have no archive."""
        rows = self._db.all(
            "SELECT DISTINCT cases.number FROM cases"
            " JOIN timeline ON timeline.case_id = cases.id AND timeline.action = 'archive'"
            " WHERE cases.kind = 'complaint'"
            " AND NOT EXISTS (SELECT 1 FROM archives WHERE archives.case_id = cases.id)"
            " ORDER BY cases.number"
        )
        return [str(row["number"]) for row in rows]

    def old(self, sealed_before: int, limit: int) -> list[Archive]:
        """Return the oldest archives sealed before then whose personal fields are still there."""
        rows = self._db.all(
            "SELECT * FROM archives WHERE personal IS NOT NULL AND sealed_at <= :before"
            " ORDER BY sealed_at LIMIT :limit",
            before=sealed_before,
            limit=limit,
        )
        return [Archive.from_row(row) for row in rows]

    def of_phone(self, phone: str) -> list[Archive]:
        """Return the archives of who left this number, the oldest first."""
        rows = self._db.all(
            "SELECT archives.* FROM archives JOIN cases ON cases.id = archives.case_id"
            " WHERE cases.reporter_phone = :phone ORDER BY archives.number",
            phone=phone,
        )
        return [Archive.from_row(row) for row in rows]

    def talks_of(self, case_id: str) -> list[Talk]:
        """Return the meetings and calls about a case."""
        rows = self._db.all("SELECT * FROM talks WHERE case_id = :id ORDER BY id", id=case_id)
        return [Talk.from_row(row) for row in rows]

    def erase(self, archive: Archive, now: int, why: str) -> None:
        """Forget the personal fields and their salts for good; contents and hash stay."""
        self._db.execute(
            "UPDATE archives SET personal = NULL, erased_at = :now, erased_why = :why"
            " WHERE case_id = :id AND personal IS NOT NULL",
            now=now,
            why=why,
            id=archive.case_id,
        )

    def overwrite(self, case: Case, now: int, columns: Mapping[str, Any]) -> None:
        """Put the sealed form in place of a case's own columns, and nobody in place of who spoke.

        The version stays, as the case does: only who it was is no longer known.
        """
        nobody = new_id(now)
        self._db.insert("persons", id=nobody, followed=0, created_at=now, seen_at=now)
        sets = "".join(f", {name} = :{name}" for name in columns)
        self._db.execute(
            f"UPDATE cases SET reporter_id = :nobody{sets} WHERE id = :case_id",  # noqa: S608 - names of fields
            **columns,
            nobody=nobody,
            case_id=case.id,
        )
        self._db.execute("DELETE FROM case_words WHERE case_id = :id", id=case.id)
        self._db.execute(
            "UPDATE outbox SET text = '', fields = NULL,"
            " status = CASE WHEN status IN ('waiting', 'missed', 'in_brief') THEN 'dropped'"
            " ELSE status END,"
            " case_id = CASE WHEN person_id = :reporter THEN NULL ELSE case_id END"
            " WHERE case_id = :id",
            id=case.id,
            reporter=case.reporter_id,
        )
        self._forget_talk(case, nobody)

    def _forget_talk(self, case: Case, nobody: str) -> None:
        """Clear the speaker's ended conversations, and cut the files of the case from them."""
        self._db.execute(
            "UPDATE conversations SET answers = '{}' WHERE person_id = :reporter"
            " AND status NOT IN ('front', 'waiting', 'offered')",
            reporter=case.reporter_id,
        )
        self._db.execute(
            "UPDATE evidence SET status = CASE WHEN status = 'stored' THEN 'erasing' ELSE status"
            " END, media_id = '', person_id = :nobody"
            " WHERE case_id = :id AND person_id = :reporter",
            nobody=nobody,
            id=case.id,
            reporter=case.reporter_id,
        )

    def overwrite_rows(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Put the sealed form in place of rows of `timeline`, `accused`, `seal_openings`, `talks`.

        Each row names its `id`; a timeline line loses the key of the message it came from.
        """
        lost = ", message_key = NULL" if table == "timeline" else ""
        for row in rows:
            columns = {
                name: _json(value) if isinstance(value, dict | list) else value
                for name, value in row.items()
                if name != "id"
            }
            sets = ", ".join(f"{name} = :{name}" for name in columns)
            self._db.execute(
                f"UPDATE {table} SET {sets}{lost} WHERE id = :id",  # noqa: S608 - names in our code
                **columns,
                id=row["id"],
            )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _counter(community: str) -> str:
    return f"archives of {community}"
