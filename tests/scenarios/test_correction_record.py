"""What was done about a survey is kept on record, printed, and told to residents in short."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from bot.console import commands, corrections
from bot.errors import CommandError
from flows.survey.correction.progress import Progress, progress_of
from tests.scenarios import correction_story
from tests.scenarios.correction_story import MEASURE, corrected, item, reported, with_departments

if TYPE_CHECKING:
    from pathlib import Path

    from tests.scenarios.conftest import World


def carried_out(world: World) -> str:
    """Return a survey of which one correction is right and one is not planned yet."""
    with_departments(world, security="工程部", repair="工程部")
    number = reported(world)
    first, _second = correction_story.corrections(world)
    corrected(world, first.number, "赵刚", "孙丽")
    world.member("周敏").says(f"整改会 {number} 12月16日14:00 周敏、赵刚 =先补夜班")
    return number


def test_the_record_has_a_row_for_each_and_the_meeting(world: World, tmp_path: Path) -> None:
    number = carried_out(world)
    file = tmp_path / "整改.xlsx"

    assert (
        corrections.write_corrections(world.service, Namespace(file=str(file), number=number)) == 2
    )

    sheet = openpyxl.load_workbook(file).worksheets[0]
    rows: list[list[Any]] = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert "整改措施落实情况记录" in rows[0][0]
    assert "共2项，检查合格1项" in rows[1][0]
    first, second = (dict(zip(rows[2], row, strict=True)) for row in rows[3:5])
    assert (first["项目"], first["整改前满意率"], first["目标"]) == ("保安服务", "62.5%", "85%")
    assert (first["原因"], first["措施"], first["责任人"]) == (
        "人手不足",
        "增加夜班，巡更打卡",
        "赵刚",
    )
    assert (first["期限"], first["落实结果"]) == ("2026-12-31", "夜班增加到3人")
    assert (first["检查人"], first["检查情况"], first["轮次"]) == ("孙丽", "合格", "1")
    assert (second["状态"], second["措施"]) == ("待定整改方案", "")
    assert any("周敏记：12月16日14:00 周敏、赵刚 =先补夜班" in str(row[0]) for row in rows[5:])


def test_what_is_no_survey_is_refused(world: World, tmp_path: Path) -> None:
    number = reported(world, (item("security", "保安服务", 0.5),))

    with pytest.raises(CommandError) as refused:
        corrections.write_corrections(
            world.service, Namespace(file=str(tmp_path / "a.csv"), number="WJ20260101-0001")
        )
    assert len(refused.value.mistakes) == 2

    options = commands.parser().parse_args(["export", "corrections", number, "a.xlsx"])
    assert (options.number, options.file) == (number, "a.xlsx")
    options = commands.parser().parse_args(["export", "cases", "a.xlsx"])
    assert (options.number, options.file) == (None, "a.xlsx")


def test_residents_read_what_is_done_and_no_name(world: World) -> None:
    number = carried_out(world)
    survey = world.case(number)

    rows = world.store(lambda store: progress_of(store, survey.id))

    assert isinstance(rows, list)
    first, second = rows
    assert isinstance(first, Progress)
    assert (first.ask, first.measure, first.state) == (
        "保安服务",
        "增加夜班，巡更打卡",
        "已整改，检查合格",
    )
    assert (second.ask, second.measure, second.state) == ("维修服务", "", "正在定整改办法")
    assert "赵刚" not in f"{rows}"


def test_a_survey_shows_its_corrections_in_chat(world: World) -> None:
    number = carried_out(world)

    said = world.member("周敏").says(f"整改 {number}")

    for words in (
        "2项，合格1项",
        "保安服务 满意率62.5% · 赵刚 · 检查合格",
        f"措施：{MEASURE}",
        "结果：夜班增加到3人",
        "检查：孙丽合格",
        "维修服务 满意率75% · 赵刚 · 待定整改方案",
    ):
        assert words in said, words
