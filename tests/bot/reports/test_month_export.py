"""`export complaints`: the report of a month on the command line."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from storage.connect import open_database
from tests.flows.sample import COMMUNITY, at
from tests.storage.examples import stored_case

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.conftest import CommandLine

PNG = b"\x89PNG"


@pytest.fixture
def month(command: CommandLine, sqlite_url: str) -> CommandLine:
    """Return the command line over a month with two complaints."""
    with closing(open_database(sqlite_url)) as db:
        for number in ("TS20261010-0001", "TS20261010-0002"):
            stored_case(
                db, id=number, number=number, kind="complaint", community=COMMUNITY,
                category="noise", severity="minor", created_at=at("2026-10-10 10:00"),
            )  # fmt: skip
    return command


def test_the_words_are_printed_and_the_sheet_is_written(month: CommandLine, tmp_path: Path) -> None:
    """The count stands on the last line."""
    file = tmp_path / "month.xlsx"

    answer = month("export", "complaints", str(file), "--month", "2026-10")

    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("【翠湖花园 2026年10月投诉月报】\n共2件")
    assert answer.out.endswith(f"\n{file}: 2\n")
    page = load_workbook(file).worksheets[0]
    assert page["A1"].value == "翠湖花园 2026年10月投诉月报"
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_picture_is_written_by_its_name(month: CommandLine, tmp_path: Path) -> None:
    """`.png` is enough."""
    file = tmp_path / "month.png"

    assert month("export", "complaints", str(file), "--month", "2026-10").code == 0
    assert file.read_bytes().startswith(PNG)


@pytest.mark.parametrize(
    ("words", "mistake"),
    [
        (("month.pdf",), "must end in .xlsx or .png"),
        (("a.xlsx", "--month", "2026-13"), "2026-13 is no month"),
        (("a.xlsx", "--month", "2999-01"), "2999-01 has not begun yet"),
        (("a.xlsx", "--community", "别处"), "别处 is not a community"),
    ],
)
def test_mistakes_are_said_in_one_sentence(
    month: CommandLine, tmp_path: Path, words: tuple[str, ...], mistake: str
) -> None:
    """And nothing is written."""
    name, *rest = words
    answer = month("export", "complaints", str(tmp_path / name), *rest)

    assert answer.code == 2
    assert mistake in answer.err
    assert not (tmp_path / name).exists()


def test_nothing_is_overwritten(month: CommandLine, tmp_path: Path) -> None:
    """As with every export."""
    file = tmp_path / "month.xlsx"
    file.write_text("mine", encoding="utf-8")

    answer = month("export", "complaints", str(file), "--month", "2026-10")

    assert answer.code == 2
    assert "exists already" in answer.err
    assert file.read_text(encoding="utf-8") == "mine"
