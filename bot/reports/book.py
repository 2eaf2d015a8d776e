"""Plain tables as a spreadsheet: a sheet each, the headings first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.reports.cells import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Rows = Sequence[Sequence[str | float | None]]


def write_book(file: Path, sheets: Mapping[str, Rows]) -> None:
    """Write tables by the names of their sheets; texts are harmless there."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow, and only for this
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(
                [
                    harmless(ILLEGAL_CHARACTERS_RE.sub("", cell)) if isinstance(cell, str) else cell
                    for cell in row
                ]
            )
    book.save(file)
