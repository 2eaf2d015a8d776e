"""A question that goes on with the answer before, two in one message, and what is perhaps none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import report
from tests.scenarios.test_questions import asked

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

WEEKENDS = "周末和节假日不做敲打"


@pytest.mark.parametrize(
    "further", ["那周末呢", "节假日可以吗", "那中午能不能弄", "如果提前预约呢"]
)
def test_what_names_no_matter_goes_on_with_the_answer_before(
    world: World, resident: Member, further: str
) -> None:
    assert WEEKENDS in resident.says("装修几点可以开工")

    reply = resident.says(further)

    assert WEEKENDS in reply
    assert "转给客服" in resident.taps("没说到，请同事回我")
    assert [one.words for one in asked(world)] == [f"装修时间 {further}"]


@pytest.mark.parametrize("further", ["在哪办", "那要多少钱", "那第二张呢"])
def test_it_goes_on_more_than_once(resident: Member, further: str) -> None:
    resident.says("想再配一张门卡")
    resident.says("要带什么")

    assert "每张15元" in resident.says(further)


def test_what_names_its_own_matter_begins_anew(resident: Member) -> None:
    resident.says("装修几点可以开工")

    assert "采暖季" in resident.says("那暖气几号来")
    assert WEEKENDS not in resident.says("那我家欠多少物业费")
    assert WEEKENDS not in resident.says("那师傅呢")


def test_long_after_or_after_something_else_nothing_is_gone_on_with(
    world: World, resident: Member
) -> None:
    assert "业委会" not in resident.says("在哪办")
    resident.says("装修几点可以开工")
    resident.says("厨房水管漏水")
    resident.says("取消")
    assert WEEKENDS not in resident.says("那周末呢")
    resident.says("装修几点可以开工")
    world.advance(minutes=11)

    assert WEEKENDS not in resident.says("那周末呢")


def test_two_questions_in_one_message_get_both_answers(resident: Member) -> None:
    reply = resident.says("快递柜在哪，垃圾几点扔")

    assert "快递柜在北门" in reply
    assert "17:30到21:00" in reply


def test_what_only_adds_to_a_question_gets_one_answer(resident: Member) -> None:
    assert "业委会" not in resident.says("租客能租固定车位吗，要什么条件")


def test_what_happened_on_a_day_goes_to_a_colleague(world: World, resident: Member) -> None:
    assert "转给客服" in resident.says("业委会昨晚说了些什么")
    assert "会所二楼" in resident.says("业委会周六几点有人")
    assert "转给客服" in resident.says("上周那个会开得怎样")
    assert [one.words for one in asked(world)] == ["业委会昨晚说了些什么", "上周那个会开得怎样"]


@pytest.mark.parametrize("words", ["手机丢了咋办", "钱包丢在小区里了怎么办", "捡到一串钥匙交给谁"])
def test_what_is_lost_or_found_is_looked_for_and_no_card_that_is_made_anew(
    resident: Member, words: str
) -> None:
    assert "大概在什么位置" in resident.says(words)


def test_a_lost_card_is_made_anew(resident: Member) -> None:
    assert "补办" in resident.says("门卡掉了补一张多少钱")


def test_a_remark_beside_a_case_is_a_tap_away_from_who_works_on_it(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    """金毛 is a dog of whoever waits for the engineer, and perhaps no question about dogs."""
    taken = report(resident)
    clerk.says(f"派 {taken} 王强")
    engineer.says("接")
    engineer.hears()

    reply = resident.says("金毛不咬人 见人就舔 带根火腿肠就行")
    assert f"补充到 {taken}" in reply

    assert "告诉王强师傅" in resident.taps(f"不是问，补充到 {taken}（厨房水管漏水了）")
    assert "见人就舔" in "\n".join(engineer.hears())
