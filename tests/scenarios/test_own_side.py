"""What a colleague who is complained about says for themselves reaches who investigates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.complaint_story import NUMBER, heard, investigated

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

PUSHED = "我要投诉，保安马超昨天推了我老婆一把"


@pytest.mark.parametrize(
    "words",
    [
        "我没推她",
        "不是我，昨天我休息",
        "冤枉啊，我连面都没见过",
        "是她先动手的，我只是拦了一下",
        "门口有监控，可以看",
        "我承认当时语气重了",
        "我当时在巡逻，没在门岗",
    ],
)
def test_their_side_is_noted_and_told_to_who_investigates(
    world: World, resident: Member, words: str
) -> None:
    number = investigated(world, resident, PUSHED)
    guard, head = world.member("马超"), world.member("孙丽")
    for one in (resident, head):
        one.hears()
    reply = guard.says(words)

    assert "转给负责核实的同事" in reply
    assert NUMBER.search(reply) is None
    assert f"马超：{words}" in heard(head)
    assert words in head.says(f"状态 {number}")
    assert heard(resident) == ""
    assert len(world.cases()) == 1


def test_what_may_be_their_side_is_asked_about(world: World, resident: Member) -> None:
    investigated(world, resident, PUSHED)
    guard, head = world.member("马超"), world.member("孙丽")
    head.hears()
    words = "她非要把车停在消防通道上"

    assert "正在核实的那件事" in guard.says(words)
    assert heard(head) == ""
    guard.taps("转给负责核实的同事")

    assert f"马超：{words}" in heard(head)


@pytest.mark.parametrize("words", ["收到", "待办", "好的，知道了", "今天北门道闸坏了，谁去看看"])
def test_what_is_none_of_it_goes_on_as_ever(world: World, resident: Member, words: str) -> None:
    investigated(world, resident, PUSHED)
    guard, head = world.member("马超"), world.member("孙丽")
    head.hears()

    assert "核实" not in guard.says(words)
    assert heard(head) == ""


def test_danger_comes_before_it(world: World, resident: Member) -> None:
    investigated(world, resident, PUSHED)
    world.member("马超").says("北门有人拿刀砍人，快来")

    assert [case.danger for case in world.cases() if case.danger] == ["violence"]


def test_who_was_told_nothing_learns_nothing(world: World, resident: Member) -> None:
    """Of a confidential complaint nobody hears, however they ask about it."""
    guard = world.member("马超")
    before = guard.says("我没推她")
    resident.says(PUSHED)
    resident.taps("保密")
    resident.says("确认")
    [case] = world.cases()
    world.member("孙丽").says(f"受理 {case.number}")

    assert guard.says("我没推她") == before
