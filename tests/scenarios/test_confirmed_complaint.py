"""A yes that says again what kind the card has files it; of a report it makes another kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.mark.parametrize(
    "words",
    [
        "是，正式投诉，别让王强去打听，他俩是老乡",
        "对，投诉，不要让他同事来查",
        "是 正式投诉",
        "嗯我要投诉",
        "好投诉吧",
        "我要投诉，别说是我反映的",
    ],
)
def test_who_says_yes_and_that_it_is_a_complaint_files_it(
    world: World, resident: Member, words: str
) -> None:
    resident.says("我要投诉保安，昨天在岗亭打牌，还骂人")
    resident.says(words)

    assert [case.kind for case in world.cases()] == ["complaint"]


def test_of_a_report_it_says_another_kind(world: World, resident: Member) -> None:
    resident.says("厨房水管漏水")
    resident.says("是，正式投诉")

    assert not world.cases()


@pytest.mark.parametrize("words", ["投诉了会怎么样", "我不是要投诉", "我还要投诉保洁三天没拖楼道"])
def test_who_asks_denies_or_tells_of_another_files_nothing(
    world: World, resident: Member, words: str
) -> None:
    resident.says("我要投诉保安，昨天在岗亭打牌，还骂人")
    resident.says(words)

    assert not world.cases()


def test_a_card_that_was_a_guess_gives_way_to_what_is_surely_broken(
    world: World, resident: Member
) -> None:
    first = "上午消防演习那个烟是假的吧，楼道里白茫茫的，怪好玩"
    assert "建议内容" in resident.says(first)
    assert "报修内容" in resident.says("12楼楼梯间的应急灯一直不亮")
    resident.says("报呗")

    assert [case.kind for case in world.cases()] == ["report"]
    assert first in world.cases()[0].description


def test_a_complaint_of_somebody_stays_one(world: World, resident: Member) -> None:
    resident.says("楼上1601天天半夜拖椅子，吵得睡不着")
    resident.says("今天凌晨两点又拖，震得我家吊灯都晃")
    resident.says("确认")

    assert [case.kind for case in world.cases()] == ["complaint"]
