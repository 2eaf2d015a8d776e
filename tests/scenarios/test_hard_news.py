"""What is heard of a case, and when: windows closed, somebody unbound, nights, clock jumps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from flows.conversation.texts import CONFIRM
from tests.scenarios.reporting import finished, report
from tests.scenarios.staffing import all_well, told

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def test_old_news_is_not_shown_at_the_next_contact(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    resident.says(f"撤销 {number}")
    world.sweep()
    world.platform.phone("王强").unfollow()
    world.clock.advance(30)
    resident.says("取消")
    resident.says(f"补充 {number} 钥匙在门卫")
    world.sweep()
    resident.says(f"撤销 {number}")
    resident.says("确认")
    world.clock.advance(30)
    engineer.follows()

    reply = engineer.says("待办")

    assert "钥匙在门卫" not in reply
    assert all_well(world)


def test_missed_messages_never_push_the_reply_out(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    world.sweep()
    world.platform.phone("李雷").unfollow()
    for n in range(4):
        engineer.says(f"进展 {number} {n}" + "还在等配件到货，师傅说明天一早来装" * 11)
        world.sweep()
    world.clock.advance(30)
    resident.follows()
    resident.says("卧室的灯不亮了")
    reply = resident.says(CONFIRM)

    assert len(reply.encode()) <= 2048
    assert re.search(r"BX\d{8}-0002", resident.phone.screen[-1].text + reply)
    assert any("还在等配件到货" in text for text in [*resident.hears(), reply])


def test_an_urge_a_day_counts_by_the_local_day(world: World, resident: Member) -> None:
    number = report(resident)
    world.clock.advance(12 * 3600)  # 22:00
    for _ in range(3):
        assert "催" in resident.says(f"催单 {number}")
        world.clock.advance(31 * 60)
    assert "今天催过几次" in resident.says(f"催单 {number}")
    world.clock.advance(30 * 60)  # past midnight

    assert "第4次" in resident.says(f"催单 {number}")


def test_silence_closes_once_and_says_so_once(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = finished(resident, clerk, engineer)
    resident.says("菜单")
    heard = [text for _ in range(30) for text in _day(world, resident)]

    assert sum("先关闭" in text for text in heard) == 1
    assert sum("想再问一下" in text for text in heard) <= 1
    assert world.case(number).closed_as == "unconfirmed"
    assert all_well(world)


def _day(world: World, member: Member) -> list[str]:
    world.advance(hours=12)
    member.says("菜单")  # keeps the window open
    return member.hears()


def test_news_comes_within_a_day_and_not_at_night(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number} 下周五下午3点")
    world.sweep()
    resident.news()
    heard: list[tuple[int, str]] = []
    for hour in range(1, 27):
        world.advance(hours=1)
        local = (10 + hour) % 24
        heard += [(local, text) for text in resident.news() if "还在办" in text]

    assert heard
    assert all(8 <= local < 21 for local, _text in heard)


def test_a_resident_who_unbinds_still_hears_of_the_open_case(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    assert "解除" in resident.says("解绑")
    clerk.says(f"派 {number} 王强")
    engineer.says(f"完成 {number} 换了角阀")

    assert told(resident, number, "换了角阀")
    resident.taps("修好了")
    assert world.case(number).closed_as == "confirmed"


def test_sent_back_and_given_anew_is_told_once_and_without_the_quarrel(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    resident.hears()
    engineer.says(f"退回 {number} 这不是我的活")
    clerk.says(f"派 {number} 刘洋")

    heard = resident.hears()
    assert not any("不是我的活" in text for text in heard)
    assert sum("刘洋" in text for text in heard) == 1
    assert not told(engineer, number, "派单给您")


@pytest.mark.parametrize("hours", [2, 50, 24 * 20])
def test_a_clock_jump_at_any_step_leaves_the_case_watched(
    world: World, resident: Member, clerk: Member, engineer: Member, hours: int
) -> None:
    number = report(resident)
    steps = (
        (clerk, f"受理 {number}"),
        (clerk, f"派 {number} 王强"),
        (engineer, f"接 {number}"),
        (engineer, f"暂缓 {number} 待料 明天下午5点"),
        (engineer, f"到场 {number}"),
    )
    for member, words in steps:
        world.advance(hours=hours)
        assert world.case(number).alert_at is not None
        assert number in member.says(words)
        assert world.case(number).alert_at is not None
    assert all_well(world)
