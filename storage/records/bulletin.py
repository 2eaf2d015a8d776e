"""Bulletins (公示, GS): what everybody may read, without personal data."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from storage.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

TELL = "tell"  # in the agenda: whom a bulletin concerns hear of it


@dataclass(frozen=True, slots=True)
class Section:
    """One part of what is read: lines, and perhaps a table, whose first cells head the rows."""

    title: str
    lines: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bulletin(Record):
    """One row of `bulletins`; `body` is JSON, `case_id` what it tells of, times are ms UTC.

    `news` is what those hear whom it concerns, `told_to` the last invitation whose holder did.
    """

    id: str
    number: str
    case_id: str | None
    community: str
    title: str
    summary: str
    body: str
    news: str
    published_at: int
    updated_at: int
    told_to: str = ""
    version: int = 1

    def sections(self) -> tuple[Section, ...]:
        """Return its parts in order."""
        return tuple(
            Section(
                one["title"],
                tuple(one["lines"]),
                tuple(one["heads"]),
                tuple(tuple(row) for row in one["rows"]),
                one["note"],
            )
            for one in json.loads(self.body)
        )


def body_of(sections: Sequence[Section]) -> str:
    """Return the parts of a bulletin as they are kept."""
    return json.dumps([asdict(one) for one in sections], ensure_ascii=False)
