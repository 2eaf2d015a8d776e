"""Complaints against our own people: who is accused neither sees nor handles it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from storage.store import Store
from tests.scenarios.test_complaint import NUMBER, complain, heard

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

NAMES = ("陈静", "王强", "刘洋", "马超", "赵刚", "孙丽", "周敏", "吴总")
WHO = ("李雷", "1501", "13800000001")
LINK = re.compile(r"/e/[\w.\-]+")


def bound(world: World) -> Member:
    """Return 李雷 of 3栋2单元1501, bound, in whichever world."""
    member = world.member("李雷")
    member.follows()
    member.says("绑定 3栋2单元1501 李雷 13800000001")
    return member


def screens(world: World, name: str) -> str:
    """Return all that somebody of ours was ever shown."""
    return "\n".join(b.text for b in world.platform.phone(name).screen if not b.mine)


def test_a_confidential_one_against_the_engineer_who_would_have_been_sent(
    each_world: World,
) -> None:
    """王强 is neither sent nor told, and nobody learns who complained without opening the seal."""
    world = each_world
    resident = bound(world)
    clerk, head, manager, accused = (world.member(n) for n in ("陈静", "孙丽", "周敏", "王强"))
    resident.sends_photo()
    resident.says("投诉王强修水管乱收费，说好来修三次没来，我是1501的李雷")
    assert "已选保密" in resident.says("保密")
    found = NUMBER.search(resident.says("确认"))
    assert found is not None
    number = found[0]
    resident.sends_photo()
    world.sweep()
    case = world.case(number)
    files = world.service.database.read(lambda c: Store(c).evidence.of_case(case.id))
    assert len(files) == 2, "what was sent before and after"

    clerk.says(f"受理 {number}")
    offered = head.says(f"派 {number}")
    assert "刘洋" in offered
    assert "王强（手上" not in offered
    assert "已请" not in head.says(f"派 {number} 王强")
    assert "已请刘洋配合" in head.says(f"派 {number} 刘洋 请查1501李雷家的工单")
    helper = world.member("刘洋")
    assert number in helper.says(f"状态 {number}")
    assert "没找到这个单号" in accused.says(f"状态 {number}")
    assert number not in accused.says("待办")
    head.says(f"调查 {number} 收据和登记对不上")
    head.says(f"属实 {number}")
    head.says(f"方案 {number} 退回多收的部分并公示价目，3天内")
    manager.says(f"审批 {number} 同意")
    assert "退回多收的部分" in heard(resident)
    world.advance(hours=30)

    for name in NAMES:
        for secret in WHO:
            assert secret not in screens(world, name), name
    assert number not in screens(world, "王强")
    assert "正在核实" not in screens(world, "王强"), "of a confidential one not even that"
    assert "13800000001" in head.says(f"启封 {number} 电话核实收据")
    assert "孙丽：电话核实收据" in manager.says(f"启封记录 {number}")


def test_a_major_one_against_the_head_of_a_department(world: World, resident: Member) -> None:
    """The site manager handles it and the general manager decides; 赵刚 hears nothing of it."""
    number = complain(resident, "投诉赵刚放任施工队砸墙，答应的巡查一次没做")
    clerk, manager, director = (world.member(name) for name in ("陈静", "周敏", "吴总"))
    clerk.says(f"定级 {number} 重大 影响大")
    assert "周敏" in clerk.says(f"受理 {number}")
    assert number in heard(director), "a major one reaches the general manager the same day"
    manager.says(f"调查 {number} 看了监控和巡查记录，确实没有巡查")
    manager.says(f"属实 {number}")
    manager.says(f"方案 {number} 恢复每日巡查并公示记录，3天内")
    assert "请您审批" in heard(director)
    assert "不能" in manager.says(f"审批 {number} 同意")
    director.says(f"审批 {number} 同意")
    world.advance(days=4)

    case = world.case(number)
    assert (case.severity, case.status) == ("major", "carrying_out")
    shown = screens(world, "赵刚")
    assert number not in shown
    assert "李雷" not in shown
    assert shown.count("正在核实") == 1
    assert "施工队" not in shown
    assert number in screens(world, "吴总")


def test_a_photo_link_dies_with_the_right_to_see_it(world: World, resident: Member) -> None:
    """A link that the clerk got opens until they are accused; others' links go on."""
    number = complain(resident, "投诉电话没人接，态度很差，太让人失望")
    resident.sends_photo()
    world.sweep()
    links = {}
    for name in ("陈静", "周敏"):
        world.member(name).says(f"状态 {number}")
        links[name] = _link(world, name)
        assert world.client.get(links[name], buffered=True).status_code == 200

    world.member("周敏").says(f"被投诉人 {number} 陈静")

    assert world.client.get(links["陈静"]).status_code == 404
    assert world.client.get(links["周敏"], buffered=True).status_code == 200


def test_what_was_missed_is_not_shown_to_who_became_accused(world: World, resident: Member) -> None:
    """The clerk's window was closed; at their next contact they are accused already."""
    world.change(templates={})
    world.advance(hours=49)
    number = complain(resident, "投诉电话没人接，态度很差，太让人失望")
    world.sweep()
    clerk = world.member("陈静")
    assert number not in screens(world, "陈静"), "nothing reached them"
    now = world.service.clock()
    waiting = world.service.database.read(
        lambda c: Store(c).unread.in_community("翠湖花园", now, 10)
    )
    assert number in "".join(push.text for push in waiting)

    world.member("周敏").says(f"被投诉人 {number} 陈静")
    clerk.says("待办")
    world.sweep()

    assert number not in screens(world, "陈静")


def _link(world: World, name: str) -> str:
    bubble = world.platform.phone(name).screen[-1]
    found = LINK.findall(f"{bubble}")
    assert found, bubble
    return str(found[0])


@pytest.mark.parametrize("name", ["陈静", "孙丽", "周敏", "吴总"])
def test_whoever_is_accused_somebody_else_has_it(world: World, resident: Member, name: str) -> None:
    """From the only clerk to the general manager: an owner who is not accused, and a deadline."""
    number = complain(resident, f"投诉{name}答应的事一直没办，态度很差")
    world.sweep()
    told = [one for one in NAMES if number in screens(world, one)]
    assert told
    assert name not in told

    assert "已受理" in world.member(told[0]).says(f"受理 {number}")

    case = world.case(number)
    holder = world.store(lambda s: s.staff.get(case.holder_id or ""))
    assert getattr(holder, "name", name) != name
    assert case.due_at is not None
    assert case.alert_at is not None
