"""The sheet 答卷 of an anonymous survey: nobody is told apart by the group they belong to."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from bot.console.survey_sheet import write_sheet
from tests.scenarios.survey_counted import Paper, cast, close, running

if TYPE_CHECKING:
    from pathlib import Path

    from tests.scenarios.conftest import World

AGES = ("30岁以下", "30到60岁", "60岁以上")
QUESTIONS: list[dict[str, Any]] = [
    {"id": "security", "ask": "保安服务", "type": "rating"},
    {"id": "age", "ask": "您的年龄", "type": "choice", "options": list(AGES), "group": True},
]


def papers(*counts: int) -> list[Paper]:
    """Return so many answers of each age."""
    ages = [age for age, count in zip(AGES, counts, strict=True) for _ in range(count)]
    return [("3", {"security": "满意", "age": age}) for age in ages]


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((6, 7, 5), {AGES[0]: 6, AGES[1]: 7, AGES[2]: 5}),
        ((1, 7, 8), {AGES[2]: 8, "—": 8}),  # with the next smallest, or the one is what is missing
        ((1, 0, 9), {"—": 10}),
    ],
)
def test_a_small_group_is_in_no_row(
    world: World, tmp_path: Path, counts: tuple[int, ...], told: dict[str, int]
) -> None:
    case = running(world, questions=QUESTIONS)
    cast(world, case, papers(*counts))
    close(world, case)

    file = tmp_path / "report.xlsx"
    write_sheet(world.service, Namespace(file=str(file), number=case.number))

    rows = list(load_workbook(file)["答卷"].values)
    assert rows[0] == ("security", "age")
    ages = [row[1] for row in rows[1:]]
    assert {age: ages.count(age) for age in ages} == told
