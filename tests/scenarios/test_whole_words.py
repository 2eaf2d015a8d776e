"""Whoever works on a case reads every word of it, whatever stands before the first comma."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import NUMBER
from tests.scenarios.staffing import all_well
from tests.scenarios.test_open_remarks import words_on

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

STORY = (
    "厨房水槽下面左边那根软管接头漏水，一分钟六七滴，垫的抹布两个小时就湿透，估计要换垫片或者整根换，"
    "柜子底板已经泡鼓了，楼下的灯也开始往下滴水，家里老人腿脚不好，上门前先打电话，后门进来比较近，"
)
LONG = f"师傅你好，麻烦您了，我是老住户了，{STORY * 3}最后一句：门口有条狗，不咬人"
BLAME = (
    "你好，我要投诉，跟你们说一下情况，你们的保安马超昨天晚上在东门岗亭骂我，说话特别难听，"
    "一句接一句，骂了有十来分钟，旁边的人都听见了，最后一句：要他当面道歉"
)
TAIL = "最后一句：门口有条狗，不咬人"


def told(member: Member) -> str:
    """Return all that somebody was pushed since, the parts of a long message put together."""
    return "".join(member.hears())


def whole(words: str, text: str) -> bool:
    """Tell whether a text repeats words; a message that is parted loses its line break there."""
    return words in text.replace("\n", "")


def filed(resident: Member, words: str) -> str:
    """Report or complain in one message, and return the number."""
    resident.says(words)
    found = NUMBER.search(resident.says("确认"))
    assert found is not None
    return found[0]


def test_clerk_engineer_and_heads_read_a_report_to_its_end(
    world: World, resident: Member, clerk: Member, engineer: Member, supervisor: Member
) -> None:
    """The push, the reply to 受理 and 接, what was added before somebody came, and 状态."""
    number = filed(resident, LONG)
    stored = world.case(number).description
    assert stored.endswith(TAIL)
    assert STORY * 3 in stored
    pushed = told(clerk)
    assert whole(stored, pushed)
    assert "厨房水槽下面左边那根软管" in pushed.split("\n")[0]

    assert TAIL in clerk.says(f"受理 {number}") + told(clerk)
    resident.says(f"补充 {number} 楼道里黑，带个手电，四点以前门禁没人开")
    clerk.says(f"备注 {number} 上个月刘洋来换过一次")
    clerk.says(f"派 {number} 王强 带上垫片")
    given = told(engineer)
    assert whole(stored, given)
    assert "带个手电，四点以前门禁没人开" in given
    assert "陈静备注：上个月刘洋来换过一次" in given
    assert "陈静：带上垫片" in given

    shown = engineer.says(f"接 {number}") + told(engineer)
    assert whole(stored, shown)
    assert "四点以前门禁没人开" in shown
    engineer.says(f"退回 {number} 要两个人抬，柜子得先拆")
    assert whole(stored, told(clerk))
    clerk.says(f"派 {number} 刘洋")
    again = told(world.member("刘洋"))
    assert whole(stored, again)
    assert "带个手电" in again

    clerk.says(f"升级 {number}")
    assert whole(stored, told(world.member("赵刚")))
    looked = supervisor.says(f"状态 {number}") + told(supervisor)
    assert whole(stored, looked)
    assert "四点以前门禁没人开" in looked
    assert all_well(world)


def test_who_is_reminded_reads_all_of_it(world: World, resident: Member, clerk: Member) -> None:
    """A deadline that passes reaches people who never heard of the case."""
    filed(resident, LONG)
    clerk.news()
    world.advance(minutes=31)
    assert TAIL in told(clerk)
    head = world.member("赵刚")
    world.advance(minutes=61)
    assert TAIL in told(head)


def test_not_fixed_reaches_the_engineer_in_every_word(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    """What is not right yet stands whole beside what was reported first."""
    number = filed(resident, LONG)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"完成 {number} 换了垫片")
    engineer.news()
    resident.says(f"没修好 {number} 你好，师傅人很好，就是接头那里半夜又开始滴，比原来快")
    back = told(engineer)
    assert "半夜又开始滴，比原来快" in back
    assert TAIL in back


def test_what_is_said_later_is_read_to_its_end(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """Remarks, what is not right yet, praise and the words of a call are as long as a message."""
    number = filed(resident, "厨房水管漏水")
    clerk.says(f"派 {number} 王强")
    engineer.news()
    resident.says(f"补充 {number} {LONG}")
    assert whole(LONG, told(engineer))
    engineer.says(f"完成 {number} 换了垫片")
    resident.says(f"没修好 {number} {LONG}")
    assert whole(LONG, told(engineer))
    resident.says(f"表扬 王师傅人好，{LONG}")
    assert TAIL in told(engineer)
    assert all_well(world)


def test_the_investigator_and_who_decides_read_a_complaint_to_its_end(
    world: World, resident: Member, clerk: Member
) -> None:
    """A complaint begins with 你好 more often than a report."""
    guard = world.member("马超")
    number = filed(resident, BLAME)
    stored = world.case(number).description
    first = told(clerk)
    assert "最后一句：要他当面道歉" in first
    assert "骂我" in first.split("\n")[0]
    clerk.says(f"受理 {number}")
    head, manager = world.member("孙丽"), world.member("周敏")
    assert stored.replace("李雷", "") in told(head).replace("\n", "")
    head.says(f"调查 {number} 看了监控，确有争吵")
    head.says(f"属实 {number}")
    manager.news()
    head.says(f"方案 {number} 当面道歉，3天内")
    assert "最后一句：要他当面道歉" in told(manager)
    asked = told(guard)
    assert "正在核实" in asked
    assert "骂" not in asked


def test_a_complaint_keeps_the_home_that_it_is_about(world: World, clerk: Member) -> None:
    """It is another one than the complainant's, and stands nowhere else."""
    neighbour = world.member("张秀英")
    neighbour.follows()
    neighbour.says("绑定 5栋1单元802 张秀英 13800000003")
    number = filed(neighbour, "3栋2单元1501天天半夜装修，吵得睡不着")
    assert world.case(number).description == "3栋2单元1501天天半夜装修，吵得睡不着"
    assert "3栋2单元1501天天半夜装修" in told(clerk)


