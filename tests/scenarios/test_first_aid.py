"""What can't wait and is no danger: what to do first is said at once, and pressing sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.mark.parametrize(
    "text",
    ["水管爆了 水往外喷", "水管子漏了快来人", "我家厕所的水管子漏水了漏了一地你们快来人看一下子"],
)
def test_a_pipe_that_spouts_is_urgent_and_water_is_to_be_shut_off(
    world: World, resident: Member, text: str
) -> None:
    """No gas alarm, no visit by appointment."""
    card = resident.says(text)
    assert "请先关进水总阀" in card
    assert "尽快" in card

    reply = resident.says("确认")
    assert "受理" in reply
    assert world.cases()[0].urgency == "urgent"
    assert world.cases()[0].danger is None


def test_who_presses_before_confirming_has_agreed(world: World, resident: Member) -> None:
    """快点啊 while water spouts is a yes."""
    resident.says("水管爆了 水往外喷")

    assert "登记好了" in resident.says("快点啊")
    assert [case.urgency for case in world.cases()] == ["urgent"]


def test_pressing_does_not_confirm_what_can_wait(world: World, resident: Member) -> None:
    """An ordinary report is read before it is sent."""
    resident.says("卧室的灯不亮了")

    resident.says("快点啊")
    assert world.cases() == []


@pytest.mark.parametrize(
    "text", ["总阀在哪里啊 水一直喷", "总阀在哪里啊", "水阀怎么关", "怎么关水啊"]
)
def test_where_the_water_is_shut_off_is_answered(resident: Member, text: str) -> None:
    """Whoever stands in the water is not sent to a hotline."""
    resident.says("水管爆了 水往外喷")

    assert "水表旁" in resident.says(text)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("楼上水管爆了 水往我家灌", "请楼上先关水总阀"),
        ("马桶返水了 污水漫出来了", "别冲马桶"),
    ],
)
def test_other_water_has_other_advice(resident: Member, text: str, advice: str) -> None:
    """The own valve does not stop the water of others."""
    card = resident.says(text)

    assert advice in card
    assert "请先关进水总阀" not in card


def test_a_cry_about_water_is_told_how_to_stop_it(world: World, resident: Member) -> None:
    """Whoever calls for help gets people, and the one thing they can do themselves."""
    assert "请先关进水总阀" in resident.says("救命啊水管爆了")
    assert [case.urgency for case in world.cases()] == ["emergency"]


def test_no_water_is_not_to_be_shut_off(resident: Member) -> None:
    """Where none comes there is nothing to stop."""
    assert "总阀" not in resident.says("家里停水了")


def test_an_ordinary_leak_has_no_such_advice(resident: Member) -> None:
    """A drop from a tap needs no shut water."""
    assert "总阀" not in resident.says("厨房水龙头有点滴水")


@pytest.mark.parametrize(
    ("text", "asked", "answer", "number"),
    [
        ("我们家的火灾报警器没电了滴滴响", "有烟", "有烟", "119"),
        ("燃气报警器没电了滴滴响", "煤气味", "有煤气味", "0571-88880002"),
    ],
)
def test_an_alarm_that_beeps_is_a_repair_with_one_question(
    world: World, resident: Member, text: str, asked: str, answer: str, number: str
) -> None:
    """Nobody is sent out of the house for a battery, and a yes sends them at once."""
    first = resident.says(text)
    assert asked in first
    assert "119" not in first
    assert world.cases() == []

    assert number in resident.says(answer)
    assert [case.urgency for case in world.cases()] == ["emergency"]


@pytest.mark.parametrize("answer", ["没有", "没有烟", "没闻到味"])
def test_no_smoke_goes_on_with_the_report(resident: Member, answer: str) -> None:
    """The answer is no place and no wrong word."""
    resident.says("我们家的火灾报警器没电了滴滴响")

    reply = resident.says(answer)

    assert "什么位置" in reply
    assert "没太明白" not in reply


def test_an_alarm_that_only_beeps_is_urgent(world: World, resident: Member) -> None:
    """A home without its alarm does not wait."""
    resident.says("厨房的火灾报警器没电了滴滴响")
    resident.says("我家")
    resident.says("确认")

    assert [case.urgency for case in world.cases()] == ["urgent"]


def test_a_child_behind_a_door_is_in_no_lift(resident: Member) -> None:
    """Who is shut in at home is not told of the buttons of a lift."""
    reply = resident.says("我被锁在外面了，孩子在屋里")
    assert "隔着门" in reply
    assert "119" in reply
    assert "轿厢" not in reply
