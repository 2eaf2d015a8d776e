"""Callbacks (回访): who is asked afterwards, and what they answered."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record

WAITING, ASKED, TASK, ANSWERED, DROPPED = "waiting", "asked", "task", "answered", "dropped"
OPEN = (WAITING, ASKED, TASK)
CHAT, PHONE, VISIT, MAIL = "chat", "phone", "visit", "mail"
WAYS = (CHAT, PHONE, VISIT, MAIL)
SATISFIED, MOSTLY, DISSATISFIED = "satisfied", "mostly", "dissatisfied"
UNCONFIRMED, REFUSED, WRONG_NUMBER = "unconfirmed", "refused", "wrong_number"
SAID = (SATISFIED, MOSTLY, DISSATISFIED)  # results that the resident gave
STOPPED = "no more of this case"  # reason of what the resident wants to be asked no more
OFTEN = "written to often"  # reason of what waits, to be asked with the next


@dataclass(frozen=True, slots=True)
class Callback(Record):
    """One row of `callbacks`: one round of asking somebody about a case."""

    id: str
    community: str
    source: str
    case_id: str
    person_id: str
    kind: str
    category: str
    building: str | None
    worker_id: str | None
    round: int
    way: str
    status: str
    promised: int
    due_at: int | None
    created_at: int
    asked_at: int | None = None
    outbox_id: str | None = None
    answered_at: int | None = None
    result: str | None = None
    words: str = ""
    holder_id: str | None = None
    alert_at: int | None = None
    alert_level: int = 0
    tries: int = 0
    entered_by: str | None = None
    checks: str | None = None
    reason: str | None = None
    version: int = 1

    @property
    def is_open(self) -> bool:
        """Tell whether somebody is still to be asked."""
        return self.status in OPEN


@dataclass(frozen=True, slots=True)
class Answer(Record):
    """One row of `callback_answers`."""

    id: str
    callback_id: str
    result: str
    words: str
    way: str
    entered_by: str | None
    at: int


@dataclass(frozen=True, slots=True)
class Way(Record):
    """How somebody wants to be asked; what they did not choose is None."""

    person_id: str
    way: str | None = None
    from_minute: int | None = None
    until_minute: int | None = None
    mail: str | None = None
    asked_at: int | None = None
    changed_at: int | None = None
