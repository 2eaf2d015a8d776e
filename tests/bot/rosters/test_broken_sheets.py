"""A broken spreadsheet ends an import with one sentence that says what to do; nothing is stored."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from bot.rosters.files import MOST_BYTES, MOST_COLUMNS
from tests.bot.rosters.stored import HEAD, LI_LEI

if TYPE_CHECKING:
    from tests.bot.conftest import CommandLine
    from tests.bot.rosters.stored import Roster

SHEET, BOOK, STYLES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"
OOXML = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def good() -> bytes:
    book = Workbook()
    for line in (HEAD, LI_LEI):
        book.worksheets[0].append(line.split(","))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(name: str, content: bytes | None) -> bytes:
    """Return the good workbook with another part of this name, or without one."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(good())) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        if content is not None:
            new.writestr(name, content)
    return stream.getvalue()


def rows(inside: str) -> bytes:
    return f"<worksheet {OOXML}>{inside}</worksheet>".encode()


def spoilt() -> bytes:
    whole = bytearray(good())
    at = whole.find(b"xl/worksheets/sheet1.xml") + 60
    whole[at : at + 40] = b"\xff" * 40
    return bytes(whole)


BROKEN = {
    "no zip": b"hello",
    "empty": b"",
    "cut": good()[:-30],
    "spoilt": spoilt(),
    "no sheet": with_part(SHEET, None),
    "no workbook": with_part(BOOK, None),
    "no sheets in it": with_part(BOOK, f"<workbook {OOXML}><sheets/></workbook>".encode()),
    "cut sheet": with_part(SHEET, rows("<sheetData><row>")[:-12]),
    "empty sheet": with_part(SHEET, b""),
    "cut workbook": with_part(BOOK, b"<workbook"),
    "cut styles": with_part(STYLES, b"<styleSheet"),
    "unknown string": with_part(
        SHEET, rows('<sheetData><row><c t="s"><v>99</v></c></row></sheetData>')
    ),
}


def imported(command: CommandLine, content: bytes) -> tuple[int, list[str]]:
    file = command.folder / "residents.xlsx"
    file.write_bytes(content)
    answer = command("import", "residents", str(file))
    assert answer.out == ""
    return answer.code, answer.mistakes


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_workbook_is_to_be_saved_again(
    command: CommandLine, roster: Roster, how: str
) -> None:
    code, mistakes = imported(command, BROKEN[how])

    assert (code, len(mistakes)) == (2, 1)
    assert "另存一次" in mistakes[0]
    assert roster.living("3", "2", "1501") == []


def test_an_encrypted_workbook_needs_its_password_taken_away(command: CommandLine) -> None:
    code, mistakes = imported(command, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))

    assert (code, len(mistakes)) == (2, 1)
    assert "去掉密码" in mistakes[0]


def many_columns() -> bytes:
    cells = "".join('<c t="inlineStr"><is><t>姓名</t></is></c>' for _ in range(MOST_COLUMNS + 1))
    return with_part(SHEET, rows(f"<sheetData><row>{cells}</row></sheetData>"))


@pytest.mark.parametrize(
    "bomb",
    [
        pytest.param(lambda: with_part(SHEET, b" " * (MOST_BYTES + 1)), id="zip bomb"),
        pytest.param(many_columns, id="columns"),
    ],
)
def test_a_workbook_that_would_fill_the_memory_is_refused(
    command: CommandLine, bomb: type[bytes]
) -> None:
    code, mistakes = imported(command, bomb())

    assert (code, len(mistakes)) == (2, 1)
    assert "拆成几个文件" in mistakes[0]


def test_a_sheet_that_claims_a_million_empty_rows_is_read(
    command: CommandLine, roster: Roster
) -> None:
    def row(number: int, line: str) -> str:
        cells = "".join(f'<c t="inlineStr"><is><t>{c}</t></is></c>' for c in line.split(","))
        return f'<row r="{number}">{cells}</row>'

    claimed = '<dimension ref="A1:XFD1048576"/>'
    data = f"<sheetData>{row(1, HEAD)}{row(300_000, LI_LEI)}</sheetData>"
    file = command.folder / "residents.xlsx"
    file.write_bytes(with_part(SHEET, rows(claimed + data)))

    answer = command("import", "residents", str(file))

    assert (answer.code, answer.err) == (0, "")
    assert [one.name for one in roster.living("3", "2", "1501")] == ["李雷"]
