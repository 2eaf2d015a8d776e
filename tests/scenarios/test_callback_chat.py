"""Callbacks in chat (回访, CAL-1): after the trial days, one tap each, until it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.reporting import finished

if TYPE_CHECKING:
    from storage.records.callback import Callback
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def of(world: World, number: str) -> list[Callback]:
    """Return the callbacks about a case, the first first."""
    case = world.case(number)
    found: list[Callback] = world.store(lambda s: s.callbacks.of_case(case.id))  # type: ignore[assignment]
    return found


def asked(pushes: list[str]) -> list[str]:
    """Return what of it asks afterwards."""
    return [one for one in pushes if "回访" in one]


def test_a_repair_is_asked_about_after_its_trial_days_until_it_is_right(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    head = world.member("赵刚")
    number = finished(resident, clerk, engineer)
    resident.says(f"修好了 {number}")
    world.advance(days=2.9)
    assert asked(resident.hears()) == []
    resident.says("你好")

    world.advance(hours=3)
    (push,) = asked(resident.hears())
    assert number in push
    assert all(word in push for word in ("满意", "基本满意", "不满意"))
    for one in (clerk, engineer, head):
        one.says("待办")
        one.hears()

    reply = resident.says("不满意")
    assert "返修" in reply
    assert "哪里还不满意" in reply
    assert "会转告" in resident.says("又开始滴水了")
    world.sweep()

    assert world.case(number).status == "reopened"
    assert any(number in push and "滴水" in push for push in engineer.hears())
    assert any("回访不满意" in push for push in head.hears())
    first, call = of(world, number)
    assert (first.result, first.words) == ("dissatisfied", "又开始滴水了")
    assert (call.source, call.status, call.round) == ("unhappy", "task", 2)
    assert any(number in push and "回访" in push for push in clerk.hears())

    engineer.says(f"完成 {number} 换了整根管子")
    resident.says(f"修好了 {number}")
    world.advance(days=3.25)
    assert asked(resident.hears()) == []  # the card went once for this case
    reply = resident.says("进度")
    assert "第2次" in reply
    assert "不用再回访" in reply
    assert "记下了：满意" in resident.says(f"满意 {number}")
    assert [one.result for one in of(world, number)][-1] == "satisfied"
