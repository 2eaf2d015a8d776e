"""Letters by e-mail, which ask somebody afterwards or prove an address: waiting, sent, given up."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from storage.ids import new_id
from storage.records.letter import WAITING, AddressLetter, Letter

if TYPE_CHECKING:
    from storage.database import Connection


A = TypeVar("A", Letter, AddressLetter)


class _Posted(Generic[A]):
    """What waits to be handed to the mail server, whatever it is about."""

    table: str
    record: type[A]

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def get(self, letter_id: str) -> A | None:
        """Return the letter, or None."""
        row = self._db.one(f"SELECT * FROM {self.table} WHERE id = :id", id=letter_id)  # noqa: S608 - below
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

    def save(self, before: A, after: A) -> A:
        """Store what became of it, and end the claim; raises Stale when it changed meanwhile."""
        self._db.change(
            f"UPDATE {self.table} SET status = :status, due_at = :due, tries = :tries,"  # noqa: S608 - below
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


class Letters(_Posted[Letter]):
    """Repository of `callback_letters`."""

    table, record = "callback_letters", Letter

    def post(self, callback_id: str, now: int) -> Letter:
        """Let a letter wait to be sent, in the transaction that asks by mail."""
        letter = Letter(new_id(now), callback_id, WAITING, now)
        self._db.insert(self.table, **asdict(letter))
        return letter


class AddressLetters(_Posted[AddressLetter]):
    """Repository of `address_letters`."""

    table, record = "address_letters", AddressLetter

    def post(self, person_id: str, mail: str, now: int) -> None:
        """Let a letter that proves an address wait to be sent, in the place of any before it."""
        self.forget(person_id)
        letter = AddressLetter(new_id(now), person_id, mail, WAITING, now)
        self._db.insert(self.table, **asdict(letter))

    def forget(self, person_id: str) -> None:
        """Drop what was sent to somebody, with the address."""
        self._db.execute("DELETE FROM address_letters WHERE person_id = :id", id=person_id)
