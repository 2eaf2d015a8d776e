"""What was decided after an analysis."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record


@dataclass(frozen=True, slots=True)
class Decision(Record):
    """One row of `callback_decisions`; `number` is of the corrective action it became, or empty."""

    id: str
    community: str
    month: str
    text: str
    decided_by: str
    decided_name: str
    decided_at: int
    case_id: str | None = None
    number: str = ""
    version: int = 1
