"""The monthly report as a spreadsheet that is printed on A4 and signed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from flows.complaint.month import sheet as month_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from flows.complaint.month.sheet import Cell, Sheet, Table

WIDTHS = (36, 13, 13, 11, 13, 11, 8)  # characters of the columns
FONT = "宋体"  # what Chinese offices print in; the reader's own where it is missing
_BASE = {"font_name": FONT, "font_size": 10.5, "valign": "vcenter"}
_FORMATS: dict[str, dict[str, Any]] = {
    "title": {"font_size": 16, "bold": True, "align": "center"},
    "made": {"align": "right", "font_color": "#555555"},
    "section": {"bold": True, "font_size": 12},
    "head": {
        "bold": True,
        "border": 1,
        "align": "center",
        "bg_color": "#EDEDED",
        "text_wrap": True,
    },
    "name": {"border": 1, "text_wrap": True},
    "cell": {"border": 1, "align": "center"},
    "note": {"font_size": 9, "font_color": "#555555", "text_wrap": True, "valign": "top"},
    "sign": {"font_size": 11},
    "line": {"bottom": 1},
}


def write_sheet(file: Path, sheet: Sheet) -> Path:
    """Write the workbook whole or not at all; return its path."""
    import xlsxwriter  # noqa: PLC0415 - only for this

    draft = file.with_name(f".{file.name}")
    book = xlsxwriter.Workbook(str(draft), {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": sheet.title})
    writer = _Writer(book, book.add_worksheet(month_sheet.SHEET))
    writer.write(sheet)
    book.close()
    os.chmod(draft, 0o600)  # noqa: PTH101 - the mode before the name
    draft.replace(file)
    return file


class _Writer:
    """Writes from the top down; `row` is the next free one."""

    def __init__(self, book: Any, page: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        self.page = page
        self.formats = {name: book.add_format(_BASE | how) for name, how in _FORMATS.items()}
        self.row = 0
        self.last = len(WIDTHS) - 1

    def write(self, sheet: Sheet) -> None:
        """Write the whole report and set the page up."""
        self._set_up(sheet)
        self._across(sheet.title, "title", 28)
        self._across(sheet.made, "made", 18)
        for table in (sheet.facts, *sheet.groups):
            self._table(table)
        for note in sheet.notes:
            self._across(f"注：{note}" if note is sheet.notes[0] else note, "note", 15)
        self._signatures()

    def _set_up(self, sheet: Sheet) -> None:
        page = self.page
        for column, width in enumerate(WIDTHS):
            page.set_column(column, column, width)
        page.set_paper(9)  # A4
        page.set_portrait()
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        page.fit_to_pages(1, 0)
        page.center_horizontally()
        page.hide_gridlines(2)
        page.set_footer(f"&L{sheet.title.replace('&', '&&')}&R&P / &N")

    def _across(self, words: str, form: str, height: float) -> None:
        self.page.set_row(self.row, height)
        self.page.merge_range(self.row, 0, self.row, self.last, words, self.formats[form])
        self.row += 1

    def _table(self, table: Table) -> None:
        self.row += 1
        self.page.write_string(self.row, 0, table.title, self.formats["section"])
        self.row += 1
        self._cells(table.heads, "head", "head")
        for row in table.rows:
            self._cells(row, "name", "cell")

    def _cells(self, cells: Sequence[Cell], first: str, form: str) -> None:
        for column, cell in enumerate(cells):
            how = self.formats[form if column else first]
            if isinstance(cell, int):
                self.page.write_number(self.row, column, cell, how)
            else:
                self.page.write_string(self.row, column, cell, how)
        self.row += 1

    def _signatures(self) -> None:
        self.row += 1
        for words in month_sheet.SIGNATURES:
            self.page.set_row(self.row, 30)
            self.page.write_string(self.row, 0, words, self.formats["sign"])
            for column in (1, 2):
                self.page.write_blank(self.row, column, None, self.formats["line"])
            self.row += 1
