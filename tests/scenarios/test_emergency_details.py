"""What is answered after an emergency reaches everybody who was called, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

PHONE = "13812345678"


def test_every_answer_is_passed_on_at_once(
    world: World, stranger: Member, clerk: Member, engineer: Member
) -> None:
    """Nobody on their way waits for the last answer; the case has place and phone."""
    clerk.says("值班")
    engineer.says("值班")
    stranger.says("着火了")
    clerk.hears()
    engineer.news()

    for answer, place in [("6栋1单元", "6栋1单元"), ("8楼", "6栋1单元 8楼")]:
        stranger.says(answer)
        heard = clerk.hears()
        assert any(answer in push and place in push for push in heard)
        assert any(answer in push and place in push for push in engineer.news())
    last = stranger.says(PHONE)

    assert "已转给值班人员" in last
    assert any(PHONE in push for push in clerk.hears())
    case = world.cases()[0]
    assert (case.place, case.building, case.unit) == ("6栋1单元 8楼", "6", "1")
    assert case.reporter_phone == PHONE
    assert "6栋1单元 8楼" in clerk.says(f"状态 {case.number}")


@pytest.mark.parametrize(
    "answer",
    [
        *("没有电话", "没电话", "没有手机", "手机没电了", "我没有手机"),
        *("没有", "不方便留电话", "没带手机", "手机打不通", "没号码"),
    ],
)
def test_who_has_no_phone_is_not_asked_again(stranger: Member, clerk: Member, answer: str) -> None:
    """They hear that somebody comes anyway, and so do those who come."""
    stranger.says("6栋1单元着火了")
    clerk.hears()

    reply = stranger.says(answer)

    assert "赶到现场" in reply
    assert "没认出号码" not in reply
    assert any(answer in push for push in clerk.hears())


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        ("6栋1单元", "6栋1单元"),
        ("6栋1单元802", "6栋1单元802"),
        ("在6栋1单元8楼", "6栋1单元 8楼"),
        ("东门", "东门"),
        ("就在游泳池旁边", "游泳池旁边"),
        ("幼儿园后面的小山坡", "幼儿园后面的小山坡"),
        ("保安室旁边", "保安室旁边"),
        ("菜鸟裹裹门前", "菜鸟裹裹门前"),
        ("6-1-802", "6栋1单元802"),
        ("地下车库B2", "地下车库B2"),
        ("小区南门外面", "小区南门外面"),
        ("6号楼电梯里", "6栋电梯里"),
    ],
)
def test_the_place_is_taken_in_any_words(
    world: World, stranger: Member, answer: str, place: str
) -> None:
    """An answer is the place even where nobody knows its name."""
    stranger.says("着火了")

    assert "电话" in stranger.says(answer)
    assert world.cases()[0].place == place


@pytest.mark.parametrize("words", ["好大的烟", "快来啊", "怎么办", "你好", "两个人"])
def test_what_names_no_place_is_passed_on_and_asked_once_more(
    world: World, stranger: Member, clerk: Member, words: str
) -> None:
    """It is no place, but whoever comes reads it."""
    stranger.says("有人触电了")
    clerk.hears()

    stranger.says(words)

    assert any(words in push for push in clerk.hears())
    stranger.says("6栋1单元802")
    assert world.cases()[0].place == "6栋1单元802"


def test_a_phone_before_the_place_is_kept(world: World, stranger: Member) -> None:
    """What was answered is not asked again."""
    stranger.says("着火了")

    assert "什么位置" in stranger.says(PHONE)
    assert "发一个能打通的电话" not in stranger.says("6栋1单元802")
    case = world.cases()[0]
    assert (case.place, case.reporter_phone) == ("6栋1单元802", PHONE)


def test_the_question_comes_back_after_another_cry(world: World, stranger: Member) -> None:
    """Where it is matters more than anything else that is said."""
    stranger.says("着火了")

    reply = stranger.says("火越来越大了，着火了快点")

    assert reply.count("什么位置") == 1
    stranger.says("6栋1单元802")
    assert world.cases()[0].place == "6栋1单元802"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("不是，是5栋", "5栋电梯"),
        ("不对，5栋1单元", "5栋1单元电梯"),
        ("说错了，是5栋2单元的电梯", "5栋2单元电梯"),
        ("位置是5栋1单元", "5栋1单元电梯"),
        ("5栋2单元", "5栋2单元电梯"),
        ("在东门", "东门"),
        ("我在5栋楼下等你们", "3栋2单元电梯"),
        ("里面有两个人", "3栋2单元电梯"),
        ("我已经跑到东门了", "3栋2单元电梯"),
        ("我们都到小区门口了", "3栋2单元电梯"),
    ],
)
def test_a_place_is_put_right_by_a_correction_only(
    world: World, resident: Member, clerk: Member, text: str, place: str
) -> None:
    """Whoever flees says where they are, too; it all reaches those who come."""
    resident.says("电梯困人了")
    clerk.hears()

    resident.says(text)

    assert world.cases()[0].place == place
    assert any(text in push for push in clerk.hears())


@pytest.mark.parametrize("word", ["取消", "算了", "不用了"])
def test_cancelling_the_question_does_not_cancel_the_emergency(
    world: World, stranger: Member, word: str
) -> None:
    """The case stays; the answer says so, and how to withdraw it."""
    stranger.says("着火了")

    reply = stranger.says(word)

    case = world.cases()[0]
    assert case.status == "registered"
    assert case.number in reply
    assert "撤销" in reply
    assert "先不提交" not in reply
    stranger.taps("撤销")
    stranger.says("确认")
    assert world.case(case.number).status == "withdrawn"


def test_cancelling_the_question_names_who_comes(
    world: World, stranger: Member, engineer: Member
) -> None:
    """Somebody who goes already is named."""
    stranger.says("着火了")
    engineer.says(f"我去 {world.cases()[0].number}")

    assert "王强" in stranger.says("算了")


def test_all_who_were_called_hear_that_it_is_withdrawn(
    stranger: Member, clerk: Member, engineer: Member
) -> None:
    """Nobody runs for nothing."""
    clerk.says("值班")
    engineer.says("值班")
    stranger.says("着火了")
    engineer.hears()

    stranger.says("撤销")
    stranger.says("确认")

    assert any("不用再去" in push for push in engineer.hears())


def test_an_answer_after_the_end_is_none(world: World, stranger: Member) -> None:
    """Once the emergency is withdrawn its question takes nothing any more."""
    stranger.says("着火了")
    stranger.says("撤销")
    assert "什么位置" not in stranger.says("确认")

    stranger.says("6栋1单元802厨房水管漏水")

    assert "确认" in stranger.says(PHONE)
    assert world.cases()[0].place == "位置未说明"


def test_a_place_in_another_cry_is_not_asked_again(world: World, stranger: Member) -> None:
    """What a cry tells besides counts as an answer."""
    stranger.says("着火了")

    reply = stranger.says("6栋1单元802着火了，火很大")

    assert "什么位置" not in reply
    assert "电话" in reply.rsplit("\n", 1)[-1]
    assert world.cases()[0].place == "6栋1单元802"


@pytest.mark.parametrize(
    ("answer", "place"), [("6栋1单元8楼", "6栋1单元 8楼"), ("6栋大堂", "6栋大堂"), ("东门", "东门")]
)
def test_a_card_shows_the_new_place(
    world: World, stranger: Member, clerk: Member, answer: str, place: str
) -> None:
    """Who wrote nothing for two days reads it on a card, down to the floor."""
    world.advance(days=3)
    stranger.says("着火了")
    clerk.hears()

    stranger.says(answer)

    cards = [card for card in clerk.hears() if place in card]
    assert cards
    assert all("单号" in card for card in cards)
