"""What CONTRACT.md promises about words in chat, seen by somebody who knows nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

NUMBER = re.compile(r"BX\d{8}-\d{4}")
PLACE = ("房号", "哪一户", "几栋", "位置", "地点")
PHONE = ("电话", "手机", "联系")


def finished(world: World, resident: Member, text: str = "厨房水管漏水了") -> str:
    """Let a report of the resident be done, and return its number."""
    resident.says(text)
    found = NUMBER.search(resident.says("确认"))
    assert found is not None
    world.member("陈静").says(f"派 {found[0]} 王强")
    world.member("王强").says(f"完成 {found[0]} 换了角阀")
    return found[0]


@pytest.mark.parametrize("bound", [True, False])
@pytest.mark.parametrize("place", ["3栋2单元1501", "1-1-101", "小区大门口", "3栋电梯"])
@pytest.mark.parametrize("what", ["灯不亮了", "漏水", "垃圾没人收"])
def test_whoever_only_follows_the_words_of_the_questions_gets_a_number(
    resident: Member, stranger: Member, place: str, what: str, *, bound: bool
) -> None:
    person = resident if bound else stranger
    reply, sent = person.says("报修"), 0

    while not NUMBER.search(reply):
        reply = person.says(answer_to(reply, place, what))
        sent += 1
        assert sent <= 7


def answer_to(question: str, place: str, what: str) -> str:
    """Answer a question by the words that the contract gives it."""
    if "确认" in question:
        return "确认"
    if any(word in question for word in PLACE):
        return place
    if any(word in question for word in PHONE):
        return "13800000009"
    return "跳过" if "跳过" in question else what


def test_what_says_confirm_accepts_it(world: World, resident: Member) -> None:
    number = finished(world, resident)
    assert "确认" in resident.says("进度")

    resident.says("确认")

    assert (world.case(number).status, world.case(number).closed_as) == ("closed", "confirmed")


def test_a_confirmation_of_several_finished_cases_asks_which(
    world: World, resident: Member
) -> None:
    numbers = {finished(world, resident), finished(world, resident, "卧室的灯不亮了")}

    reply = resident.says("确认")

    assert all(number in reply for number in numbers)
    assert {world.case(number).status for number in numbers} == {"finished"}


def test_a_confirmation_of_nothing_is_answered(world: World, resident: Member) -> None:
    resident.says("厨房水管漏水了")
    resident.says("确认")

    assert "没有等您答复" in resident.says("确认")
    assert [case.status for case in world.cases()] == ["registered"]


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("评价 {} 5 师傅很快", (5, "师傅很快")),
        ("评价 5 师傅很快", (5, "师傅很快")),
        ("评价 4", (4, None)),
        ("评价 1 4 还行", (4, "还行")),
    ],
)
def test_a_rating_works_with_and_without_a_number(
    world: World, resident: Member, text: str, rating: tuple[int, str | None]
) -> None:
    number = finished(world, resident)

    resident.says(text.format(number))

    assert (world.case(number).rating, world.case(number).rating_text) == rating


@pytest.mark.parametrize("word", ["关单", "结单"])
def test_finished_work_is_closed_by_a_number_alone(
    world: World, resident: Member, clerk: Member, word: str
) -> None:
    number = finished(world, resident)
    resident.hears()

    assert "已关单" in clerk.says(f"{word} {number}")

    case = world.case(number)
    assert (case.status, case.closed_as) == ("closed", "by_staff")
    told = [push for push in resident.hears() if "关闭" in push]
    assert len(told) == 1
    assert "换了角阀" in told[0]


def test_staff_note_that_the_work_came_back(world: World, resident: Member, clerk: Member) -> None:
    number = finished(world, resident)

    clerk.says(f"返修 {number} 又漏了")

    assert world.case(number).status == "reopened"
    assert any("又漏了" in push for push in world.member("王强").hears())


@pytest.mark.parametrize("word", ["同意绑定", "同意", "是的", "是我老公，同意"])
def test_the_first_accounts_yes_needs_no_number(
    resident: Member, stranger: Member, word: str
) -> None:
    stranger.says("绑定 3栋2单元1501 李雷 13800000001")
    resident.hears()

    resident.says(word)

    assert any("已绑定" in push for push in stranger.hears())


@pytest.mark.parametrize("word", ["拒绝绑定", "不同意绑定", "拒绝", "不是", "不认识这个人"])
def test_nor_does_the_no(world: World, resident: Member, stranger: Member, word: str) -> None:
    stranger.says("绑定 3栋2单元1501 李雷 13800000001")
    resident.hears()

    resident.says(word)

    assert any("没能核对上" in push for push in stranger.hears())
    assert "没有绑定" in stranger.says("我的数据")
    assert world.cases() == []


def test_a_yes_does_not_decide_between_two_requests(
    world: World, resident: Member, stranger: Member
) -> None:
    second = world.member("别人")
    second.follows()
    for other in (stranger, second):
        other.says("绑定 3栋2单元1501 李雷 13800000001")

    reply = resident.says("同意绑定")

    assert "同意绑定 1" in reply
    assert "同意绑定 2" in reply
    assert "没有绑定" in stranger.says("我的数据")


@pytest.mark.parametrize(
    "text",
    [
        "绑定 3栋2单元1501 王五 13800000001",
        "绑定 3栋2单元1501 李雷 13800000009",
        "绑定 3栋2单元1502 李雷 13800000001",
        "绑定 3栋2单元9901 李雷 13800000001",
        "绑定 9栋2单元1501 李雷 13800000001",
    ],
)
def test_every_mismatch_of_a_binding_is_answered_alike(
    world: World, stranger: Member, clerk: Member, text: str
) -> None:
    other = world.member("别人")
    other.follows()
    generic = other.says("绑定 5栋1单元802 王五 13811112222")
    clerk.hears()

    assert stranger.says(text) == generic
    assert any("绑定申请" in push for push in clerk.hears())
