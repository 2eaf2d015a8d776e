"""Whom a callback asks in vain: who withdrew, was erased, moved out of a home, or left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.complaint.archive import erasing
from storage.store import Store
from tests.scenarios.complaint_story import answered
from tests.scenarios.reporting import finished, report
from tests.scenarios.test_callback_chat import of

if TYPE_CHECKING:
    from storage.database import Connection
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_of_two_homes_only_the_one_that_was_left_is_asked_about_no_more(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """The other home's repair is asked about in time."""
    resident.says("绑定 1栋1单元101 李雷 13800000001")
    stays = finished(resident, clerk, engineer, "3栋2单元1501厨房水管漏水了")
    left = finished(resident, clerk, engineer, "1栋1单元101客厅的灯不亮了")
    for number in (stays, left):
        resident.says(f"修好了 {number}")
    assert "已解除1栋1单元101" in resident.says("解绑 1栋1单元101")
    world.advance(days=3.3)
    resident.says("你好")

    assert [one.reason for one in of(world, left)] == ["moved away"]
    shown = "\n".join(bubble.text for bubble in resident.phone.screen)
    assert f"回访：{stays}" in shown
    assert f"回访：{left}" not in shown


def test_what_was_withdrawn_is_asked_about_by_nobody(
    world: World, resident: Member, clerk: Member
) -> None:
    """Also where a score came before."""
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    resident.says(f"撤销 {number}")
    resident.says("确认")
    assert world.case(number).status == "withdrawn"
    world.advance(days=8)
    assert [one for one in of(world, number) if one.is_open] == []
    assert "回访" not in resident.says("你好")
    assert f"请回访 {number}" not in clerk.says("待办") + "".join(clerk.hears())
    assert "回访" in clerk.says(f"回访 {number} 满意")
    assert world.case(number).status == "withdrawn"


def test_who_was_erased_is_named_to_nobody_who_is_to_call(
    world: World, resident: Member, clerk: Member
) -> None:
    """The callback of an archived complaint goes with who complained."""
    number = answered(world, resident)
    resident.says(f"解决了 {number}")
    assert "已归档" in world.member("孙丽").says(f"归档 {number}")
    case = world.case(number)

    def erase(connection: Connection) -> None:
        store = Store(connection)
        archive = store.archives.of_case(case.id)
        assert archive is not None
        assert erasing.erase(store, archive, world.service.clock(), "本人要求")

    world.service.database.run(erase)
    world.advance(days=1.3)
    told = clerk.says("待办") + "".join(clerk.hears()) + clerk.says("回访")
    assert "13800000001" not in told
    assert "李雷" not in told
    assert f"请回访 {number}" not in told
    assert [one for one in of(world, number) if one.is_open] == []
    assert resident.says(f"不满意 {number} 又开始吵了")
    assert [one for one in world.cases() if one.number != number] == []


def test_who_left_after_the_question_is_called(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """Asked in chat, then gone: a day later a clerk has the number."""
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")
    world.advance(days=1.9)
    resident.says("你好")
    world.advance(days=1.3)
    assert [one.status for one in of(world, number)] == ["asked"]
    resident.phone.unfollow()
    world.advance(days=1.2)
    assert [one.status for one in of(world, number)] == ["task"]
    assert "13800000001" in clerk.says("回访")


@pytest.mark.parametrize("words", ["满意", "不满意 还在漏"])
def test_an_answer_about_what_is_open_again_is_kept(
    world: World, resident: Member, clerk: Member, engineer: Member, words: str
) -> None:
    """It closes nothing, opens nothing twice, and whoever works on it reads it."""
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")
    world.advance(days=1.9)
    resident.says("你好")
    world.advance(days=1.3)
    resident.hears()
    resident.says(f"没修好 {number} 又漏了")
    assert world.case(number).status == "reopened"
    first, _, rest = words.partition(" ")
    reply = resident.says(f"{first} {number} {rest}".strip())
    assert reply
    case = world.case(number)
    assert (case.status, case.return_count) == ("reopened", 1)


def test_a_score_in_the_middle_of_another_question_is_asked_again(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    """5 where a place is asked for is no room and no score."""
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")
    resident.says("报修")
    asked = resident.says("5")
    assert "位置" in asked or "地点" in asked
    assert world.case(number).rating is None
    resident.says("取消")
    assert [one.number for one in world.cases()] == [number]
