"""A filled report that nobody confirmed is asked about once, and then left in peace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.intake import nudge as drafts
from storage.store import Store
from tests.scenarios.reporting import NUMBER

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

NIGHT = 11  # hours after the morning of the tests: 21:00, in the quiet hours


def bound(world: World) -> Member:
    """Return 李雷, bound, with nothing left to hear."""
    member = world.member("李雷")
    member.follows()
    member.says("绑定 3栋2单元1501 李雷 13800000001")
    member.hears()
    return member


def test_a_forgotten_report_is_asked_about_once(each_world: World) -> None:
    """After an hour, on either database; 确认 then files it."""
    member = bound(each_world)
    member.says("家里漏水")
    each_world.advance(minutes=50)
    assert member.news() == []

    each_world.advance(minutes=15)

    (asked,) = member.news()
    assert "家里漏水" in asked
    assert "还没提交" in asked
    for _ in range(5):
        each_world.advance(hours=1)
    assert member.news() == []
    assert NUMBER.search(member.says("确认"))


@pytest.mark.parametrize("words", ["取消", "算了 我自己修好了", "确认"])
def test_what_was_ended_or_filed_is_not_asked_about(
    world: World, resident: Member, words: str
) -> None:
    resident.says("家里漏水")
    resident.says(words)
    resident.hears()

    world.advance(minutes=70)

    assert not any("还没提交" in one for one in resident.news())


def test_an_unanswered_question_before_the_card_is_not_asked_about(
    world: World, stranger: Member
) -> None:
    stranger.says("家里漏水")

    world.advance(hours=2)

    assert stranger.news() == []


def test_the_hour_counts_from_the_last_word(world: World, resident: Member) -> None:
    resident.says("家里漏水")
    resident.hears()
    world.advance(minutes=50)
    resident.says("明天上午在家")

    world.advance(minutes=30)

    assert resident.news() == []
    world.advance(minutes=35)
    assert len(resident.news()) == 1


def test_in_the_quiet_hours_it_waits_for_the_morning(world: World, resident: Member) -> None:
    world.advance(hours=NIGHT)
    resident.says("家里漏水")
    resident.hears()

    world.advance(hours=2)
    assert resident.news() == []
    world.advance(hours=9.1)

    assert any("还没提交" in one for one in resident.news())


def test_one_that_waited_to_be_sent_is_dropped_when_they_went_on(
    world: World, resident: Member
) -> None:
    """Whatever kept it back, nobody is asked about what they have filed since."""
    world.advance(hours=NIGHT)
    resident.says("家里漏水")
    world.clock.advance(2 * 3600)
    now = world.service.clock()
    settings = world.config.settings
    world.service.database.run(lambda c: drafts.nudge(Store(c), settings, now, 9))
    resident.hears()
    resident.says("确认")

    world.advance(hours=12)

    assert not any("还没提交" in one for one in resident.news())


def test_it_can_be_switched_off(world: World, resident: Member) -> None:
    settings = world.config.settings.resident
    world.change(resident=settings.model_copy(update={"nudge_minutes": 0}))
    resident.says("家里漏水")
    resident.hears()

    world.advance(hours=3)

    assert resident.news() == []
