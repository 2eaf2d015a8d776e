"""Where an emergency is: as it was said, beside the own flat, or asked where nothing tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

SECOND_HOME = "绑定 1栋1单元101 李雷 13800000001"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("隔壁1502着火了", "3栋2单元1502"),
        ("1503着火了", "3栋2单元1503"),
        ("对门1504有煤气味", "3栋2单元1504"),
        ("隔壁着火了", "3栋2单元1501隔壁"),
        ("楼上着火了", "3栋2单元1501楼上"),
        ("邻居家着火了", "3栋2单元1501邻居家"),
        ("我家门口有人打架", "3栋2单元1501门口"),
        ("16楼着火了", "3栋2单元 16楼"),
        ("电梯困人了", "3栋2单元电梯"),
        ("我家着火了，楼上快跑", "3栋2单元1501"),
        ("厨房着火了隔壁也有烟", "3栋2单元1501"),
        ("小区门口有人在打架", "小区门口"),
        ("小区里有人晕倒", "小区里"),
        ("马路上有人晕倒了", "马路上"),
        ("保安室门口打架了", "保安室门口"),
        ("东门有人晕倒了", "东门"),
        ("游泳池有人溺水", "游泳池"),
        ("我是3栋2单元1501的，小区北门有人打起来了，头都打破了", "小区北门"),
        ("我是6栋1单元802的，电梯困人了", "6栋1单元电梯"),
        ("3栋大堂有人晕倒", "3栋大堂"),
        ("3栋地下车库着火了", "3栋地下车库"),
        ("三栋二单元的电梯关着人", "3栋2单元电梯"),
        ("5栋楼下有人打架", "5栋楼下"),
        ("9栋着火了", "9栋"),
    ],
)
def test_the_place_is_the_one_that_was_said(
    world: World, resident: Member, text: str, place: str
) -> None:
    """What is next door or at the gate is not in the speaker's flat, nor in their building."""
    resident.says(text)

    assert [case.place for case in world.cases()] == [place]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("着火了", "3栋2单元1501"),
        ("楼上着火了", "3栋2单元1501楼上"),
        ("电梯困人了", "3栋2单元电梯"),
    ],
)
def test_a_place_that_was_assumed_is_shown(resident: Member, text: str, shown: str) -> None:
    """Who did not say the building sees which one is on the case."""
    assert f"位置先记：{shown}" in resident.says(text)


@pytest.mark.parametrize("text", ["东门有人晕倒了", "6栋1单元802着火了"])
def test_a_place_that_was_said_is_not_repeated(resident: Member, text: str) -> None:
    """The advice stays short where nothing was assumed."""
    assert "位置先记" not in resident.says(text)


@pytest.mark.parametrize(
    ("text", "answer", "place"),
    [
        ("着火了", "1", "3栋2单元1501"),
        ("着火了", "2", "1栋1单元101"),
        ("着火了", "1栋", "1栋1单元101"),
        ("着火了", "东门", "东门"),
        ("电梯困人了", "2", "1栋1单元电梯"),
        ("隔壁1502着火了", "1", "3栋2单元1502"),
    ],
)
def test_who_has_two_homes_chooses_by_a_number(
    world: World, resident: Member, text: str, answer: str, place: str
) -> None:
    """The question comes once, with the homes to choose from."""
    resident.says(SECOND_HOME)
    asked = resident.says(text)
    assert asked.count("请快告诉我在什么位置") == 1
    assert "1. 3栋2单元" in asked
    assert "2. 1栋1单元" in asked

    reply = resident.says(answer)

    assert "请快告诉我在什么位置" not in reply
    assert world.cases()[0].place == place


def test_a_yes_is_no_place(world: World, resident: Member) -> None:
    """Who types 确认 where the place is asked has not named one."""
    resident.says(SECOND_HOME)
    resident.says("家里着火了")
    assert "确认" not in resident.says("确认").split("\n")[0]
    assert world.cases()[0].place != "确认"
