"""Who lives behind a door that somebody unknown wants opened hears of it, and can stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from storage.records.case import Case
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def pushed(member: Member) -> str:
    """Return what somebody was pushed since the last look."""
    return "\n".join(member.hears())


@pytest.fixture
def owner(world: World) -> Member:
    """Return 张秀英 of 5栋1单元802, bound."""
    member = world.member("张秀英")
    member.follows()
    member.says("绑定 5栋1单元802 张秀英 13800000003")
    return member


@pytest.fixture
def case(world: World, owner: Member, stranger: Member) -> Case:
    """Return the case of somebody unknown who wants the door of 802 opened."""
    stranger.says("我被锁在门外了，5栋1单元802")
    stranger.says("13911112222")
    stranger.says("确认")
    (found,) = world.cases()
    assert owner.name == "张秀英"
    return found


def test_a_no_stops_it_and_calls_a_clerk(
    case: Case, owner: Member, stranger: Member, clerk: Member
) -> None:
    """At once, with the phone; only the police at the door count after it, or their own yes."""
    told = pushed(owner)
    assert "尾号2222" in told
    assert "5栋1单元802" in told
    assert "13911112222" not in told
    assert "张秀英 13800000003" in pushed(clerk)
    assert "张秀英 13800000003" in clerk.says(f"开锁 {case.number} 郑师傅")

    assert "核验已留底" in clerk.says(f"核验 {case.number} 张三 租房合同 王强")
    pushed(stranger)
    assert "先不开门" in owner.taps("不同意")
    stop = pushed(clerk)
    assert "先别开门" in stop
    assert "13800000003" in stop
    assert "说先不开门" in pushed(stranger)
    assert "先别开" in clerk.says(f"开锁 {case.number} 郑师傅")
    assert "核验已留底" in clerk.says(f"核验 {case.number} 张三 租房合同 王强")
    assert "先别开" in clerk.says(f"开锁 {case.number} 郑师傅")
    assert "张秀英不同意开门" in clerk.says(f"状态 {case.number}")

    assert "核验已留底" in clerk.says(f"核验 {case.number} 张三 身份证 民警在场")
    assert "请打给师傅" in clerk.says(f"开锁 {case.number} 郑师傅")


@pytest.mark.parametrize("words", ["不认识这个人，别开！", "不同意"])
def test_a_no_is_understood_in_any_words(
    case: Case, owner: Member, clerk: Member, words: str
) -> None:
    """Nobody has to tap."""
    pushed(owner)
    assert "先不开门" in owner.says(words)
    assert "先别开门" in pushed(clerk)
    assert "先别开" in clerk.says(f"开锁 {case.number} 郑师傅")


def test_who_lives_there_may_allow_it(
    case: Case, owner: Member, resident: Member, clerk: Member
) -> None:
    """Their yes is enough; somebody of another home has nothing to say to it."""
    pushed(owner)
    assert "没有要您同意的开门" in resident.says(f"同意开门 {case.number}")
    assert "先到门口核验" in clerk.says(f"开锁 {case.number} 郑师傅")
    assert "可以开" in owner.says("那是我儿子，可以开")
    assert "说可以开" in pushed(clerk)
    assert "请打给师傅" in clerk.says(f"开锁 {case.number} 郑师傅")
    clerk.says(f"关单 {case.number} 已开门")
    assert "已经结束" in owner.says(f"不同意开门 {case.number}")


def test_in_danger_they_are_told_and_nobody_waits(
    world: World, owner: Member, stranger: Member, clerk: Member
) -> None:
    """A child alone inside: who lives there hears at once, and their no calls a clerk."""
    stranger.says("孩子一个人反锁在家里了，5栋1单元802，灶上还开着火")
    (case,) = world.cases()
    assert "同事正赶过去" in pushed(owner)
    assert "救人要紧" in owner.taps("不同意")
    assert "13800000003" in pushed(clerk)
    assert "请打给师傅" in clerk.says(f"开锁 {case.number} 郑师傅")


def test_of_their_own_door_nobody_else_is_told(resident: Member, owner: Member) -> None:
    """Who lives there is not asked by anybody."""
    pushed(owner)
    resident.says("没带钥匙进不了家门")
    resident.says("1")
    resident.says("确认")
    assert "备案" in pushed(resident)
    assert pushed(owner) == ""
