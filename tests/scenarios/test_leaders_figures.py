"""What a site manager asks in a hurry of days that are over: figures, people, the last night."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def manager(world: World) -> Member:
    """Return the site manager on the day after a leak, a lamp and a fire."""
    resident, clerk, engineer = (world.member(name) for name in ("李雷", "陈静", "王强"))
    resident.follows()
    resident.says("绑定 3栋2单元1501 李雷 13800000001")
    for words in ("报修 厨房水管漏水", "报修 卧室灯不亮"):
        resident.says(words)
        resident.taps("确认")
    numbers = sorted(case.number for case in world.cases())
    for number in numbers:
        clerk.says(f"派 {number} 王强")
    for words in (f"接 {numbers[0]}", f"到场 {numbers[0]}", f"完成 {numbers[0]} 换了角阀"):
        engineer.says(words)
    resident.says("修好了")
    world.advance(hours=12)
    resident.says("我家厨房着火了")
    guard = world.member("马超")
    guard.says("我去 3")
    guard.says("到场")
    guard.says("完成 火灭了")
    resident.says("没事了")
    world.advance(hours=12)
    return world.member("周敏")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("昨天一共来了几个，完成几个", ["昨天新进3单", "完工2单"]),
        ("昨天修好了几个", ["昨天完工2单"]),
        ("昨天王强干了啥", ["王强昨天", "接1单", "完成1单", "手上1单"]),
        ("陈静昨天派了几单", ["陈静昨天", "派2单"]),
        ("昨晚有没有紧急的", ["厨房着火了", "马超"]),
        ("哪类问题最多", ["水管下水 1单", "电路照明 1单"]),
        ("哪栋楼报修最多", ["3栋 3单"]),
        ("漏水这个月几起", ["水管下水", "本月到现在1单"]),
        ("上个月漏水几次", ["水管下水", "2026年10月共0单"]),
        ("平均多久修好一单", ["王强", "平均"]),
    ],
)
def test_a_question_of_days_is_answered_with_figures(
    manager: Member, words: str, told: list[str]
) -> None:
    said = manager.says(words)

    assert all(one in said for one in told), said


@pytest.mark.parametrize("words", ["昨晚那个火怎么回事", "昨晚着火谁去的", "3栋那家火后来怎么样了"])
def test_what_is_over_is_found_by_what_it_was(manager: Member, words: str) -> None:
    said = manager.says(words)

    assert "厨房着火了" in said
    assert "马超" in said
    assert "马超" in manager.says("多久到的")


def test_a_question_goes_on_with_another_kind_of_problem(manager: Member) -> None:
    manager.says("这个月比上个月多了还是少了")

    assert "水管下水：本月到现在1单" in manager.says("漏水呢")


def test_the_second_of_a_list_is_spoken_of_by_its_place(manager: Member) -> None:
    listed = manager.says("昨天来了哪些")
    second = listed.partition("\n2. ")[2].split()[0].removeprefix("【紧急】")

    assert second in manager.says("第二个谁在弄")


@pytest.mark.parametrize("words", ["中午吃什么", "水电这块人手够不够"])
def test_a_question_about_something_else_decides_nothing(
    world: World, manager: Member, words: str
) -> None:
    resident = world.member("李雷")
    resident.says("投诉 保安打牌不管事")
    resident.taps("确认")
    number = next(case.number for case in world.cases() if case.kind == "complaint")
    world.member("陈静").says(f"受理 {number}")
    head = world.member("孙丽")
    for step in ("调查 看了监控", "属实", "方案 当面道歉"):
        word, _, rest = step.partition(" ")
        head.says(f"{word} {number} {rest}".strip())
    said = manager.says(words)

    assert "同意吗" not in said
    assert world.case(number).status == "proposed"
