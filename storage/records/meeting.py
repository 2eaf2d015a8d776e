"""Owners' meetings (业主座谈会): who came, and what was talked about."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record


@dataclass(frozen=True, slots=True)
class Line(Record):
    """One line of the record of a meeting; `sort` is topic, opinion or decision."""

    id: str
    case_id: str
    sort: str
    text: str
    staff_name: str
    at: int
