"""Files that rosters come in: every usual encoding, spreadsheets, and what is no roster."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from tests.bot.rosters.stored import HEAD, LI_LEI, ZHANG

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.conftest import CommandLine
    from tests.bot.rosters.stored import Roster


def sheet(file: Path, rows: list[list[Any]]) -> str:
    """Write a spreadsheet, and return its path."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(file)
    return str(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_every_usual_encoding_is_read(command: CommandLine, roster: Roster, encoding: str) -> None:
    file = command.write("residents.csv", f"{HEAD}\r\n{LI_LEI}\r\n{ZHANG}\r\n", encoding)

    answer = command("import", "residents", file)

    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "已导入住户 2 行\n"
    assert [r.name for r in roster.living("3", "2", "1501")] == ["李雷"]
    assert [r.relation for r in roster.living("5", "1", "802")] == ["租户"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("小区,楼栋,单元,房号,姓名\n翠湖花园,3,2,1501,李雷\n", "缺少列：手机、身份。"),
        (f"{HEAD},手机\n", "列“手机”出现了两次。"),
        (f"{HEAD}\n\n", "没有数据"),
        ("\n", "没有表头"),
        (f'{HEAD}\n{LI_LEI}\n"{ZHANG}\n{LI_LEI}\n', "第3行：CSV 格式有误"),
    ],
)
def test_a_file_that_is_no_roster_is_told(command: CommandLine, content: str, reason: str) -> None:
    answer = command("import", "residents", command.write("residents.csv", content))

    assert answer.code == 2
    assert len(answer.mistakes) == 1
    assert reason in answer.err


def test_a_file_in_no_known_encoding_is_told(command: CommandLine) -> None:
    file = command.folder / "residents.csv"
    file.write_bytes(b"\xff\x00\x80\x81")

    answer = command("import", "residents", str(file))

    assert answer.code == 2
    assert "编码" in answer.err


@pytest.mark.parametrize("name", ["missing.csv", "missing.xlsx", "roster.xls"])
def test_a_file_that_cannot_be_read_is_told(command: CommandLine, name: str) -> None:
    answer = command("import", "residents", str(command.folder / name))

    assert answer.code == 2
    assert len(answer.mistakes) == 1


def test_a_spreadsheet_is_read_as_people_typed_it(command: CommandLine, roster: Roster) -> None:
    file = sheet(
        command.folder / "residents.xlsx",
        [
            [*HEAD.split(","), "建筑面积", "交付日期"],
            ["翠湖花园", 3, 2, 1501, "李雷", 13800000001, "业主", 126.5, datetime(2020, 9, 28)],  # noqa: DTZ001 - as a sheet has it
            [None] * 9,
            ["翠湖花园", "5栋", 1.0, "0802", "张秀英", 13800000003.0, "租户", "89㎡", "2021.12.20"],
        ],
    )  # fmt: skip

    answer = command("import", "residents", file)

    assert (answer.code, answer.err) == (0, "")
    assert [r.phone for r in roster.living("3", "2", "1501")] == ["13800000001"]
    assert [r.phone for r in roster.living("5", "1", "802")] == ["13800000003"]
    rows = roster.look(
        lambda store: store.connection.all("SELECT area, handed_over_on FROM homes ORDER BY room")
    )
    assert [tuple(row.values()) for row in rows] == [
        ("126.5", "2020-09-28"),
        ("89", "2021-12-20"),
    ]


def test_a_formula_in_a_spreadsheet_is_refused(command: CommandLine) -> None:
    file = sheet(
        command.folder / "residents.xlsx",
        [HEAD.split(","), ["翠湖花园", 3, 2, 1501, "李雷", "=13800000000+1", "业主"]],
    )

    answer = command("import", "residents", file)

    assert answer.code == 2
    assert answer.mistakes[0] == "第2行：手机是公式，请粘贴为数值。"


def test_a_broken_spreadsheet_is_told(command: CommandLine) -> None:
    answer = command("import", "residents", command.write("residents.xlsx", HEAD))

    assert answer.code == 2
    assert "不是有效的 .xlsx" in answer.err