def test_the_guard_reads_an_emergency_to_its_end(world: World, resident: Member) -> None:
    """Everybody on duty is called with all that was said."""
    guard = world.member("马超")
    guard.says("值班")
    resident.says(f"你好，有人吗，我家厨房着火了，{'烟很大，' * 60}最后一句：我妈还在里屋")
    page = told(guard)
    assert "最后一句：我妈还在里屋" in page
    assert "厨房着火了" in page.split("\n")[0]


def test_a_card_is_followed_by_the_message_it_had_no_room_for(
    world: World, resident: Member, clerk: Member
) -> None:
    """Who wrote nothing for two days gets twenty characters, and the rest as soon as they write."""
    world.advance(days=3)
    resident.says("进度")
    number = filed(resident, LONG)
    world.sweep()
    [card] = [text for text in clerk.news() if number in text]
    assert TAIL not in card
    assert "厨房水槽" in card
    shown = clerk.says("待办") + told(clerk)
    assert TAIL in shown


@pytest.mark.parametrize("list_of", ["待办", "状态"])
def test_a_list_shows_the_clause_that_tells_the_matter(
    resident: Member, clerk: Member, list_of: str
) -> None:
    """No list says 师傅你好."""
    for words in (LONG, "早上好，打扰一下，客厅插座没电"):
        filed(resident, words)
    listed = clerk.says(list_of)
    assert "插座没电" in listed
    assert "软管接头漏水" in listed
    assert "你好" not in listed
    assert "早上好" not in listed


@pytest.mark.parametrize("by", ["tap", "number"])
def test_a_tap_keeps_every_word_that_it_has_no_room_for(
    world: World, resident: Member, by: str
) -> None:
    """It says the beginning, and means all of it."""
    numbers = [filed(resident, words) for words in ("厨房水管漏水", "客厅插座没电")]
    asked = resident.says(f"补充 {LONG}")
    assert "1. " in asked, asked
    if by == "tap":
        label = next(line[3:] for line in asked.split("\n") if line.startswith("1. "))
        resident.taps(label)
    else:
        resident.says("1")
    assert any(LONG in words_on(world, number) for number in numbers)
