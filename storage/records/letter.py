"""Letters by e-mail."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record

WAITING, SENT, FAILED, DROPPED = "waiting", "sent", "failed", "dropped"


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
