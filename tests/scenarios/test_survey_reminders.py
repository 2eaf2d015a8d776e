"""Who has not answered is reminded, twice at most, and only as an invitation may leave (SUR-7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.inviting import answers, bound, invitations, invited, links, ruled, running

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def a_day(world: World, *people: Member) -> list[str]:
    """Let a day pass on which everybody writes at eleven; return what invites or reminds."""
    world.advance(hours=22)
    said = [one.says("你好") for one in people]
    for _ in range(2):
        world.advance(hours=1)
    return invited([*said, *(text for one in people for text in one.news())])


def test_it_is_reminded_of_twice_four_days_apart(world: World, resident: Member) -> None:
    number = running(world)
    world.advance(hours=4)  # 13:00
    assert len(invited(resident.news())) == 1

    days = [len(a_day(world, resident)) for _ in range(10)]
    assert days == [0, 0, 0, 1, 0, 0, 0, 1, 0, 0]
    (mine,) = [one for one in invitations(world, number) if one.person_id]
    assert mine.reminders == 2


def test_a_reminder_leaves_by_itself_while_the_window_is_open(
    world: World, resident: Member
) -> None:
    running(world)
    resident.news()
    world.advance(days=3)
    resident.says("你好")
    assert invited(resident.news()) == []

    world.advance(days=1)
    world.advance(minutes=65)
    (text,) = invited(resident.news())
    assert "提醒" in text
    assert "12月5日截止" in text


def test_an_answer_of_the_home_stops_the_reminders(world: World, resident: Member) -> None:
    wife = bound(world, "韩梅梅", "3栋2单元1501", "13800000002")
    number = running(world)
    (token,) = links(resident.news())
    assert len(links(wife.news())) == 1
    world.advance(hours=4)

    answers(world, number, token)
    assert [a_day(world, resident, wife) for _ in range(9)] == [[]] * 9


def test_without_a_window_nothing_is_reminded(world: World, resident: Member) -> None:
    running(world)
    resident.news()

    for _ in range(10):
        world.advance(days=1)
    assert resident.news() == []


@pytest.mark.parametrize("hour", [22, 13])
def test_nobody_is_reminded_in_quiet_hours(world: World, resident: Member, hour: int) -> None:
    ruled(world, reminder_days=1)
    running(world)
    assert len(invited(resident.news())) == 1
    world.advance(days=1, hours=hour - 9, minutes=15)

    assert links([resident.says("你好")]) == []
    assert invited(resident.hears()) == []


def test_nothing_is_said_after_the_close(world: World, resident: Member) -> None:
    ruled(world, reminder_days=1)
    number = running(world)
    resident.news()
    world.advance(days=11)
    world.advance(hours=0)

    assert world.case(number).status != "running"
    assert links([resident.says("你好")]) == []
    assert "没有要填的问卷" in resident.says("意见征集")
