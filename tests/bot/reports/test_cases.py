"""Export of cases: masked unless asked for, harmless to open, overwriting nothing."""

from __future__ import annotations

import csv
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from storage.connect import open_database
from storage.store import Store
from tests.storage.examples import stored_case

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.conftest import CommandLine


@pytest.fixture
def cases(sqlite_url: str) -> None:
    """Store two cases of the configured community."""
    with closing(open_database(sqlite_url)) as db:
        stored_case(db, community="翠湖花园", category="water_drainage", place="厨房")
        stored_case(
            db,
            id="case-2",
            number="BX20261124-0002",
            community="翠湖花园",
            description='=HYPERLINK("http://example.org")',
            result="\x0b好了",
            rating=5,
            closed_at=1_795_000_060_000,
        )


def test_a_csv_is_masked_and_harmless(command: CommandLine, cases: None, tmp_path: Path) -> None:
    assert cases is None
    file = tmp_path / "cases.csv"

    answer = command("export", "cases", str(file))

    assert (answer.code, answer.out) == (0, f"{file}: 2\n")
    with file.open(encoding="utf-8-sig", newline="") as stream:
        second, first = csv.DictReader(stream)
    assert first["编号"] == "BX20261124-0001"
    assert first["类别"] == "水管下水"
    assert first["状态"] == "已登记，待受理"
    assert (first["报事人"], first["电话"]) == ("王**", "138****0001")
    assert second["内容"].startswith("'=HYPERLINK")
    assert second["关闭时间"] == "2026-11-18 19:07"
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_spreadsheet_in_full(command: CommandLine, cases: None, tmp_path: Path) -> None:
    assert cases is None
    file = tmp_path / "cases.xlsx"

    answer = command("export", "cases", str(file), "--full-phones")

    assert answer.code == 0
    rows = list(load_workbook(file).worksheets[0].iter_rows(values_only=True))
    assert len(rows) == 3
    assert rows[2][7:9] == ("王小明", "13800000001")
    assert rows[1][-2:] == ("好了", "5")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("cases.pdf", "must end in .csv or .xlsx"),
        ("there.csv", "overwrites nothing"),
        ("no/folder.csv", "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_told(
    command: CommandLine, tmp_path: Path, name: str, sentence: str
) -> None:
    (tmp_path / "there.csv").touch()

    answer = command("export", "cases", str(tmp_path / name))

    assert answer.code == 2
    assert sentence in answer.err


@pytest.fixture
def complaints(sqlite_url: str) -> None:
    """Store a complaint, and a confidential one."""
    with closing(open_database(sqlite_url)) as db:
        for n, secret in enumerate((0, 1), 1):
            stored_case(
                db,
                id=f"case-{n}",
                number=f"TS20261124-000{n}",
                kind="complaint",
                community="翠湖花园",
                place="3栋2单元1501",
                room="1501",
                description="我是1501的王小明，楼道没人扫",
                confidential=secret,
            )


@pytest.mark.parametrize(
    ("options", "seen", "looks"),
    [
        ((), [], 0),
        (("--full-phones",), ["TS20261124-0001"], 0),
        (("--full-phones", "--unseal", "审计抽查"), ["TS20261124-0001", "TS20261124-0002"], 1),
        (("--unseal", "审计抽查"), [], 0),
    ],
)
def test_who_complained_is_sealed_in_a_table(
    command: CommandLine,
    complaints: None,
    sqlite_url: str,
    tmp_path: Path,
    options: tuple[str, ...],
    seen: list[str],
    looks: int,
) -> None:
    """Only in full, and of a confidential complaint only with a reason, which is logged."""
    assert complaints is None
    file = tmp_path / "cases.csv"

    assert command("export", "cases", str(file), *options).code == 0

    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert sorted(row["编号"] for row in rows if row["报事人"] == "王小明") == seen
    for row in rows:
        told = any(word in ",".join(row.values()) for word in ("王", "1501", "13800000001"))
        assert told is (row["编号"] in seen)
        assert "楼道没人扫" in row["内容"]
    with closing(open_database(sqlite_url)) as db:
        logged = db.read(lambda c: Store(c).complaints.openings_of("case-2"))
    assert [one.reason for one in logged] == ["审计抽查"] * looks


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("cases", "--month", "2026-11"), "--month belongs to `export complaints`"),
        (("complaints", "--building", "3"), "--building belongs to `export room-codes`"),
        (("cases", "--full-phones", "--unseal", " "), "--unseal needs the reason"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(
    command: CommandLine, tmp_path: Path, options: tuple[str, ...], told: str
) -> None:
    """Who asks for one month of cases is not handed all of them."""
    file = tmp_path / "out.xlsx"

    done = command("export", options[0], str(file), *options[1:])

    assert done.code == 2
    assert told in done.err
    assert not file.exists()


@pytest.mark.parametrize("words", [("cases", "WJ20261124-0001"), ("survey-codes",)])
def test_a_number_is_given_of_a_survey_alone(
    command: CommandLine, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "out.html"

    done = command("export", *words, str(file))

    assert done.code == 2
    assert "A number belongs to `export survey`" in done.err
    assert not file.exists()
