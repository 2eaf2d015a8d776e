"""The reports of a month."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record


@dataclass(frozen=True, slots=True)
class Report(Record):
    """A report of one month, made beforehand: its text, its figures as JSON, and two files.

    `made_at` is None until it was made once; `due_at` is set while it is wanted (again).
    """

    id: str
    name: str
    community: str
    month: str
    wanted_by: str
    text: str | None
    data: str | None
    picture: str | None
    sheet: str | None
    made_at: int | None
    due_at: int | None
