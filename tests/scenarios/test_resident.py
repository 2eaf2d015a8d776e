"""What residents say at any time: progress, their data, and what others of the home may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_progress_says_who_has_it_and_by_when(resident: Member) -> None:
    number = report(resident)

    reply = resident.says("进度")

    assert number in reply
    assert "10:30前" in reply
    assert "值班管理员" in reply


@pytest.mark.parametrize("words", ["修得怎么样了", "我的报修", "进度"])
def test_progress_is_understood_in_other_words(resident: Member, words: str) -> None:
    number = report(resident)

    assert number in resident.says(words)


def test_several_cases_are_offered_as_taps(resident: Member) -> None:
    first, second = report(resident), report(resident, "卧室的灯不亮了")

    reply = resident.says("催单")
    assert first in reply
    assert second in reply
    assert "已替您催" in resident.taps(1)


@pytest.mark.parametrize("number", ["BX20261124-0001", "0001", "BX20300101-0001", "01"])
def test_somebody_elses_case_does_not_exist(
    resident: Member, stranger: Member, number: str
) -> None:
    report(resident)
    other = stranger.says("进度 BX20990101-9999")

    for word in ("进度", "催单", "撤销", "补充", "评价", "修好了", "没修好"):
        reply = stranger.says(f"{word} {number}")
        assert "漏水" not in reply
        assert reply == other


def test_the_household_sees_only_what_is_shared(world: World, resident: Member) -> None:
    spouse = world.member("韩梅梅")
    spouse.follows()
    spouse.says("绑定 3栋2单元1501 韩梅梅 13800000002")
    first = report(resident)
    assert first not in spouse.says("进度")

    resident.says("共享")
    second = report(resident, "卧室的灯不亮了")

    assert second in spouse.says("进度")
    assert "请报的人来办" in spouse.says(f"撤销 {second}")
    assert "已替您催" in spouse.says(f"催单 {second}")


def test_a_complaint_is_seen_by_its_author_alone(world: World, resident: Member) -> None:
    spouse = world.member("韩梅梅")
    spouse.follows()
    spouse.says("绑定 3栋2单元1501 韩梅梅 13800000002")
    resident.says("共享")

    number = report(resident, "你们保安态度太差了，骂人")

    assert number.startswith("TS")
    assert number not in spouse.says("进度")
    assert number not in world.member("马超").says("待办")


def test_my_data_lists_what_is_kept(resident: Member) -> None:
    report(resident)

    reply = resident.says("我的数据")

    assert "3栋2单元1501 李雷 13800000001" in reply
    assert "1个单子" in reply


def test_muting_a_kind_and_receiving_again(resident: Member) -> None:
    assert "退订 评价" in resident.says("退订")
    assert "不发评价类" in resident.says("退订 评价")
    assert "恢复" in resident.says("恢复接收")


def test_who_wants_a_human_gets_a_case_and_a_deadline(
    world: World, resident: Member, clerk: Member
) -> None:
    reply = resident.says("人工")

    assert "前" in reply
    number = world.cases()[0].number
    assert number in reply
    assert any(number in push for push in clerk.hears())
    assert number in resident.says("转人工")
    assert len(world.cases()) == 1


def test_a_question_in_the_middle_is_answered_and_the_conversation_goes_on(
    resident: Member,
) -> None:
    number = report(resident)
    resident.says("报修")
    resident.says("公共区域")

    reply = resident.says("进度")
    assert number in reply
    resident.says("地下车库B2")

    assert "什么问题" in resident.phone.screen[-1].text


def test_an_old_tap_is_answered_politely(resident: Member) -> None:
    resident.says("报修")
    old = resident.last
    resident.says("1")
    resident.says("厨房水管漏水")

    bubble = resident.phone.tap(0, old)

    assert bubble is not None
    assert "已经过去" in bubble.text
    assert "确认" in bubble.text


def test_words_nobody_understands_are_offered_as_a_report(world: World, resident: Member) -> None:
    reply = resident.says("那个东西又那样了")

    assert "请同事联系我" in reply
    resident.taps(0)
    assert world.cases() == []


def test_a_feedback_word_answers_the_finished_case_even_as_praise(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"完成 {number} 换了角阀")

    resident.says("师傅修好了，很满意")

    assert world.case(number).closed_as == "confirmed"


def test_reports_are_limited_but_never_danger(world: World, resident: Member) -> None:
    for n in range(10):
        report(resident, f"厨房水管漏水第{n}处")

    resident.says("卧室窗户关不严")  # another matter than those that are open
    assert "替您登记" in resident.says("确认")
    resident.says("厨房着火了")

    assert world.cases()[0].urgency == "emergency"


def test_muting_reminders_does_not_silence_the_own_case(world: World, resident: Member) -> None:
    number = report(resident)
    resident.says("退订 提醒")
    resident.hears()

    world.advance(hours=23)  # nine in the morning: REP-6, at the latest after a day
    world.advance(hours=1)

    assert any(number in push for push in resident.hears())


def test_an_angry_person_is_met_with_understanding_first(resident: Member) -> None:
    reply = resident.says("厨房又漏水了！！你们到底管不管！！修了几次了！！")

    assert reply.startswith("给您添麻烦了")
    assert "确认" in reply
