"""完成 alone, and what was done in the next sentence: it belongs to the case that was just done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import report
from tests.scenarios.test_open_remarks import running

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_the_sentence_after_done_says_what_was_done(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """The resident reads it, and the case keeps it as its result."""
    number = running(resident, clerk, engineer)
    assert "接着写一句" in engineer.says("完成")
    assert "补上了" in engineer.says("换了角阀")
    world.advance(minutes=2)
    assert any("换了角阀" in text for text in resident.hears())
    assert world.case(number).result == "换了角阀"
    assert world.case(number).status == "finished"


@pytest.mark.parametrize(
    "words",
    ["到楼下了", "802那边明天还要去一趟", "撤回", "待办", "收到", "点错了撤回", "我去下一家了"],
)
def test_what_begins_something_else_is_none(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str
) -> None:
    """A step, another case, a list or a courtesy is no description of the work."""
    number = running(resident, clerk, engineer)
    neighbour = world.member("张秀英")
    neighbour.follows()
    neighbour.says("绑定 5栋1单元802 张秀英 13800000003")
    other = report(neighbour, "卧室插座没电了")
    clerk.says(f"派 {other} 王强")
    engineer.says(f"完成 {other} 弄好")
    engineer.says("完成")
    engineer.says(words)
    assert world.case(number).result in {"已处理好", None}  # taken back, or as it was
    assert words not in (world.case(other).result or "")


def test_an_hour_later_it_is_no_description(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """Only what follows within half an hour."""
    number = running(resident, clerk, engineer)
    engineer.says("完成")
    world.advance(minutes=40)
    engineer.says("换了角阀")
    assert world.case(number).result != "换了角阀"
