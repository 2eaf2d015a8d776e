"""What is told of an announcement (公告), and to whom it was."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record


@dataclass(frozen=True, slots=True)
class Round(Record):
    """One piece of news on its way: when it leaves, and the last person who was told."""

    id: str
    case_id: str
    news: str
    due_at: int
    told_to: str = ""


@dataclass(frozen=True, slots=True)
class Reader(Record):
    """One person who was told: `token` ends their own link, `outbox_id` is the newest message.

    `opened_at` is when they opened the page or were shown it in a reply, `held_at` when a report of
    theirs was last answered with it; times are ms UTC.
    """

    id: str
    case_id: str
    person_id: str
    token: str
    outbox_id: str | None = None
    opened_at: int | None = None
    held_at: int | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """How many were told, how many of them it reached, and how many read it."""

    told: int
    delivered: int
    opened: int
