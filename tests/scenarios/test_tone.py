"""Whoever is angry or afraid hears understanding first, at every door, and never a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import finished, report

if TYPE_CHECKING:
    from tests.scenarios.people import Member

UNDERSTANDING = ("添麻烦", "久等", "抱歉")


def begins_with_understanding(reply: str) -> bool:
    """Tell whether the first line meets an angry person."""
    return any(words in reply.split("\n", maxsplit=1)[0] for words in UNDERSTANDING)


@pytest.mark.parametrize(
    "text",
    [
        "楼上又漏了你们到底管不管！！",
        "投诉，保安什么态度，气死人了",
        "气死我了",
        "你们物业就是垃圾",
        "电梯又坏了，受够了！",
        "建议你们别收物业费了，太过分了",
        "我都气死了你们几点上班",
    ],
)
def test_the_first_words_of_an_angry_person(resident: Member, text: str) -> None:
    reply = resident.says(text)

    assert begins_with_understanding(reply)
    assert "菜单" not in reply


def test_in_the_middle_of_a_question(stranger: Member) -> None:
    stranger.says("厨房水管漏水了，3栋2单元1501")
    reply = stranger.says("你们到底管不管啊气死我了")

    assert begins_with_understanding(reply)
    assert "手机" in reply


def test_while_urging(resident: Member) -> None:
    report(resident)

    assert begins_with_understanding(resident.says("都几天了怎么还没人来，太不像话了"))


def test_with_nothing_but_anger_while_a_case_is_open(resident: Member) -> None:
    number = report(resident)
    reply = resident.says("你们到底管不管，什么东西！")

    assert begins_with_understanding(reply)
    assert number in reply


def test_about_finished_work(resident: Member, clerk: Member, engineer: Member) -> None:
    finished(resident, clerk, engineer)

    assert begins_with_understanding(resident.says("修的什么玩意，太差劲了，还是漏"))


def test_after_a_case_was_closed(resident: Member, clerk: Member, engineer: Member) -> None:
    finished(resident, clerk, engineer)
    resident.says("修好了")
    resident.says("5")
    resident.says("跳过")

    assert begins_with_understanding(resident.says("厨房又漏了！你们怎么修的，受够了"))


def test_the_first_words_of_somebody_afraid(resident: Member) -> None:
    assert "别着急" in resident.says("电梯一直晃，我好害怕，不敢坐了").split("\n")[0]


def test_thanks_are_answered_as_thanks(resident: Member) -> None:
    assert "不客气" in resident.says("太感谢你们了")


def test_nobody_is_soothed_twice_or_without_need(resident: Member) -> None:
    angry = resident.says("楼上又漏了你们到底管不管！！")

    assert angry.count("添麻烦") == 1
    resident.says("取消")
    assert not begins_with_understanding(resident.says("厨房水管漏水了"))


@pytest.mark.parametrize(
    "words",
    [
        *("俺家厨房那水龙头关不住嘞，一直滴答滴答滴，烦死个人", "电梯坐起来哐当哐当响，吓死人"),
        *("那个电梯咣当咣当的，怪吓人的", "电梯一上一下就哐当一声，心慌", "马桶盖子嘎吱响烦死了"),
    ],
)
def test_temper_about_a_thing_that_broke_is_a_report(resident: Member, words: str) -> None:
    """Nobody is blamed for a dripping tap."""
    assert "报修内容" in resident.says(words)


@pytest.mark.parametrize(
    "words", ["楼上拖椅子嘎吱嘎吱响，睡不着", "停车费涨价太离谱了", "你们的电梯三天没人修，烦死了"]
)
def test_who_blames_somebody_complains(resident: Member, words: str) -> None:
    """What people do, or leave undone, is no fault of a thing."""
    assert "投诉内容" in resident.says(words)


@pytest.mark.parametrize(
    ("words", "told"),
    [("我要问停车费", "访客停车"), ("想问下物业费", "2.20元"), ("我要咨询停车费", "转给客服")],
)
def test_who_says_that_they_ask_is_answered(resident: Member, words: str, told: str) -> None:
    """At the card it is no other matter either."""
    assert told in resident.says(words)
    resident.says("厨房水管漏水了")

    reply = resident.says(words)

    assert "您是想问哪一样" in reply or "客服" in reply or told in reply
    assert "我也记下了" not in reply
    assert "单号" in resident.says("确认")
