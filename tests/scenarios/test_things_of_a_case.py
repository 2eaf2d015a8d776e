"""What was just filed is gone on about: its things, no hurry, and what is no word to us at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

LAMP, WATER = "灯的事倒不着急", "停车的那辆是蓝色货车，尾号662"


@pytest.fixture
def both(world: World, resident: Member) -> World:
    """Return a world where a lamp was reported and a guard complained about, in one message."""
    resident.says(
        "地下室B1西头的灯坏了好几个没人换，保安昨天还在我车位上停车，讲他两句他还骂我，我要投诉他"
    )
    resident.says("两件都要，灯归灯，人归人")
    return world


def test_a_complaint_goes_on_with_whom_it_is_about(both: World) -> None:
    """He is not another matter, and what he did is none of the lamp."""
    kinds = {case.kind: case.description for case in both.cases()}

    assert set(kinds) == {"report", "complaint"}
    assert "停车" in kinds["complaint"]
    assert "骂我" in kinds["complaint"]
    assert "停车" not in kinds["report"]


def test_its_things_belong_to_it(both: World, resident: Member) -> None:
    assert "TS" in resident.says(WATER)
    assert "BX" in resident.says(LAMP)
    assert len(both.cases()) == 2


def test_the_same_elsewhere_is_new(both: World, resident: Member) -> None:
    resident.says("北门的路灯也坏了，不急")
    resident.says("确认")

    assert len(both.cases()) == 3


CHAIN = (
    "【果园直送】限时免费领一箱苹果，就差你一刀，点进来帮我砍",
    "转发到三个群，领取200元话费，真的有效",
)


@pytest.mark.parametrize("text", CHAIN)
def test_a_chain_message_is_no_word_on_a_case(both: World, resident: Member, text: str) -> None:
    """Nobody is told; at a card it is asked once more."""
    assert "转发" in resident.says(text)
    resident.says("厨房水龙头漏水了")
    assert "转发" in resident.says(text)
    resident.says("确认")

    assert not any("领" in case.description for case in both.cases())


def test_who_only_slipped_tells_nobody_anything(
    both: World, resident: Member, clerk: Member
) -> None:
    resident.says(f"撤销 {both.cases()[0].number}")
    clerk.hears()

    assert "不撤" in resident.says("不对别撤，手滑了")
    assert not any("手滑" in text for text in clerk.hears())


@pytest.mark.parametrize(
    ("text", "suggests"),
    [
        ("3栋楼顶那块以后会不会开放给大家晒被子啊", False),
        ("建议会所以后晚点关门", True),
    ],
)
def test_who_asks_what_is_planned_suggests_nothing(
    resident: Member, text: str, *, suggests: bool
) -> None:
    assert ("建议内容" in resident.says(text)) is suggests
