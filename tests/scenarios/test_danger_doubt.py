"""Words that may tell of a danger: one question, and nothing is lost whatever is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

SMELL = "楼道里有股怪味儿说不上来是啥 从昨晚就有"
ASKED = "有人有危险吗"


def emergencies(world: World) -> list[str]:
    return [case.description for case in world.cases() if case.urgency == "emergency"]


def test_who_may_be_in_danger_is_asked_and_told_what_to_do(
    world: World, resident: Member, clerk: Member
) -> None:
    reply = resident.says(SMELL)

    assert ASKED in reply
    assert "119" in reply
    assert world.cases() == []
    assert clerk.hears() == []


@pytest.mark.parametrize("answer", ["有", "1", "有的", "有 老太太晕过去了", "越来越呛了 我头晕"])
def test_yes_raises_the_alarm_with_the_first_words(
    world: World, resident: Member, clerk: Member, answer: str
) -> None:
    resident.says(SMELL)
    reply = resident.says(answer)

    assert "紧急单" in reply
    assert SMELL in emergencies(world)[0]
    assert any("险情" in push for push in clerk.hears())
    world.advance(minutes=2)
    assert not any("一分钟没有回" in push for push in clerk.hears())


@pytest.mark.parametrize("answer", ["没有", "2", "没有危险", "没人有危险，就是味道难闻"])
def test_no_goes_on_with_the_report_of_the_words(
    world: World, resident: Member, clerk: Member, answer: str
) -> None:
    resident.says(SMELL)
    reply = resident.says(answer)

    assert "怪味" in reply or "确认" in reply
    while "确认" not in reply:
        reply = resident.says("1")
    resident.says("确认")
    assert [case.urgency == "emergency" for case in world.cases()] == [False]
    assert "怪味" in world.cases()[0].description
    world.advance(minutes=2)
    assert not any("一分钟没有回" in push for push in clerk.hears())


def test_without_an_answer_the_desk_hears_once_also_after_a_crash(
    world: World, resident: Member, clerk: Member
) -> None:
    resident.says(SMELL)
    world.restart()

    world.advance(minutes=1.2)
    told = [push for push in clerk.hears() if "一分钟没有回" in push]
    assert len(told) == 1
    assert "怪味" in told[0]
    assert "13800000001" in told[0]

    world.advance(minutes=5)
    assert not any("一分钟没有回" in push for push in clerk.hears())
    assert "紧急单" in resident.says("有")


@pytest.mark.parametrize("words", ["不知道", "不晓得", "我也说不好", "看不见里面"])
def test_who_does_not_know_is_asked_no_more_and_the_desk_hears_at_once(
    world: World, resident: Member, clerk: Member, words: str
) -> None:
    """As it would after a minute of silence."""
    resident.says(SMELL)
    reply = resident.says(words)
    assert "值班同事" in reply
    assert "有人有危险吗" not in reply
    told = [push for push in clerk.hears() if "说不知道" in push]
    assert len(told) == 1
    assert "怪味" in told[0]
    world.advance(minutes=5)
    assert not any("怪味" in push for push in clerk.hears())


def test_the_report_that_was_being_told_goes_on(world: World, resident: Member) -> None:
    resident.says("报修")
    asked = resident.says(SMELL)
    assert ASKED in asked

    resident.says("没有")
    reply = resident.says("确认")

    assert "BX" in reply or "确认" in reply
    assert emergencies(world) == []


def test_nobody_asks_while_an_emergency_is_on(world: World, resident: Member) -> None:
    resident.says("3栋电梯里关着人出不来")
    reply = resident.says(SMELL)

    assert ASKED not in reply
    assert len(world.cases()) == 1


def test_staff_are_not_asked(engineer: Member) -> None:
    assert ASKED not in engineer.says(SMELL)


@pytest.mark.parametrize("text", ["派王强去3栋，电梯困人了", "让王强去看看3栋着火的那家"])
def test_who_sends_somebody_raises_no_alarm(world: World, clerk: Member, text: str) -> None:
    clerk.says(text)

    assert emergencies(world) == []


def test_a_tap_raises_no_alarm(world: World, resident: Member) -> None:
    resident.says("卧室灯不亮了")
    resident.taps("改内容")
    resident.says("厨房灯着火一样红")

    assert emergencies(world) == []


@pytest.mark.parametrize("words", ["怎么还不回我", "报修进度"])
def test_other_words_leave_the_question_open(
    world: World, resident: Member, clerk: Member, words: str
) -> None:
    resident.says(SMELL)
    resident.says(words)
    assert emergencies(world) == []

    world.advance(minutes=1.2)
    assert sum("一分钟没有回" in push for push in clerk.hears()) == 1


@pytest.mark.parametrize("asked", ["修好了吗", "满意吗"])
def test_what_answers_whether_it_is_fixed_raises_no_alarm(
    world: World, resident: Member, engineer: Member, clerk: Member, asked: str
) -> None:
    resident.says("卧室灯不亮了")
    resident.says("确认")
    number = world.cases()[0].number
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    engineer.says(f"完成 {number} 换了灯管")

    resident.says("还是没反应，打电话没人接" if asked == "修好了吗" else "很满意，救火一样快")

    assert emergencies(world) == []


def test_danger_told_while_asked_is_no_second_question(world: World, resident: Member) -> None:
    resident.says(SMELL)
    reply = resident.says("着火了！")

    assert "119" in reply
    assert len(emergencies(world)) == 1
    assert SMELL in emergencies(world)[0]


@pytest.mark.parametrize("text", ["电话没人接", "没反应", "敲门没人开", "没困", "不是跳楼"])
def test_an_answer_without_a_subject_raises_nothing(
    world: World, resident: Member, text: str
) -> None:
    resident.says("报修")
    resident.says(text)

    assert emergencies(world) == []


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("前天中午我在电梯里被关了半个钟头，按呼叫没有人应，我要投诉", False),
        ("昨晚楼道里有股怪味儿说不上来是啥，我要投诉", False),
        ("从昨晚就有股怪味儿说不上来，现在还有，我要投诉", True),
        ("楼道里有股怪味儿说不上来是啥 从昨晚就有，我要投诉", True),
    ],
)
def test_who_complains_of_another_day_is_not_asked(
    world: World, resident: Member, text: str, *, is_asked: bool
) -> None:
    reply = resident.says(text)

    assert (ASKED in reply) == is_asked
    assert world.cases() == []
    if not is_asked:
        assert "投诉内容" in reply


@pytest.mark.parametrize(
    "text",
    [
        "我同事小区上周电瓶车充电起火，烧了半栋楼",
        "昨天我丈母娘那个小区电瓶车充电着火，烧死了两个人",
        "3栋5楼有人从阳台吊根电线下来给电瓶车充电",
    ],
)
def test_what_befell_others_elsewhere_or_may_yet_is_not_asked_about(
    world: World, resident: Member, text: str
) -> None:
    assert ASKED not in resident.says(text)
    assert ASKED not in resident.says("真烧起来跑都跑不掉")
    assert world.cases() == []


@pytest.mark.parametrize(
    "text",
    ["隔壁小区昨晚着火了，现在还在烧", "二楼从阳台拉下来的充电线冒烟了", "3栋着火了跑都跑不掉"],
)
def test_what_goes_on_is_no_story(world: World, resident: Member, text: str) -> None:
    reply = resident.says(text)

    assert ASKED in reply or emergencies(world)
