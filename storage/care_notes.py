"""Care notes: who gave which, who read it, and how all of it goes again."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from storage.records.care import CareLook, CareNote

if TYPE_CHECKING:
    from storage.database import Connection

_LIVES_THERE = (
    "EXISTS (SELECT 1 FROM bindings b WHERE b.person_id = {}"
    " AND b.home_id = care_notes.home_id AND b.ended_at IS NULL)"
)
_LIVE_THERE = (
    f"{_LIVES_THERE.format('care_notes.person_id')} AND (care_notes.concerns_id IS NULL"
    f" OR {_LIVES_THERE.format('care_notes.concerns_id')})"
)


class CareNotes:
    """Repository of `care_notes`, `care_drafts` and `care_looks`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, note: CareNote) -> None:
        """Keep a note, and no draft of it."""
        self._db.insert("care_notes", **asdict(note))
        self._db.execute("DELETE FROM care_drafts WHERE person_id = :id", id=note.person_id)

    def get(self, note_id: str) -> CareNote | None:
        """Return the note, or None."""
        row = self._db.one("SELECT * FROM care_notes WHERE id = :id", id=note_id)
        return CareNote.from_row(row) if row else None

    def of_home(self, home_id: str, now: int) -> list[CareNote]:
        """Return what may be shown of a home: agreed to, within its year, all still live there."""
        rows = self._db.all(
            f"SELECT * FROM care_notes WHERE home_id = :home AND {_LIVE_THERE}"  # noqa: S608 - above
            " AND status = 'agreed' AND expires_at > :now ORDER BY id",
            home=home_id,
            now=now,
        )
        return [CareNote.from_row(row) for row in rows]

    def of_person(self, person_id: str) -> list[CareNote]:
        """Return the notes that somebody gave, or that are about them, the first first."""
        rows = self._db.all(
            "SELECT * FROM care_notes WHERE person_id = :person OR concerns_id = :person"
            " ORDER BY id",
            person=person_id,
        )
        return [CareNote.from_row(row) for row in rows]

    def numbered(self, community: str, ending: str) -> list[CareNote]:
        """Return the notes for which clerks ask under a number that ends so."""
        return self._asked_for(community, "number LIKE :ending", ending=f"%{ending}")

    def waiting(self, community: str, ends_before: int) -> list[CareNote]:
        """Return the notes for which clerks ask: no consent yet, or one that ends."""
        which = "number IS NOT NULL AND (status = 'asked' OR expires_at < :ends)"
        return self._asked_for(community, which, ends=ends_before)

    def _asked_for(self, community: str, which: str, **values: object) -> list[CareNote]:
        rows = self._db.all(
            f"SELECT * FROM care_notes WHERE community = :community AND {which}"  # noqa: S608 - above
            " ORDER BY id LIMIT 20",
            community=community,
            **values,
        )
        return [CareNote.from_row(row) for row in rows]

    def save(self, note: CareNote) -> None:
        """Keep how a note stands now; raises Stale when it is not this version."""
        self._db.change(
            "UPDATE care_notes SET consented_at = :now, expires_at = :expires, due_at = :due,"
            " status = :status, number = :number, sealed = :sealed, claimed_until = NULL,"
            " version = version + 1 WHERE id = :id AND version = :version",
            now=note.consented_at,
            expires=note.expires_at,
            due=note.due_at,
            status=note.status,
            number=note.number,
            sealed=note.sealed,
            id=note.id,
            version=note.version,
        )

    def claim_due(self, now: int, until: int, limit: int) -> list[str]:
        """Claim the ids of the notes whose year ends, or has ended."""
        rows = self._db.claim(
            "care_notes", "due_at <= :now", order="due_at", limit=limit, until=until, now=now
        )
        return [str(row["id"]) for row in rows]

    def delete(self, note: CareNote) -> None:
        """Delete a note, and every reply that showed it; who looked stays, without its words."""
        self._db.execute(
            "UPDATE inbox SET text = NULL, reply = NULL WHERE key IN"
            " (SELECT key FROM care_looks WHERE note_id = :id)",
            id=note.id,
        )
        self._db.execute("DELETE FROM care_notes WHERE id = :id", id=note.id)

    def orphans(self, limit: int) -> list[CareNote]:
        """Return the notes whose giver, or whom they concern, does not live there any more."""
        rows = self._db.all(
            f"SELECT * FROM care_notes WHERE NOT ({_LIVE_THERE}) LIMIT :limit",  # noqa: S608 - above
            limit=limit,
        )
        return [CareNote.from_row(row) for row in rows]

    def of_phone(self, phone: str) -> list[CareNote]:
        """Return the notes of whoever has this phone, and about them."""
        theirs = "IN (SELECT id FROM persons WHERE phone = :phone)"
        rows = self._db.all(
            f"SELECT * FROM care_notes WHERE person_id {theirs} OR concerns_id {theirs}"  # noqa: S608 - above
            " ORDER BY id",
            phone=phone,
        )
        return [CareNote.from_row(row) for row in rows]

    def draft(self, person_id: str) -> str | None:
        """Return the sealed draft of somebody, or None."""
        row = self._db.one("SELECT sealed FROM care_drafts WHERE person_id = :id", id=person_id)
        return str(row["sealed"]) if row else None

    def keep_draft(self, person_id: str, sealed: str) -> None:
        """Keep a draft instead of what was there."""
        self._db.execute(
            "INSERT INTO care_drafts (person_id, sealed) VALUES (:id, :sealed)"
            " ON CONFLICT (person_id) DO UPDATE SET sealed = :sealed",
            id=person_id,
            sealed=sealed,
        )

    def drop_drafts(self, flow: str) -> int:
        """Drop the drafts whose conversation is over; return how many."""
        return self._db.execute(
            "DELETE FROM care_drafts WHERE NOT EXISTS (SELECT 1 FROM conversations c"
            " WHERE c.person_id = care_drafts.person_id AND c.flow = :flow"
            " AND c.status IN ('front', 'waiting'))",
            flow=flow,
        )

    def looked(self, look: CareLook) -> None:
        """Keep that somebody looked."""
        self._db.insert("care_looks", **asdict(look))

    def looks_of(self, person_id: str, since: int) -> list[CareLook]:
        """Return who looked at the notes of somebody, or about them, since then; the last first."""
        rows = self._db.all(
            "SELECT * FROM care_looks WHERE at >= :since AND (person_id = :person OR note_id IN"
            " (SELECT id FROM care_notes WHERE concerns_id = :person))"
            " ORDER BY at DESC, id DESC LIMIT 100",
            person=person_id,
            since=since,
        )
        return [CareLook.from_row(row) for row in rows]

    def was_shown(self, note_id: str, what: str) -> bool:
        """Tell whether there was such a look at a note."""
        found = self._db.one(
            "SELECT 1 FROM care_looks WHERE note_id = :note AND what = :what LIMIT 1",
            note=note_id,
            what=what,
        )
        return found is not None

    def forget_looks(self, before: int) -> int:
        """Drop looks older than that; return how many."""
        return self._db.execute("DELETE FROM care_looks WHERE at < :before", before=before)
