"""Locked out of one's home: who may enter is checked, and only registered locksmiths are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.lockout import right
from flows.lockout.settings import Lockouts
from nlp import listed
from storage.store import Store

if TYPE_CHECKING:
    from storage.records.case import Case
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def pushed(member: Member) -> str:
    """Return what somebody was pushed since the last look."""
    return "\n".join(member.hears())


def test_who_lives_there_hears_the_registered_locksmiths(
    world: World, resident: Member, clerk: Member
) -> None:
    """At once, with phone and record; no other is called, and the call stands on the timeline."""
    resident.says("没带钥匙进不了家门")
    resident.says("1")
    resident.says("确认")
    told = pushed(resident)
    assert "郑师傅 13700000001（公安备案 杭公特锁0571-018）" in told
    assert "平安开锁" in told
    assert "开锁" in pushed(clerk)
    number = world.cases()[0].number
    assert "只能联系备案登记过的师傅" in clerk.says(f"开锁 {number} 街边李师傅")
    assert "请打给师傅：13700000001" in clerk.taps("郑师傅")
    assert "郑师傅" in pushed(resident)
    assert "已联系备案开锁师傅" in clerk.says(f"状态 {number}")

    world.change(lockout=Lockouts())
    assert "还没有登记开锁师傅" in clerk.says(f"开锁 {number}")


def test_who_is_not_bound_is_checked_at_the_door(
    world: World, stranger: Member, clerk: Member
) -> None:
    """By two of staff, on record; no locksmith before, no number of a document."""
    stranger.says("钥匙忘屋里了进不去家，5栋1单元802")
    stranger.says("确认") if "确认" in stranger.last.text else stranger.says("13911112222")
    stranger.says("确认")
    case = one_case(world)
    told = pushed(stranger)
    assert "两位同事会到门口核对您的身份" in told
    assert "备案 " not in told
    assert "核验" in pushed(clerk)
    assert "先到门口核验" in clerk.says(f"开锁 {case.number} 郑师傅")
    assert "谁在场" in clerk.says(f"核验 {case.number} 张三 身份证")
    reply = clerk.says(f"核验 {case.number} 张三 身份证330102199001011234和租房合同 王强")
    assert "核验已留底" in reply
    kept = world.service.database.read(lambda c: Store(c).door_checks.of_case(case.id))
    assert [(one.said, one.witnesses) for one in kept] == [
        ("张三 身份证和租房合同 王强", "王强、陈静")
    ]
    assert "在场：王强、陈静" in clerk.says(f"状态 {case.number}")
    assert "请打给师傅" in clerk.says(f"开锁 {case.number} 郑师傅")
    assert "13700000001" in pushed(stranger)


def one_case(world: World) -> Case:
    """Return the only case."""
    (case,) = world.cases()
    return case


def test_the_police_at_the_door_are_enough_and_other_cases_are_none(
    world: World, stranger: Member, resident: Member, clerk: Member
) -> None:
    """A tap that drips is no door; of a case that is not seen nothing is said."""
    stranger.says("我被锁在门外了，5栋1单元802")
    stranger.says("13911112222")
    stranger.says("确认")
    case = one_case(world)
    assert "核验已留底" in clerk.says(f"核验 {case.number} 张三 户口本 社区民警在场")
    resident.says("厨房水管漏水")
    resident.says("确认")
    other = next(one for one in world.cases() if one.id != case.id)
    assert "不是进不了家门的单" in clerk.says(f"开锁 {other.number} 郑师傅")
    assert "不是进不了家门的单" in clerk.says(f"核验 {other.number} 李雷 身份证 王强")
    away = world.member("王强")
    never = away.says("核验 BX20990101-9999 张三 身份证 陈静")
    assert away.says(f"核验 {other.number} 李雷 身份证 陈静") == never


def test_in_danger_nobody_waits_for_papers(world: World, stranger: Member, clerk: Member) -> None:
    """A child alone inside is an emergency: no list of locksmiths, and the door is opened."""
    stranger.says("孩子一个人反锁在家里了，5栋1单元802，灶上还开着火")
    case = one_case(world)
    assert case.urgency == "emergency"
    assert "备案" not in pushed(stranger)
    assert "请打给师傅" in clerk.says(f"开锁 {case.number} 郑师傅")


@pytest.mark.parametrize("words", ["孩子在屋里", "灶上还炖着汤"])
def test_who_says_that_somebody_is_inside_is_believed_at_once(
    world: World, resident: Member, clerk: Member, words: str
) -> None:
    """They were asked to say so; whatever else is open, everybody on duty is called."""
    resident.says("厨房水管漏水")
    resident.says("确认")
    resident.says("没带钥匙进不了家门")
    resident.says("确认")
    assert "马上回我一声" in pushed(resident)
    assert "隔着门" in resident.says(words)

    told = pushed(clerk)
    assert "【紧急】" in told
    assert words in told
    assert [case.urgency for case in world.cases()].count("emergency") == 1


def test_nobody_inside_is_no_emergency(world: World, resident: Member) -> None:
    """A no is none."""
    resident.says("没带钥匙进不了家门")
    resident.says("确认")
    resident.says("屋里没人，没开火")
    assert not [case for case in world.cases() if case.urgency == "emergency"]


@pytest.mark.parametrize(
    ("words", "out"),
    [
        ("门反锁了，能帮忙找开锁师傅吗", True),
        ("风把门带上了，我没拿钥匙", True),
        ("钥匙落在屋里了", True),
        ("被锁门外了快来人", True),
        ("车钥匙锁在车里了", False),
        ("单元门锁坏了进不去门", False),
        ("厨房水管漏水", False),
    ],
)
def test_what_is_locked_out(words: str, *, out: bool) -> None:
    """Of one's own home alone."""
    found = listed.kinds(right.TABLE, words)
    assert ("out" in found and "other" not in found) is out
