"""撤回 through the webhook: who was told of a step hears that it does not hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def number(resident: Member, clerk: Member, engineer: Member) -> str:
    """Return the number of a case that 王强 has taken."""
    resident.says("厨房水管漏水了")
    found = re.search(r"BX\d{8}-\d{4}", resident.says("确认"))
    assert found is not None
    clerk.says(f"派 {found[0]} 王强")
    engineer.says(f"接 {found[0]}")
    resident.hears()
    return found[0]


def test_who_was_told_too_early_is_told_kindly(
    world: World, resident: Member, engineer: Member, number: str
) -> None:
    engineer.says(f"完成 {number} 换了角阀")
    assert any("换了角阀" in push for push in resident.hears())

    assert "撤回了" in engineer.says("撤回")

    heard = resident.hears()
    assert any("发早了" in push and "好了再请您看" in push for push in heard)
    assert world.case(number).status == "taken"
    engineer.says(f"完成 {number} 换了角阀，试过了")
    assert world.case(number).result == "换了角阀，试过了"


def test_twice_is_once(world: World, engineer: Member, number: str) -> None:
    engineer.says(f"完成 {number} 换了角阀")
    engineer.says("撤回")

    assert "已经撤回了" in engineer.says("撤回")

    assert world.case(number).status == "taken"


def test_an_engineer_who_was_sent_hears_that_they_need_not_go(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    resident.says("厨房水管漏水了")
    resident.says("确认")
    number = world.cases()[0].number
    clerk.says(f"派 {number} 王强")
    engineer.hears()

    clerk.says("撤回")

    assert any("陈静撤回了刚才的“派”" in push and number in push for push in engineer.hears())
    assert any("发早了" in push for push in resident.hears())
    assert world.case(number).engineer_id is None


def test_an_answered_result_is_not_taken_back(
    world: World, resident: Member, engineer: Member, number: str
) -> None:
    engineer.says(f"完成 {number} 换了角阀")
    resident.hears()
    resident.says("修好了")

    assert "李雷已经接着办了" in engineer.says("撤回")
    assert world.case(number).status == "closed"


def test_the_residents_own_word_stays_theirs(world: World, resident: Member) -> None:
    resident.says("厨房水管漏水了")
    resident.says("确认")

    resident.says("撤回")
    resident.says("1")

    assert world.cases()[0].status == "withdrawn"


@pytest.mark.parametrize("words", ["刚才点错了", "发错了", "弄错了，不是这单", "撤回刚才那条"])
def test_it_is_said_in_other_words(
    world: World, resident: Member, engineer: Member, number: str, words: str
) -> None:
    engineer.says(f"完成 {number} 换了角阀")

    assert "撤回了" in engineer.says(words)

    assert world.case(number).status == "taken"
    assert not any("换了角阀" in push for push in resident.hears())  # it had not left yet


def test_what_one_message_did_to_several_is_taken_back_together(
    world: World, resident: Member, clerk: Member, engineer: Member, number: str
) -> None:
    resident.says("卫生间的灯不亮了")
    second = re.search(r"BX\d{8}-\d{4}", resident.says("确认"))
    assert second is not None
    clerk.says(f"派 {second[0]} 王强")
    engineer.says(f"接 {second[0]}")
    engineer.says(f"{number[-4:]}和{second[0][-4:]}都弄好了，换了阀")
    assert world.case(number).status == world.case(second[0]).status == "finished"

    reply = engineer.says("撤回")

    assert number in reply
    assert second[0] in reply
    assert world.case(number).status == world.case(second[0]).status == "taken"


def test_after_five_minutes_it_says_what_can_be_done(
    world: World, engineer: Member, number: str
) -> None:
    engineer.says(f"到场 {number}")
    world.advance(minutes=6)

    reply = engineer.says("撤回")

    assert "过了五分钟" in reply
    assert "完成" in reply
    assert world.case(number).status == "arrived"


def test_nobody_takes_back_the_step_of_another(
    world: World, clerk: Member, engineer: Member, number: str
) -> None:
    engineer.says(f"完成 {number} 换了角阀")

    clerk.says(f"撤回 {number}")

    assert world.case(number).status == "finished"


def test_an_emergency_that_nobody_goes_to_any_more_is_called_out_again(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    resident.says("3栋2单元楼道着火了")
    number = world.cases()[0].number
    engineer.says(f"我去 {number} 5")
    clerk.hears()

    assert "撤回了" in engineer.says("撤回")

    assert world.case(number).taken_at is None
    world.advance(minutes=2)
    assert any(number in push for push in clerk.hears())
