"""What is said about who hears of a step of a complaint, and by when, is so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.scenarios.complaint_story import DANCE, NUMBER, complain, decided, heard, investigated

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_a_raised_complaint_tells_its_new_times(world: World, resident: Member) -> None:
    """Who was promised an answer by one time hears when another level takes longer."""
    number = investigated(world, resident)
    assert "后天10:0" in heard(resident)
    world.member("孙丽").says(f"定级 {number} 重要 多人反映")
    told = heard(resident)
    assert number in told
    assert "重新安排了时间：由事务部主管孙丽负责" in told
    assert "11月29日（周日）10:0" in told


def test_a_level_set_before_acceptance_tells_nothing(world: World, resident: Member) -> None:
    """Nothing but acceptance was promised until then."""
    number = complain(resident)
    resident.hears()
    world.member("陈静").says(f"定级 {number} 重要 多人反映")
    assert heard(resident) == ""


def test_a_plan_sent_back_is_no_news_to_the_resident(world: World, resident: Member) -> None:
    """Nobody is told that the resident hears of what stays between colleagues."""
    number = investigated(world, resident)
    head = world.member("孙丽")
    head.says(f"调查 {number} 问过双方")
    head.says(f"属实 {number}")
    head.says(f"方案 {number} 加强巡查，3天内")
    resident.hears()
    assert "住户会收到消息" not in world.member("周敏").says(f"审批 {number} 驳回 要写谁负责")
    assert heard(resident) == ""


def test_a_decided_complaint_names_helpers_and_no_past_promise(
    world: World, resident: Member
) -> None:
    """Who carries it out is no repairman, and the answer is not due any more."""
    number = decided(world, resident)
    head = world.member("孙丽")
    head.says(f"派 {number} 马超")
    shown = head.says(f"状态 {number}")
    assert "配合：马超" in shown
    assert "师傅" not in shown
    assert "最晚答复" not in shown


def test_a_heading_tells_the_matter(world: World, resident: Member) -> None:
    """我要投诉 is no heading, and a rejected appeal offers no way back inside."""
    number = complain(resident)
    heading, words, *_ = heard(world.member("陈静")).split("\n")
    assert "楼下广场舞" in heading
    assert "我要投诉" not in heading
    assert words == f"住户说：{DANCE}"
    assert world.case(number).description.startswith("我要投诉")


def test_cards_tell_of_the_month_and_of_the_matter(world: World, resident: Member) -> None:
    """Who wrote nothing for two days gets a card only; it says as much as the message."""
    investigated(world, resident)
    manager, head = world.member("周敏"), world.member("吴总")
    world.advance(days=20, minutes=5)
    world.advance(days=7)
    assert "27天没解决：楼下广场舞" in heard(manager)
    world.advance(days=3, hours=1)
    cards = heard(head)
    assert "升为重大" in cards
    assert "我要投诉" not in cards


def test_who_disagrees_with_a_suggestions_answer_is_asked_why(
    world: World, resident: Member
) -> None:
    """不同意 after 不采纳 is another look, and a courtesy offers its own two words."""
    resident.says("建议 门口多放两把椅子")
    found = re.search(r"JY\d{8}-\d{4}", resident.says("确认"))
    assert found is not None
    world.member("陈静").says(f"不采纳 {found[0]} 消防通道不能放东西")
    assert "再考虑" in resident.says("好的")
    resident.says("不同意")
    resident.says("可以放在花园里")
    assert world.case(found[0]).status == "opened"


def test_without_anything_decided_who_disagrees_is_asked_what_about(resident: Member) -> None:
    """不同意 alone gets a sentence that people say."""
    assert "没有暂缓的单子" in resident.says("不同意")


@pytest.mark.parametrize("words", ["我要投诉", "投诉", "你好，我想投诉一下你们", "我要投诉！"])
def test_who_only_says_that_they_complain_is_asked_about_what(
    world: World, resident: Member, words: str
) -> None:
    """No complaint says nothing but 我要投诉; the next sentence is its matter."""
    assert "什么事" in resident.says(words)
    assert "内容：保安半夜放外来车进来" in resident.says("保安半夜放外来车进来")
    number = NUMBER.search(resident.says("确认"))
    assert number is not None
    assert world.case(number[0]).description == "保安半夜放外来车进来"


def test_more_words_with_a_time_in_them_are_kept(resident: Member) -> None:
    """When it happens is part of a complaint, no appointment that replaces another."""
    resident.says("我要投诉，门岗的保安从来不登记")
    assert "半夜放外来车进来" in resident.says("保安半夜放外来车进来")


@pytest.mark.parametrize("words", ["同意", "1"])
def test_a_decision_asked_for_is_typed_in_a_word(
    world: World, resident: Member, words: str
) -> None:
    """审批 alone shows the plan; the number or the word beside it decides."""
    number = investigated(world, resident)
    head, manager = world.member("孙丽"), world.member("周敏")
    head.says(f"调查 {number} 问过双方")
    head.says(f"属实 {number}")
    head.says(f"方案 {number} 加强巡查，3天内")
    assert "同意还是驳回" in manager.says("审批")
    assert "审批记下了" in manager.says(words)
    assert world.case(number).status == "carrying_out"
