"""Reports as spreadsheets that are printed on A4 and signed: a month's, and one wide table."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from flows.complaint.month import sheet as month_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from flows.complaint.month.sheet import Cell, Sheet, Table
    from flows.survey.correction.sheet import CorrectionSheet

A4 = 9  # of xlsxwriter
LETTERS_ACROSS = 90  # of one line below a wide table
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
    "line_of_text": {"text_wrap": True, "valign": "top"},
}


def write_sheet(file: Path, sheet: Sheet) -> Path:
    """Write the workbook whole or not at all; return its path."""

    def draw(book: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        _Writer(book, book.add_worksheet(month_sheet.SHEET)).write(sheet)

    return _write_book(file, sheet.title, draw)


def write_table(file: Path, columns: Mapping[str, int], table: CorrectionSheet) -> Path:
    """Write one wide table, printed across A4, with its heading and the lines below it."""

    def draw(book: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        page = book.add_worksheet()
        forms = {name: book.add_format(_BASE | how) for name, how in _FORMATS.items()}
        page.set_paper(A4)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(2)
        page.hide_gridlines(2)
        page.set_footer(f"&L{table.title.replace('&', '&&')}&R&P / &N")
        last = len(columns) - 1
        for column, (name, width) in enumerate(columns.items()):
            page.set_column(column, column, width)
            page.write_string(2, column, name, forms["head"])
        page.merge_range(0, 0, 0, last, table.title, forms["title"])
        page.merge_range(1, 0, 1, last, table.made, forms["made"])
        for place, row in enumerate(table.rows, 3):
            for column, cell in enumerate(row):
                page.write_string(place, column, cell, forms["name"])
        for place, words in enumerate(table.below, 4 + len(table.rows)):
            page.merge_range(place, 0, place, last, words, forms["line_of_text"])
            page.set_row(place, 16 * (1 + len(words) // LETTERS_ACROSS))

    return _write_book(file, table.title, draw)


def _write_book(file: Path, title: str, draw: Callable[[Any], None]) -> Path:
    import xlsxwriter  # noqa: PLC0415 - only for this

    draft = file.with_name(f".{file.name}")
    book = xlsxwriter.Workbook(str(draft), {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": title})
    draw(book)
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
        page.set_paper(A4)
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
