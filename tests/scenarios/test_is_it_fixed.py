"""After the work is done: fixed, not fixed, nobody came and not sure yet, in people's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import NUMBER, finished, report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.mark.parametrize(
    "words",
    [
        "还漏",
        "又漏了",
        "没用啊 还在滴水",
        "比原来更严重",
        "水还是关不住",
        "修个屁 比之前漏的还厉害",
    ],
)
def test_still_broken_in_any_words_brings_the_engineer_back(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str
) -> None:
    """Nobody has to find 没修好; who comes back reads what was said."""
    number = finished(resident, clerk, engineer)
    engineer.hears()

    assert "已转返修" in resident.says(words)

    assert [case.status for case in world.cases()] == ["reopened"]
    assert any(number in push and words in push for push in engineer.hears())


@pytest.mark.parametrize(
    "words",
    [
        "师傅修好了谢谢",
        "不漏了",
        "好使了",
        "👍",
        "可以用了 辛苦",
        "没再漏了",
        "修好了 一点声音没有",
    ],
)
def test_fixed_in_any_words_closes(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str
) -> None:
    """Thanks for the work are the yes that was asked for."""
    number = finished(resident, clerk, engineer)

    assert "办结" in resident.says(words)

    assert world.case(number).closed_as == "confirmed"


@pytest.mark.parametrize(
    "words", ["好像还行 再看看", "暂时没漏", "我还没回家呢 晚上看看", "还说不好"]
)
def test_who_is_not_sure_yet_gets_time_and_a_day(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str
) -> None:
    """Neither a yes nor a no: it says until when an answer is waited for."""
    number = finished(resident, clerk, engineer)

    reply = resident.says(words)

    assert "不着急" in reply
    assert "12月1日" in reply
    assert world.case(number).status == "finished"
    assert "办结" in resident.taps("修好了")


@pytest.mark.parametrize("words", ["根本没人来", "师傅没来啊", "什么完工 师傅门都没进"])
def test_who_waited_in_vain_is_not_doubted(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str
) -> None:
    """The engineer says it is done, the resident that nobody came: the supervisor looks into it."""
    number = finished(resident, clerk, engineer)
    lead = world.member("赵刚")
    lead.hears()

    reply = resident.says(words)

    assert "让您空等了" in reply
    assert "主管核实" in reply
    assert "师傅说已完工" not in reply
    assert world.case(number).status == "reopened"
    assert any(number in push and words in push for push in lead.hears())


def test_a_complaint_about_it_stays_a_complaint(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """Who says that they complain is taken at their word."""
    number = finished(resident, clerk, engineer)

    assert "投诉内容" in resident.says("我要投诉 根本没人来")

    assert world.case(number).status == "finished"


def test_the_two_answers_are_given_by_their_numbers(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """1 and 2 are the answers as they stand in the question, not a rating."""
    first = finished(resident, clerk, engineer)
    assert "哪里没好" in resident.says("2")
    resident.says("还在滴水")
    engineer.says(f"完成 {first} 又换了一个")
    resident.hears()

    assert "办结" in resident.says("1")

    assert (world.case(first).closed_as, world.case(first).rating) == ("confirmed", None)


def test_a_yes_with_a_but_is_asked_again(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """Something is left; which answer it is nobody guesses."""
    number = finished(resident, clerk, engineer)

    assert "修好了吗" in resident.says("修好了，不过有点慢")

    assert world.case(number).status == "finished"


@pytest.mark.parametrize(
    "words",
    [
        "卧室灯不亮了", "马桶堵了", "卫生间又漏水了", "楼上漏水漏到我家了", "楼道灯还是不亮",
        "5栋1单元802厨房漏水", "邻居装修太吵了",
    ],
)  # fmt: skip
def test_another_problem_meanwhile_is_a_case_of_its_own(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str
) -> None:
    """Another kind of problem or another place never answers for the one that was done."""
    number = finished(resident, clerk, engineer)

    assert "内容：" in resident.says(words)
    assert NUMBER.search(resident.says("确认"))

    assert world.case(number).status == "finished"


def test_of_two_that_were_done_the_one_that_fits_is_meant(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """The lamp in the words is the lamp that was repaired."""
    tap = finished(resident, clerk, engineer)
    lamp = report(resident, "卧室的灯不亮了")
    clerk.says(f"派 {lamp} 王强")
    engineer.says(f"完成 {lamp} 换了灯泡")
    resident.hears()

    assert "已转返修" in resident.says("灯还是一闪一闪的")

    assert (world.case(tap).status, world.case(lamp).status) == ("finished", "reopened")


@pytest.mark.parametrize("words", ["看错了，已经好了", "修好了", "哦不漏了，搞定了"])
@pytest.mark.parametrize("first", ["没修好", "没修好，还在滴"])
def test_who_was_mistaken_that_it_is_not_fixed_says_so(
    world: World,
    resident: Member,
    clerk: Member,
    engineer: Member,
    first: str,
    words: str,
) -> None:
    """Whether it is asked what is not right, or somebody was already called back."""
    number = finished(resident, clerk, engineer)
    resident.says(first)

    resident.says(words)

    assert world.case(number).status == "closed"
    assert any("修好了" in text for text in engineer.hears())


@pytest.mark.parametrize("words", ["弄好了一边，另一边还漏", "好了两天又滴了"])
def test_half_of_it_is_not_fixed(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str
) -> None:
    number = finished(resident, clerk, engineer)
    resident.says("没修好")

    resident.says(words)

    assert world.case(number).status == "reopened"
