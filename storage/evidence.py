"""Evidence: which photo, voice or video belongs to which case, and where its bytes are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.ids import new_id
from storage.records.messages import Evidence

if TYPE_CHECKING:
    from storage.database import Connection


@dataclass(frozen=True, slots=True)
class Stored:
    """A fetched file: its path below DATA_DIR, type, size in bytes and hash."""

    path: str
    mime: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Belongs:
    """Where a new file belongs: to a case, to an open conversation, or (both None) nowhere yet."""

    case_id: str | None = None
    conversation_id: str | None = None


class EvidenceFiles:
    """Repository of `evidence`. Status: waiting, stored, refused, lost, erasing, erased."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, person_id: str, kind: str, media_id: str, belongs: Belongs, now: int) -> str:
        """Note a file to be fetched; return its id."""
        evidence_id = new_id(now)
        self._db.insert(
            "evidence",
            id=evidence_id,
            case_id=belongs.case_id,
            person_id=person_id,
            conversation_id=belongs.conversation_id,
            kind=kind,
            media_id=media_id,
            status="waiting",
            received_at=now,
            next_at=now,
        )
        return evidence_id

    def get(self, evidence_id: str) -> Evidence | None:
        """Return the file's record, or None."""
        row = self._db.one("SELECT * FROM evidence WHERE id = :id", id=evidence_id)
        return Evidence.from_row(row) if row else None

    def of_case(self, case_id: str) -> list[Evidence]:
        """Return the files of a case in the order they came."""
        rows = self._db.all("SELECT * FROM evidence WHERE case_id = :id ORDER BY id", id=case_id)
        return [Evidence.from_row(row) for row in rows]

    def of_conversation(self, conversation_id: str) -> int:
        """Return how many files came during a conversation."""
        row = self._db.one(
            "SELECT COUNT(*) AS n FROM evidence WHERE conversation_id = :id", id=conversation_id
        )
        return int(row["n"]) if row else 0

    def count_waiting(self, person_id: str, conversation_id: str, since: int) -> dict[str, int]:
        """Return how many files of each kind a case opened now would get, see the next two."""
        rows = self._db.all(
            # a union, as with an OR it would be searched among all that belong to no case
            "SELECT kind, COUNT(*) AS n FROM (SELECT kind FROM evidence"
            " WHERE conversation_id = :conversation AND case_id IS NULL"
            " UNION ALL SELECT kind FROM evidence WHERE case_id IS NULL"
            " AND conversation_id IS NULL AND person_id = :person AND received_at >= :since"
            ") AS files GROUP BY kind ORDER BY kind",
            conversation=conversation_id,
            person=person_id,
            since=since,
        )
        return {row["kind"]: int(row["n"]) for row in rows}

    def give_to_case(self, conversation_id: str, case_id: str) -> int:
        """Move what came during a conversation to the case it opened; return how many."""
        return self._db.execute(
            "UPDATE evidence SET case_id = :case WHERE conversation_id = :conversation"
            " AND case_id IS NULL",
            case=case_id,
            conversation=conversation_id,
        )

    def move(self, from_case: str, to_case: str) -> int:
        """Give what belongs to a case to the one that it became; return how many."""
        return self._db.execute(
            "UPDATE evidence SET case_id = :new WHERE case_id = :old", new=to_case, old=from_case
        )

    def copy(self, from_case: str, to_case: str, now: int) -> int:
        """Let another case have the same files, too; return how many."""
        rows = self._db.all(
            "SELECT * FROM evidence WHERE case_id = :case ORDER BY id", case=from_case
        )
        for row in rows:
            made = {**row, "id": new_id(now), "case_id": to_case, "conversation_id": None}
            self._db.insert("evidence", **(made | {"claimed_until": None}))
        return len(rows)

    def give_loose(self, person_id: str, case_id: str, since: int) -> int:
        """Give what somebody sent since then without saying what for to a case."""
        return self._db.execute(
            "UPDATE evidence SET case_id = :case WHERE person_id = :person AND case_id IS NULL"
            " AND conversation_id IS NULL AND received_at >= :since",
            case=case_id,
            person=person_id,
            since=since,
        )

    def claim_waiting(self, now: int, until: int, limit: int) -> list[Evidence]:
        """Claim files to be fetched."""
        rows = self._db.claim(
            "evidence",
            "status = 'waiting' AND next_at <= :now",
            order="next_at",
            limit=limit,
            until=until,
            now=now,
        )
        return [Evidence.from_row(row) for row in rows]

    def stored(self, evidence_id: str, file: Stored, now: int) -> None:
        """Note where the bytes are."""
        self._db.execute(
            "UPDATE evidence SET status = 'stored', path = :path, mime = :mime, size = :size,"
            " sha256 = :sha256, fetched_at = :now, claimed_until = NULL WHERE id = :id",
            path=file.path,
            mime=file.mime,
            size=file.size,
            sha256=file.sha256,
            now=now,
            id=evidence_id,
        )

    def again(self, evidence_id: str, next_at: int, reason: str) -> None:
        """Try the download again later."""
        self._db.execute(
            "UPDATE evidence SET attempts = attempts + 1, next_at = :at, reason = :reason,"
            " claimed_until = NULL WHERE id = :id",
            at=next_at,
            reason=reason,
            id=evidence_id,
        )

    def give_up(self, evidence_id: str, status: str, reason: str) -> None:
        """End as "refused" (not what it says it is) or "lost" (the platform no longer has it)."""
        self._db.execute(
            "UPDATE evidence SET status = :status, reason = :reason, claimed_until = NULL"
            " WHERE id = :id",
            status=status,
            reason=reason,
            id=evidence_id,
        )

    def erasing(self, limit: int) -> list[Evidence]:
        """Return files whose bytes are to be removed for good."""
        rows = self._db.all(
            "SELECT * FROM evidence WHERE status = 'erasing' ORDER BY id LIMIT :limit", limit=limit
        )
        return [Evidence.from_row(row) for row in rows]

    def erased(self, evidence_id: str) -> None:
        """Note that the bytes are gone; their hash stays."""
        self._db.execute(
            "UPDATE evidence SET status = 'erased', path = NULL WHERE id = :id", id=evidence_id
        )
