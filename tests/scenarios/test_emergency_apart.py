"""In the half hour after an emergency another matter opens its own case; the rest is passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.mark.parametrize(
    ("cry", "text", "kind"),
    [
        ("厨房着火了", "我要投诉保安骂人", "complaint"),
        ("厨房着火了", "投诉楼上装修太吵", "complaint"),
        ("厨房着火了", "举报物业费乱收没有明细", "complaint"),
        ("厨房着火了", "快递柜打不开", "report"),
        ("厨房着火了", "6栋楼道灯不亮", "report"),
        ("厨房着火了", "4-1-302卫生间漏水", "report"),
        ("厨房着火了", "家里有蟑螂", "report"),
        ("厨房着火了", "还有个事，我家马桶堵了", "report"),
        ("厨房着火了", "报修 厨房水管漏水", "report"),
        ("对门1502打起来了，男的拿着菜刀", "我家空调也漏水 等会再说", "report"),
        ("厨房着火了", "建议多装几个监控", "suggestion"),
        ("电梯困人了", "我家漏水了", "report"),
        ("电梯困人了", "卧室空调漏水", "report"),
        ("电梯困人了", "儿童乐园滑梯坏了", "report"),
        ("东门有人打架", "楼道停电了", "report"),
        ("东门有人打架", "我家漏水了", "report"),
    ],
)
def test_another_matter_opens_its_own_case(
    world: World, resident: Member, clerk: Member, cry: str, text: str, kind: str
) -> None:
    """It doesn't vanish into the emergency, and those on their way are not told of it."""
    resident.says(cry)
    clerk.hears()

    assert "确认" in resident.says(text)
    assert not any("险情补充" in push for push in clerk.hears())
    resident.says("确认")

    assert sorted(case.kind for case in world.cases()) == sorted(["report", kind])
    assert sum(bool(case.danger) for case in world.cases()) == 1


def test_a_street_lamp_is_asked_for_its_place(world: World, resident: Member) -> None:
    """小区路灯坏了 is no part of a fire, and of no known place."""
    resident.says("厨房着火了")
    resident.says("小区路灯坏了")
    resident.says("东门")
    resident.says("确认")

    assert sorted(case.place for case in world.cases()) == ["3栋2单元1501", "东门"]


@pytest.mark.parametrize(
    ("cry", "text"),
    [
        ("电梯困人了", "里面没有灯，很黑"),
        ("电梯困人了", "两个人，一个老人"),
        ("电梯困人了", "电梯里灯灭了"),
        ("电梯困人了", "门锁着打不开"),
        ("电梯困人了", "孩子在哭"),
        ("电梯困人了", "里面有两个人"),
        ("电梯困人了", "没信号了"),
        ("厨房着火了", "消防栓没水"),
        ("厨房着火了", "楼道里堆满了东西过不去"),
        ("厨房着火了", "消防车进不来，路被车堵住了"),
        ("厨房着火了", "水管也爆了"),
        ("厨房着火了", "楼道停电了"),
        ("地下车库电瓶车烧着了", "我们都退到坡道口了"),
        ("东门有人打架", "保安在旁边看着不管"),
        ("东门有人打架", "他穿红色衣服"),
        ("东门有人打架", "打我这个电话13912345678"),
    ],
)
def test_what_tells_more_is_passed_on(
    world: World, resident: Member, clerk: Member, cry: str, text: str
) -> None:
    """When in doubt those on their way hear it."""
    resident.says(cry)
    clerk.hears()

    assert world.cases()[0].number in resident.says(text)

    assert any(text in push for push in clerk.hears())
    assert len(world.cases()) == 1


def test_what_may_be_another_matter_is_registered_apart_by_a_tap(
    world: World, resident: Member
) -> None:
    """A leak where it burns may belong to the fire, or not."""
    resident.says("厨房着火了")
    assert "另外登记" in resident.says("我家漏水了")

    assert "确认" in resident.taps("另外登记")
    resident.says("确认")

    assert sorted(case.category for case in world.cases()) == ["fire_safety", "water_drainage"]


def test_another_matter_waits_until_the_question_is_answered(
    world: World, stranger: Member
) -> None:
    """First where it burns; then the complaint is asked for."""
    stranger.says("着火了")

    reply = stranger.says("我要投诉保安骂人")
    assert "也记下了" in reply
    assert "什么位置" in reply
    stranger.says("6栋1单元802")
    assert "投诉" in stranger.says("13812345678")
    stranger.says("13812345678")
    stranger.says("确认")

    assert sorted(case.kind for case in world.cases()) == ["complaint", "report"]
    assert {case.place for case in world.cases() if case.danger} == {"6栋1单元802"}
