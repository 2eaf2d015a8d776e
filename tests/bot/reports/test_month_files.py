"""The files of the monthly report: a sheet that can be signed, a picture that can be read."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from PIL import Image, ImageFont

from bot.reports.drawing import FONT
from bot.reports.pictures import ROOT, draw
from bot.reports.sheet import write_sheet
from flows.complaint.month import sheet as month_sheet
from flows.complaint.month.sheet import sheet
from flows.complaint.settings import Complaints
from tests.flows.complaint.month.test_figures import MANY
from tests.flows.sample import COMMUNITY, SETTINGS

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SHEET = sheet(MANY, COMMUNITY, SETTINGS, "2026-11-02 08:00")


def test_the_sheet_is_ready_to_sign(tmp_path: Path) -> None:
    """Title, tables with comparisons, A4, and lines for who made and who checked it."""
    file = write_sheet(tmp_path / "complaints-2026-10.xlsx", SHEET)

    page = load_workbook(file)[month_sheet.SHEET]
    rows = [[cell for cell in row if cell is not None] for row in page.iter_rows(values_only=True)]
    assert rows[0] == ["翠湖花园 2026年10月投诉月报"]
    assert rows[1] == ["制表时间：2026-11-02 08:00"]
    assert ["项目", "本月", "上月", "比上月", "去年同月", "比去年同月"] in rows
    assert ["投诉总数", 40, 37, "+3", 44, "-4"] in rows
    assert ["噪音扰民", 15, 10, "+5", 0, "+15", 0] in rows
    assert ["3栋", 18, 14, "+4", "—", "—"] in rows
    assert [row[0] for row in rows[-3:]] == list(month_sheet.SIGNATURES)
    assert page.page_setup.paperSize == 9
    assert page.page_setup.orientation == "portrait"
    fit = page.sheet_properties.pageSetUpPr
    assert fit is not None
    assert (fit.fitToPage, page.page_setup.fitToHeight) == (True, 0)
    assert page.column_dimensions["A"].width > 25
    assert file.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [file]


def test_a_community_called_like_a_formula_stays_words(tmp_path: Path) -> None:
    """Nothing in the sheet is run by a spreadsheet."""
    evil = sheet(MANY, "=1+1", SETTINGS, "now")

    page = load_workbook(write_sheet(tmp_path / "a.xlsx", evil))[month_sheet.SHEET]

    assert page["A1"].value == "=1+1 2026年10月投诉月报"
    assert page["A1"].data_type == "s"


def test_the_picture_is_as_wide_as_a_phone(tmp_path: Path) -> None:
    """A PNG that is small enough for the platform, and has something on it."""
    file = draw(_made(tmp_path / "r") / "x.png", SHEET)

    assert file is not None
    content = file.read_bytes()
    image = Image.open(BytesIO(content))
    assert image.width == 1080
    assert len(content) < 1_000_000
    assert len(image.convert("RGB").getcolors(1 << 24) or []) > 20
    assert file.stat().st_mode & 0o077 == 0


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def test_the_font_has_every_character_of_the_configuration() -> None:
    """So no name of a category, level or community becomes a box."""
    font = ImageFont.truetype(str(FONT), 40)
    missing = font.getmask("\U0010ffff").getbbox(), bytes(font.getmask("\U0010ffff"))
    names = [c.name for c in SETTINGS.categories.values()]
    names += [level.name for level in SETTINGS.section(Complaints).levels.values()]
    names += [c.name for c in SETTINGS.communities]
    words = "".join(names) + "馨璟珑玥0123456789+-%（）：—栋本上去年同月期"

    boxes = [c for c in words if (font.getmask(c).getbbox(), bytes(font.getmask(c))) == missing]
    assert boxes == []


def test_without_a_picture_the_words_are_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A drawing that fails is logged, and leaves no half file."""
    monkeypatch.setattr(sys, "executable", "/bin/false")

    assert draw(_made(tmp_path / "r") / "x.png", SHEET) is None
    assert "picture not drawn" in caplog.text
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    assert draw(_made(tmp_path / "r") / "x.png", SHEET) is None
    assert list((tmp_path / "r").iterdir()) == []


def test_no_process_that_stays_loads_what_it_never_uses() -> None:
    """It would stay in its memory, for a picture and a sheet a month or for nothing at all."""
    heavy = "{'matplotlib', 'xlsxwriter', 'numpy', 'pkg_resources'}"
    words = f"import sys, bot.sweeper, bot.serve; print(sorted({heavy} & set(sys.modules)))"

    done = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-c", words], cwd=ROOT, capture_output=True, check=True
    )

    assert done.stdout.strip() == b"[]"
