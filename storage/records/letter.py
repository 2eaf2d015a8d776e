"""Letters by e-mail: those that ask, and those that prove whose an address is."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record

WAITING, SENT, FAILED, DROPPED = "waiting", "sent", "failed", "dropped"
PROVED = "proved"


@dataclass(frozen=True, slots=True)
class Letter(Record):
    """One row of `callback_letters`."""

    id: str
    callback_id: str
    status: str
    due_at: int
    tries: int = 0
    sent_at: int | None = None
    reason: str | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Proof(Record):
    """One row of `mail_proofs`: an address, and how far the letter with its link came."""

    id: str
    person_id: str
    mail: str
    status: str
    due_at: int
    tries: int = 0
    sent_at: int | None = None
    reason: str | None = None
    version: int = 1
