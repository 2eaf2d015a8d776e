"""What staff say beside an own card, in one line for several matters, or as a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.test_open_remarks import running, words_on

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.mark.parametrize("words", ["敲门没人", "敲了半天门没人应", "客户不在家"])
def test_nobody_opens_is_said_of_the_job_and_not_of_the_own_card(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str
) -> None:
    """The card of what they saw on the way stays as it was."""
    number = running(resident, clerk, engineer)
    engineer.says("3栋楼道灯不亮")
    assert "没人开门" in engineer.says(words)
    assert words in words_on(world, number)
    engineer.says("确认")
    assert [case.description for case in world.cases() if "楼道" in case.description] == [
        "3栋楼道灯不亮"
    ]


def test_each_matter_of_a_callers_line_is_a_case_of_its_own(world: World, clerk: Member) -> None:
    """All of them with the caller's name and phone; one matter told at length stays one."""
    line = "3-2-1501 张女士 13800000001 厨房漏水，还有楼道灯坏了，另外小孩把门禁卡弄丢了要补"
    reply = clerk.says(f"代报 {line}")
    found = {case.description: case for case in world.cases()}
    assert set(found) == {"厨房漏水", "楼道灯坏了", "小孩把门禁卡弄丢了要补"}
    assert {case.reporter_name for case in found.values()} == {"张女士"}
    assert {case.reporter_phone for case in found.values()} == {"13800000001"}
    assert "楼道" in found["楼道灯坏了"].place
    assert all(case.number in reply for case in found.values())

    clerk.says("代报 3-2-1502 李先生 13800000009 马桶漏水 已经漏了两天了，柜子也泡了")
    assert len(world.cases()) == 4


def test_what_nothing_here_can_answer_is_said_so(supervisor: Member) -> None:
    """And what can be asked; a day alone is no report of a month."""
    reply = supervisor.says("同款多少钱")
    assert "没有记录" in reply
    assert "超时" in reply
    assert "月报" not in supervisor.says("12月5日")


def test_who_stood_elsewhere_is_put_right_in_one_line(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """The home that is named may be where they stand, and not the step that was wrong."""
    first = running(resident, clerk, engineer)
    neighbour = world.member("张秀英")
    neighbour.follows()
    neighbour.says("绑定 5栋1单元802 张秀英 13800000003")
    second = running(neighbour, clerk, engineer, "卧室插座没电了")
    engineer.says(f"到场 {second}")
    assert "撤回了" in engineer.says("啊呀走错了，人在1501呢，刚才那条撤回")
    assert world.case(second).status == "taken"
    assert world.case(first).status == "arrived"


def test_words_beside_a_question_reach_who_comes(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """A question alone is answered, and written on no case."""
    number = running(resident, clerk, engineer)
    assert "王强" in resident.says("师傅啥时候到")
    assert "啥时候到" not in words_on(world, number)
    reply = resident.says("师傅啥时候到，我三点要出门接孩子")
    assert "王强" in reply
    assert "转告" in reply
    assert "三点要出门接孩子" in words_on(world, number)
