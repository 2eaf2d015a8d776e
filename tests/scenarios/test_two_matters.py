"""Two matters in one message, and questions in the middle of a conversation: nothing is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

NUMBER = re.compile(r"(?:BX|TS|QZ|JY)\d{8}-\d{4}")


def test_of_two_cases_the_other_is_asked_for_right_afterwards(
    world: World, resident: Member
) -> None:
    first = resident.says("我家厨房漏水了，另外你们保安态度太差")
    second = resident.taps("确认")
    done = resident.taps("确认")

    assert "两件事" in first
    assert "保安态度太差" in first
    assert "厨房漏水" in first
    assert NUMBER.search(second) is not None
    assert NUMBER.search(second)[0].startswith("BX")  # type: ignore[index]
    assert "投诉内容" in second
    assert "保安态度太差" in second
    assert NUMBER.search(done)[0].startswith("TS")  # type: ignore[index]
    assert {case.category for case in world.cases()} == {"water_drainage", "service_attitude"}


@pytest.mark.parametrize("text", ["都报", "对，两个都要，分开弄"])
def test_a_yes_to_all_opens_what_waits_too(world: World, resident: Member, text: str) -> None:
    resident.says("我家厨房漏水了，另外你们保安态度太差")

    done = resident.says(text)

    assert len(NUMBER.findall(done)) == 2
    assert {case.category for case in world.cases()} == {"water_drainage", "service_attitude"}
    assert not any("都" in case.description for case in world.cases())


@pytest.mark.parametrize("text", ["对 两个都报", "都报吧，龙头急", "灯要修，龙头也要修"])
def test_a_yes_to_all_parts_what_stands_on_one_card(
    world: World, resident: Member, text: str
) -> None:
    resident.says("卧室灯不亮，厨房龙头也滴水")

    resident.says(text)

    assert {case.category for case in world.cases()} == {"electricity_lighting", "water_drainage"}


@pytest.mark.parametrize("text", ["次卧墙皮鼓包，摸着潮，刷的漆都掉了", "厨房水管漏水，地板都泡了"])
def test_what_one_problem_does_is_not_parted(world: World, resident: Member, text: str) -> None:
    resident.says(text)

    resident.says("都报")

    assert len(world.cases()) == 1


def test_a_time_is_for_the_case_that_is_named(world: World, resident: Member) -> None:
    for problem in ("厨房灯闪", "次卧窗户关不上"):
        resident.says(problem)
        resident.taps("确认")

    resident.says("灯那个礼拜天来弄就行")
    reply = resident.says("窗户不用急")

    timed = [case.description for case in world.cases() if case.available_from is not None]
    assert timed == ["厨房灯闪"]
    assert "撤销" not in reply


@pytest.mark.parametrize(
    "words", ["灯那个先别报了 刚抬头看它又亮了", "楼道灯不用报了", "灯的事先不报，水的照旧"]
)
def test_what_waits_is_given_up_alone(world: World, resident: Member, words: str) -> None:
    assert "两件事我都记下了" in resident.says("厨房水槽下水堵了，还有3栋2单元楼道的灯不亮")

    assert "那件就不报了" in resident.says(words)

    assert "单号" in resident.says("确认")
    assert [case.description for case in world.cases()] == ["厨房水槽下水堵了"]


def test_cancelling_the_first_does_not_lose_the_other(resident: Member) -> None:
    resident.says("我家厨房漏水了，另外你们保安态度太差")

    assert "保安态度太差" in resident.says("取消")


@pytest.mark.parametrize(
    "text", ["我家厨房漏水了，另外物业费怎么交", "请问物业费怎么交，另外我家厨房漏水了"]
)
def test_a_question_beside_a_report_is_answered_at_once(resident: Member, text: str) -> None:
    reply = resident.says(text)

    assert "扫码" in reply
    assert "报修内容" in reply
    assert "厨房漏水" in reply
    assert NUMBER.search(resident.says("确认")) is not None


def test_two_questions_are_both_answered(resident: Member) -> None:
    resident.says("我家厨房漏水了")
    number = NUMBER.search(resident.says("确认"))
    reply = resident.says("我报的漏水到哪一步了？另外请问物业费怎么交")

    assert number is not None
    assert number[0] in reply
    assert "扫码" in reply


def test_danger_comes_before_everything_else(world: World, resident: Member) -> None:
    reply = resident.says("厨房着火了快来人，另外物业费怎么交")

    assert "119" in reply
    assert [case.danger for case in world.cases()] == ["fire"]


def test_an_answer_with_another_matter_keeps_both(resident: Member) -> None:
    resident.says("报修")
    resident.says("1")
    reply = resident.says("卧室灯不亮了，另外楼道垃圾好几天没人收")
    second = resident.says("确认")

    assert "也记下了" in reply
    assert "卧室灯不亮" in reply
    assert NUMBER.search(second) is not None
    assert "楼道垃圾" in second


def test_another_problem_before_the_confirmation_waits_for_its_turn(resident: Member) -> None:
    resident.says("我家厨房水管漏水了")
    reply = resident.says("楼道的灯也不亮了，黑漆漆的")
    second = resident.says("确认")

    assert "也记下了" in reply
    assert "厨房水管漏水" in reply
    assert NUMBER.search(second) is not None
    assert "楼道的灯" in second


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("对了我上次报的那个修得怎么样了", "BX"),
        ("你们几点下班", "8:00到18:00"),
        ("物业电话是多少", "24小时有人接"),
        ("请问物业费一平米多少钱", "按建筑面积收"),
    ],
)
def test_a_question_in_the_middle_is_answered_and_the_talk_goes_on(
    resident: Member, question: str, answered: str
) -> None:
    resident.says("我家厨房漏水了")
    resident.says("确认")
    resident.says("卧室灯不亮了")
    reply = resident.says(question)

    assert answered in reply
    assert "还没提交，对的话回“确认”" in reply
    assert "卧室灯不亮" in reply
    assert NUMBER.search(resident.says("确认")) is not None


def test_both_problems_of_a_newcomer_are_kept_too(stranger: Member) -> None:
    reply = stranger.says("厨房漏水了，另外保洁一个星期没来打扫楼道")

    assert "两件事" in reply
    assert "位置" in reply


@pytest.mark.parametrize(
    ("first", "other", "place"),
    [
        ("公共区域东门灯不亮", "我家厨房水管漏水了，明天下午三点后在家", "3栋2单元1501"),
        ("厨房水管漏水了", "5栋1单元802客厅灯不亮", "5栋1单元802"),
        ("厨房水管漏水了", "另外楼道里垃圾没人收，电话13900000099", "3栋楼道"),
    ],
)
def test_another_matter_with_a_time_a_home_or_a_phone_bends_nothing(
    world: World, resident: Member, first: str, other: str, place: str
) -> None:
    """It is a case of its own, confirmed right after the first, with all that was said in it."""
    resident.says(first)
    again = resident.says(other)
    second = resident.says("确认")
    resident.says("确认")

    assert "也记下了" in again
    assert first in again
    assert place in second
    cases = {case.description: case for case in world.cases()}
    assert first in cases
    assert sorted(case.place.startswith(place) for case in cases.values()) == [False, True]
    assert cases[first].reporter_phone == "13800000001"


def test_another_matter_at_the_question_for_the_phone_is_kept(
    world: World, stranger: Member
) -> None:
    """The phone beside it answers; the first keeps its place and its words."""
    stranger.says("公共区域东门灯不亮")
    kept = stranger.says("我家5栋1单元802马桶堵了")
    shown = stranger.says("13912345678，另外楼道里垃圾没人收")

    assert "马桶堵了" in kept
    assert "手机号" in kept
    assert "地点：东门" in shown
    assert "内容：公共区域东门灯不亮" in shown
    stranger.says("确认")
    assert [case.place for case in world.cases()] == ["东门"]


@pytest.mark.parametrize(
    ("asked", "answer", "problem"),
    [
        ((), "5栋1单元802，我家马桶堵了", "马桶堵了"),
        (("5栋1单元802",), "张秀英，另外我家马桶堵了", "马桶堵了"),
        (("5栋1单元802", "张秀英"), "13800000003，厨房灯也不亮", "厨房灯也不亮"),
    ],
)
def test_a_problem_beside_what_is_bound_comes_right_after_the_binding(
    stranger: Member, asked: tuple[str, ...], answer: str, problem: str
) -> None:
    """With the home and the phone that are known by then."""
    stranger.says("绑定")
    for words in asked:
        stranger.says(words)
    reply = kept = stranger.says(answer)
    for words in ("张秀英", "13800000003")[len(asked) :]:
        reply = stranger.says(words)

    assert "也记下了" in kept
    assert "绑定好了" in reply
    assert "地点：5栋1单元802" in reply
    assert "电话：13800000003" in reply
    assert problem in reply


def test_a_problem_is_no_name(stranger: Member) -> None:
    """It is taken up as a report; the binding goes on afterwards."""
    stranger.says("绑定")
    stranger.says("5栋1单元802")
    reply = stranger.says("厨房水管漏水了")

    assert "位置" in reply
    assert "姓名" in stranger.says("取消")


def test_a_problem_beside_another_time_is_kept(world: World, resident: Member) -> None:
    """The visit is moved, and the problem is confirmed next."""
    resident.says("厨房水管漏水了")
    resident.says("确认")
    resident.says("改时间")
    reply = resident.says("明天下午，另外卧室灯也不亮")

    assert "也记下了" in reply
    assert "明天下午" in reply
    assert "内容：卧室灯也不亮" in reply
    resident.says("确认")
    assert len(world.cases()) == 2


def test_several_other_matters_come_in_the_order_in_which_they_were_said(resident: Member) -> None:
    """And without the commas that a phone between them leaves."""
    resident.says("厨房水管漏水了")
    resident.says("13900000077，卧室灯也坏了")
    resident.says("明天下午三点，13900000077，门锁坏了")
    second = resident.says("确认")
    third = resident.says("确认")

    assert "内容：卧室灯也坏了\n" in second
    assert "内容：明天下午三点，门锁坏了\n" in third


@pytest.mark.parametrize("words", ["今天不用来了", "后天先不用来人", "家里的门不用修了"])
def test_words_that_name_nothing_that_waits_give_nothing_up(resident: Member, words: str) -> None:
    """They share a sign with what waits, and no word."""
    resident.says("厨房水槽下水堵了，还有3栋2单元楼道的灯昨天起不亮，家门口漆黑")

    assert "那件就不报了" not in resident.says(words)
