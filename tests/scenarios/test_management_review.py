"""Results go to the management review (SUR-19) as a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from bot.errors import CommandError
from bot.reports.management import write_review
from tests.scenarios.survey_published import published, reported

if TYPE_CHECKING:
    from pathlib import Path

    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_surveys_and_complaints_of_a_year_are_in_it(
    world: World, resident: Member, tmp_path: Path
) -> None:
    number = reported(world, resident, title="=1+1 满意度")
    bulletin = published(world, number)
    file = tmp_path / "review.xlsx"

    assert write_review(world.service, file) == 1
    book = load_workbook(file)
    assert book.sheetnames == ["满意度调查", "纠正措施", "投诉"]
    heads, row = ([cell.value for cell in line] for line in book["满意度调查"].rows)
    found = dict(zip(heads, row, strict=True))
    assert found["编号"] == number
    assert found["名称"] == "'=1+1 满意度"
    assert (found["回收率"], found["回收率目标"], found["满意率"]) == (0.62, 0.3, 0.913)
    assert found["低于目标的项目"] == "车辆管理、游泳池"
    assert found["公示"] == bulletin
    assert found["状态"] == "已公示"
    assert book["投诉"].max_row == 13
    assert book["投诉"].cell(13, 2).value == "2026-12"


def test_it_overwrites_nothing(world: World, tmp_path: Path) -> None:
    file = tmp_path / "review.xlsx"
    write_review(world.service, file)
    with pytest.raises(CommandError, match="overwrites nothing"):
        write_review(world.service, file)
    with pytest.raises(CommandError, match="xlsx"):
        write_review(world.service, tmp_path / "review.csv")
