"""Tables from .csv (UTF-8 with or without BOM, GBK, GB18030) and .xlsx, as text with line numbers.

Knows nothing of residents and staff. The only importer of openpyxl for reading.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from flows.writing import rosters as roster_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Cells = list[str]
MARK = "\ufeff"
_ENCODINGS = ("utf-8-sig", "gb18030")  # GB18030 holds GBK and GB2312
_ERROR_CELLS = {"#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}
MOST_ROWS, MOST_COLUMNS, MOST_BYTES = 200_000, 100, 100 << 20
TOO_LARGE = roster_texts.too_large(MOST_ROWS)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how an encrypted workbook begins, and an old .xls
# What openpyxl, the zip and the XML below it raise at a workbook that is broken somewhere.
_BROKEN = (
    *(BadZipFile, zlib.error, ParseError, EOFError, NotImplementedError, RuntimeError),
    *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError),
)
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
        _require_small(path.stat().st_size)
        lines = _xlsx(path) if kind == ".xlsx" else _csv(path)
        filled = [(line, cells) for line, cells in lines if any(cells)]
    except OSError as error:
        raise RosterFileError(roster_texts.NOT_THERE) from error
    if len(filled) > MOST_ROWS:
        raise RosterFileError(TOO_LARGE)
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

    with path.open("rb") as file:
        if file.read(len(_OLE)) == _OLE:
            raise RosterFileError(roster_texts.LOCKED)
    try:
        with ZipFile(path) as archive:
            _require_small(sum(part.file_size for part in archive.infolist()))
        book = load_workbook(path, read_only=True, data_only=False)
        try:
            rows = book.worksheets[0].iter_rows(values_only=True, max_col=MOST_COLUMNS + 1)
            yield from _cells(rows)
        finally:
            book.close()
    except _BROKEN as error:
        raise RosterFileError(roster_texts.NOT_XLSX) from error


def _require_small(size: int) -> None:
    """Refuse what would fill the memory; a part of a zip never holds more than it says."""
    if size > MOST_BYTES:
        raise RosterFileError(TOO_LARGE)


def _cells(rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[int, Cells]]:
    """Return the rows that hold anything; a sheet may claim a million others."""
    for line, row in enumerate(rows, 1):
        if all(value is None for value in row):
            continue
        if any(value is not None for value in row[MOST_COLUMNS:]):
            raise RosterFileError(TOO_LARGE)
        yield line, [_clean(_written(value)) for value in row[:MOST_COLUMNS]]


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
