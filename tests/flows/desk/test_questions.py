"""What those who lead ask in their own words, and what is said of what is not built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.flows.office import Office

SAME = [  # a question in other words, and the command that answers it
    ("有超时的吗", "超时"),
    ("有没有超时的单？", "超时"),
    ("哪些超时了", "超时"),
    ("今天几个单", "今日"),
    ("今天怎么样", "今日"),
    ("这个单子谁在跟啊", "状态 1"),
    ("0001谁在跟", "状态 0001"),
    ("这个谁在跟 0001", "状态 0001"),
    ("本月怎么样", "投诉月报"),
    ("最近投诉多吗", "投诉月报"),
    ("投诉处理得怎么样了", "投诉月报"),
]
ORDINARY = [
    *(
        "我家还有几个灯没修",
        "3栋楼道灯还没修",
        "什么时候能修好",
        "有人吗",
    ),
    *("谁来修一下灯", "谁家在装修", "厨房还没修好", "电梯修好了没有", "报价太高了"),
    *("公告栏的玻璃碎了", "统计数据错了你们看一下", "楼上谁在弄"),
]


@pytest.mark.parametrize(("question", "command"), SAME)
def test_a_question_is_answered_as_its_command(office: Office, question: str, command: str) -> None:
    office.dispatched()
    office.advance(hours=3)

    assert office.says("周敏", question) == office.says("周敏", command)


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_sentence_asks_nothing(office: Office, text: str) -> None:
    office.opens()

    assert office.heard("周敏", text) is None


def test_what_is_not_done_is_listed_by_building(office: Office) -> None:
    number = office.dispatched()
    done = office.finished(description="马桶堵了")

    listed = office.says("周敏", "3栋还有哪些没修")

    assert number in listed
    assert done not in listed
    assert "没有没修完的单" in office.says("周敏", "5栋还有哪些没修")
    assert number in office.says("周敏", "还有哪些没修")


def test_a_long_list_goes_on(office: Office) -> None:
    for _ in range(9):
        office.dispatched()

    listed = office.heard("周敏", "3栋还有哪些没修")

    assert listed is not None
    assert "3栋还有哪些没修 第2页" in listed
    assert "找到9单" in office.says("周敏", "3栋还有哪些没修 第2页")


def test_what_nobody_was_sent_to_is_listed(office: Office) -> None:
    sent, waits = office.dispatched(), office.opens(description="马桶堵了").number

    listed = office.says("陈静", "有几个没派")

    assert waits in listed
    assert sent not in listed


def test_a_department_sees_what_it_has(office: Office) -> None:
    number = office.dispatched()
    office.opens(description="马桶堵了")

    assert "找到1单" in office.says("赵刚", "我们部门几个单")
    assert number in office.says("周敏", "工程部几个单")


def test_what_is_big_is_listed_or_said_to_be_nothing(office: Office) -> None:
    office.opens()
    assert "没有险情" in office.says("周敏", "有没有大事")

    fire = office.opens(description="楼道着火了", danger="fire").number

    assert fire in office.says("周敏", "有没有大事")


@pytest.mark.parametrize("text", ["看板", "排行", "热点"])
def test_what_is_not_built_says_so_and_what_is(office: Office, text: str) -> None:
    reply = office.says("周敏", text)

    assert "聊天里还没有“" in reply
    assert "今日" in reply
    assert "待办" in office.says("王强", text)
    assert "今日" not in office.says("王强", text)


@pytest.mark.parametrize("text", [text for text, _ in SAME])
def test_an_engineer_who_asks_sees_only_their_own(office: Office, text: str) -> None:
    number = office.dispatched()

    assert number not in (office.heard("马超", text) or "")


@pytest.mark.parametrize("text", [text for text, _ in SAME])
def test_a_question_changes_nothing(office: Office, text: str) -> None:
    number = office.dispatched()
    before = office.case(number)

    for name in ("陈静", "王强", "马超", "赵刚", "周敏", "业委", "何平"):
        office.heard(name, text)

    assert office.case(number) == before


@pytest.mark.parametrize(
    "text", ["有多少" * 13 + "x", "好的嗯" * 20 + "x", "派" + "去处理" * 7 + "x"]
)
def test_words_said_over_and_over_mean_nothing(office: Office, text: str) -> None:
    office.opens()

    assert office.heard("陈静", text) is None


@pytest.mark.parametrize("text", ["王强手上几个单", "小王在干嘛", "王强最近怎么样"])
def test_a_colleague_is_shown_with_what_came_of_their_work(office: Office, text: str) -> None:
    office.finished()
    office.dispatched()

    reply = office.says("周敏", text)

    assert "王强：手上1单" in reply
    assert "本月接过2单，完工1" in reply


@pytest.mark.parametrize("text", ["谁手上最多", "谁的单最多", "现在谁最忙"])
def test_who_has_the_most_stands_first(office: Office, text: str) -> None:
    office.dispatched()
    office.dispatched()
    third = office.dispatched()
    office.says("陈静", f"转 {third} 刘洋")

    lines = office.says("周敏", text).split("\n")

    assert lines[1:3] == ["王强 2单", "刘洋 1单"]


@pytest.mark.parametrize("text", ["比上个月呢", "跟上个月比怎么样", "比上个月多了还是少了"])
def test_this_month_stands_beside_the_last(office: Office, text: str) -> None:
    office.opens()
    office.advance(days=31)
    office.opens()
    office.opens()

    assert "本月到现在新增2单，上月同期1单（多1单）" in office.says("周敏", text)


def test_how_often_something_breaks_is_counted(office: Office) -> None:
    office.opens(category="lift", description="电梯不动了")
    office.opens()

    assert "本月到现在1单" in office.says("周敏", "电梯这个月坏几次")


@pytest.mark.parametrize("text", ["12号那个到哪了", "0012什么情况", "12怎么样了"])
def test_a_case_is_asked_after_by_its_number(office: Office, text: str) -> None:
    number = office.numbered("BX20261125-0012").number
    office.opens(description="马桶堵了")

    assert office.says("周敏", text) == office.says("周敏", f"状态 {number}")


def test_how_much_is_left_is_listed(office: Office) -> None:
    number = office.dispatched()

    assert number in office.says("周敏", "现在压了多少单")


def test_who_is_off_cannot_be_asked_here(office: Office) -> None:
    assert "现在可以看" in office.says("周敏", "明天谁请假")


@pytest.mark.parametrize(
    "text",
    [
        "我手上几个单",
        "我还有几个没做",
        "我手上还有几单没做？",
        "我今天还有哪些单没处理",
        "手头还剩几个活",
        "现在手里有多少工单",
        "看看我还有什么任务",
        "我有哪些待办",
        "我这有什么要处理的",
        "今天的活有哪些",
    ],
)
def test_the_own_work_is_asked_for_in_other_words(office: Office, text: str) -> None:
    office.dispatched()

    assert office.says("王强", text) == office.says("王强", "待办")


@pytest.mark.parametrize(
    "text",
    [
        "我要做什么",
        "3栋还有几个没修",
        "王强手上几个单",
        "我家还有几个灯没修",
        "这个月投诉有几个",
        "你们还有几个没做",
        "我手上划了个口子",
        "什么时候能修好",
    ],
)
def test_what_is_about_something_else_is_not_the_own_work(office: Office, text: str) -> None:
    office.dispatched()

    assert "您手上有" not in (office.heard("马超", text) or "")


@pytest.mark.parametrize("text", ["3栋电梯那单到哪了", "电梯那个什么情况", "3栋电梯谁在修"])
def test_a_case_is_asked_after_by_where_and_what_it_is(office: Office, text: str) -> None:
    number = office.opens(category="lift", description="电梯不动了").number
    office.opens()

    assert office.says("周敏", text) == office.says("周敏", f"状态 {number}")
