"""What is remembered, as plain records: one frozen dataclass a table, made from its row.

Times are integer milliseconds UTC everywhere; the flows turn them into local words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from operator import itemgetter
from typing import Any, Self

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """Made from a row whose columns carry the fields' names; extra columns are ignored."""

    @classmethod
    def from_row(cls, row: Row) -> Self:
        """Return the record for a row."""
        return cls(*values_of(cls)(row))  # type: ignore[arg-type]  # a class is hashable


@cache
def values_of(record: type[Record], *besides: str) -> Callable[[Row], tuple[Any, ...]]:
    """Return what takes a record's fields out of a row, those without a column left out.

    Every record has several.
    """
    return itemgetter(*(one.name for one in fields(record) if one.name not in besides))
