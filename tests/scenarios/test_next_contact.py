"""What a push could not say in full or in time is said at the next contact (promise 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

SERVICE, TEMPLATE = "message/custom/send", "message/template/send"


@pytest.fixture
def used_up(world: World, resident: Member, clerk: Member, engineer: Member) -> str:
    """Return the number of a report about which all five messages of the window were spent."""
    number = report(resident)
    world.advance(minutes=1)
    for staff, words in (
        (clerk, "派 {} 王强"),
        (engineer, "接 {}"),
        (engineer, "到场 {}"),
        (engineer, "暂缓 {} 待料 明天18点"),
        (engineer, "到场 {}"),
        (engineer, "暂缓 {} 待料 明天20点"),
    ):
        staff.says(words.format(number))
        world.advance(minutes=1)
    resident.news()
    return number


def test_a_result_that_went_as_a_card_is_shown_whole_once(
    used_up: str, world: World, resident: Member, engineer: Member
) -> None:
    engineer.says(f"完成 {used_up} 换了角阀，试水不漏")
    world.sweep()
    card = resident.news()

    first, second = resident.says("你好"), resident.says("你好")

    assert card
    assert not any("换了角阀" in text for text in card)
    assert "换了角阀，试水不漏" in first
    assert "没修好" in first
    assert "换了角阀" not in second


def test_who_answers_the_card_is_not_asked_once_more(
    used_up: str, world: World, resident: Member, engineer: Member
) -> None:
    engineer.says(f"完成 {used_up} 换了角阀，试水不漏")
    world.sweep()
    resident.news()

    reply = resident.says(f"修好了 {used_up}")

    assert "办结" in reply
    assert "请问修好了吗" not in reply


def test_what_waits_for_the_platforms_next_day_is_shown_before(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    world.sweep()
    resident.news()
    world.platform.faults.next(SERVICE, errcode=45009, times=50)
    world.platform.faults.next(TEMPLATE, errcode=45009, times=50)
    engineer.says(f"完成 {number} 换了角阀")
    world.sweep()

    listed = clerk.says("补电话")
    reply = resident.says("你好")

    assert number in listed
    assert "换了角阀" in reply
    world.advance(days=1)
    assert not any("换了角阀" in text for text in resident.news())
