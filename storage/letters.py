"""Letters by e-mail: those that ask somebody afterwards, and those that prove an address."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from storage.ids import new_id
from storage.records.letter import WAITING, Letter, Proof

if TYPE_CHECKING:
    from storage.database import Connection

L = TypeVar("L", Letter, Proof)


class _Tray(Generic[L]):
    """Letters of one kind: waiting, sent, or given up."""

    table: str
    record: type[L]

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def get(self, letter_id: str) -> L | None:
        """Return the letter, or None."""
        row = self._db.one(f"SELECT * FROM {self.table} WHERE id = :id", id=letter_id)  # noqa: S608 - ours
        return self.record.from_row(row) if row else None

    def claim(self, now: int, until: int, limit: int) -> list[str]:
        """Claim the ids of what is to be sent now."""
        rows = self._db.claim(
            self.table,
            "status = 'waiting' AND due_at <= :now",
            order="due_at",
            limit=limit,
            until=until,
            now=now,
        )
        return [str(row["id"]) for row in rows]

    def save(self, before: L, after: L) -> L:
        """Store what became of it, and end the claim; raises Stale when it changed meanwhile."""
        self._db.change(
            f"UPDATE {self.table} SET status = :status, due_at = :due, tries = :tries,"  # noqa: S608 - ours
            " sent_at = :sent, reason = :reason, claimed_until = NULL, version = version + 1"
            " WHERE id = :id AND version = :version",
            status=after.status,
            due=after.due_at,
            tries=after.tries,
            sent=after.sent_at,
            reason=after.reason,
            id=before.id,
            version=before.version,
        )
        return replace(after, version=before.version + 1)


class Letters(_Tray[Letter]):
    """Repository of `callback_letters`."""

    table, record = "callback_letters", Letter

    def post(self, callback_id: str, now: int) -> Letter:
        """Let a letter wait to be sent, in the transaction that asks by mail."""
        letter = Letter(new_id(now), callback_id, WAITING, now)
        self._db.insert(self.table, **asdict(letter))
        return letter


class Proofs(_Tray[Proof]):
    """Repository of `mail_proofs`: one address a person, the last that they gave."""

    table, record = "mail_proofs", Proof

    def ask(self, person_id: str, mail: str, now: int) -> Proof:
        """Let the letter to a new address wait; the link to an earlier one is good no more."""
        self.forget(person_id)
        proof = Proof(new_id(now), person_id, mail, WAITING, now)
        self._db.insert(self.table, **asdict(proof))
        return proof

    def forget(self, person_id: str) -> None:
        """Erase the address of somebody who gave another, chose another way or is erased."""
        self._db.execute("DELETE FROM mail_proofs WHERE person_id = :person", person=person_id)

    def forget_old(self, before: int) -> int:
        """Erase those whose link is over; return how many."""
        return self._db.execute("DELETE FROM mail_proofs WHERE due_at < :before", before=before)

    def address_of(self, person_id: str) -> str | None:
        """Return the address that waits for the click, or None."""
        row = self._db.one(
            "SELECT mail FROM mail_proofs WHERE person_id = :person AND status <> 'proved'",
            person=person_id,
        )
        return str(row["mail"]) if row else None
