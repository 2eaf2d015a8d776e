"""Tables from .csv (UTF-8 with or without BOM, GBK, GB18030) and .xlsx, as text with line numbers.

Knows nothing of residents and staff. The only importer of openpyxl for reading.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from flows.writing import rosters as roster_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Cells = list[str]
MARK = "\ufeff"
_ENCODINGS = ("utf-8-sig", "gb18030")  # GB18030 holds GBK and GB2312
_ERROR_CELLS = {"#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}
_UNWRITTEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


class RosterFileError(Exception):
    """The file can't be read as a table; each mistake is one sentence without the file's name."""

    def __init__(self, *mistakes: str) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = list(mistakes)


@dataclass(frozen=True, slots=True)
class Row:
    """One row with the number of its line in the file; what is wrong with its form, if anything."""

    line: int
    cells: dict[str, str]
    problems: tuple[str, ...] = ()

    def get(self, column: str) -> str:
        """Return a cell, empty when the column is not there."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a file in their order, and its rows that are not blank."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path) -> Table:
    """Return the table of a file; raises RosterFileError with every mistake of the whole."""
    kind = path.suffix.lower()
    if kind in {".xls", ".et", ".ods", ".xlsm", ".doc", ".docx", ".pdf", ".zip"}:
        raise RosterFileError(roster_texts.WRONG_KIND)
    try:
        lines = list(_xlsx(path) if kind == ".xlsx" else _csv(path))
    except OSError as error:
        raise RosterFileError(roster_texts.NOT_THERE) from error
    filled = [(line, cells) for line, cells in lines if any(cells)]
    if not filled:
        raise RosterFileError(roster_texts.EMPTY)
    columns = [_plain(cell).strip("*") for cell in filled[0][1]]
    twice = {name for name in columns if name and columns.count(name) > 1}
    if twice:
        raise RosterFileError(*map(roster_texts.column_twice, sorted(twice)))
    rows = tuple(_row(line, cells, columns) for line, cells in filled[1:])
    return Table(tuple(name for name in columns if name), rows)


def _row(line: int, cells: Cells, columns: list[str]) -> Row:
    named = {name: cell for name, cell in zip(columns, cells, strict=False) if name}
    problems = [
        roster_texts.in_column(name, roster_texts.FORMULA)
        for name, cell in named.items()
        if cell[:1] == "="
    ]
    problems += [
        roster_texts.in_column(name, roster_texts.EXCEL_ERROR)
        for name, cell in named.items()
        if cell in _ERROR_CELLS
    ]
    if any(cells[len(columns) :]):
        problems.append(roster_texts.TOO_MANY_CELLS)
    return Row(line, named, tuple(problems))


def _plain(text: str) -> str:
    """Return a header as it is compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _clean(text: str) -> str:
    return _UNWRITTEN.sub("", text).strip()


def _csv(path: Path) -> Iterator[tuple[int, Cells]]:
    text = _decoded(path.read_bytes())
    first = text.split("\n", 1)[0]
    delimiter = max(",\t;", key=first.count)  # csv.Sniffer refuses a file of one column
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            reason = roster_texts.at_line(before + 1, roster_texts.quotes(str(error)))
            raise RosterFileError(reason) from error
        if cells is None:
            return
        yield before + 1, [_clean(cell) for cell in cells]
        before = reader.line_num


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)  # Excel's "Unicode text"
    else:
        encodings = _ENCODINGS
    for encoding in encodings:
        try:
            return content.decode(encoding).removeprefix(MARK)
        except UnicodeDecodeError:
            continue
    raise RosterFileError(roster_texts.NOT_TEXT)


def _xlsx(path: Path) -> Iterator[tuple[int, Cells]]:
    """Read the first sheet; formulas stay visible as such, so that the row can be refused."""
    from openpyxl import load_workbook  # noqa: PLC0415 - slow, and only for this
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        book = load_workbook(path, read_only=True, data_only=False)
        try:
            yield from enumerate(_cells(book.worksheets[0].iter_rows(values_only=True)), 1)
        finally:
            book.close()
    except (InvalidFileException, BadZipFile, KeyError, ValueError, IndexError) as error:
        raise RosterFileError(roster_texts.NOT_XLSX) from error


def _cells(rows: Iterable[tuple[object, ...]]) -> Iterator[Cells]:
    for row in rows:
        yield [_clean(_written(value)) for value in row]


def _written(value: object) -> str:
    """Return a cell as somebody would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
