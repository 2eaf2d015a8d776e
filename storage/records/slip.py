"""A paper answer that was entered by staff, by the code on the paper."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record


@dataclass(frozen=True, slots=True)
class Slip(Record):
    """One paper: who entered it, never whose it is. `id` is random.

    `ballot_id` leads to the sealed ballot until the second entry, or the close; `twice` asks for
    one. `differed` (JSON) are the ids of the questions that were entered in two ways.
    """

    id: str
    survey_id: str
    code: str
    entered_by: str
    ballot_id: str | None
    twice: int
    differed: str | None = None
    checked_by: str | None = None
