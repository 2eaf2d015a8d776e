"""A report of a month whose reader is accused before it has left."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from bot.reports.month import make_due
from tests.scenarios.test_complaint import complain
from tests.scenarios.test_monthly import bound, reports_of

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

ASKS = "投诉月报 本月 图表"
COMPLAINT = "我要投诉保安，态度很差，骂人"


def written(world: World, *readers: Member) -> None:
    """Let readers ask for the report, and have it written and not sent."""
    for member in readers:
        assert "正在做" in member.says(ASKS)
        member.news()
    assert make_due(world.service, Event()) == 1


def pictures_of(member: Member) -> int:
    """Return how many pictures somebody was sent."""
    return [bubble.kind for bubble in member.phone.screen].count("image")


def test_who_is_accused_before_it_leaves_gets_their_own_instead(each_world: World) -> None:
    """Text and picture are made anew without what is hidden; others get theirs as it was."""
    world = each_world
    number = complain(bound(world), COMPLAINT)
    head, manager = world.member("孙丽"), world.member("周敏")
    written(world, head, manager)

    manager.says(f"被投诉人 {number} 孙丽")
    world.sweep()
    world.sweep()

    [words] = reports_of(head)
    assert "共0件" in words
    assert pictures_of(head) == 1
    [others] = reports_of(manager)
    assert "共1件" in others
    assert pictures_of(manager) == 1


def test_what_was_missed_is_taken_back_at_the_next_contact(world: World, resident: Member) -> None:
    number = complain(resident, COMPLAINT)
    head, manager = world.member("孙丽"), world.member("周敏")
    written(world, head)
    head.phone.unfollow()
    world.sweep()
    head.phone.follow()
    manager.says(f"被投诉人 {number} 孙丽")

    assert "共1件" not in head.says("待办")
    world.sweep()

    [words] = reports_of(head)
    assert "共0件" in words


def test_whoever_phones_reads_no_figures(world: World, resident: Member, clerk: Member) -> None:
    """On the phone list stands that a report was missed: who phones may be accused in it."""
    complain(resident, COMPLAINT)
    head = world.member("孙丽")
    written(world, head)
    head.phone.unfollow()
    world.sweep()

    listed = clerk.says("补电话")

    assert "孙丽" in listed
    assert "报表没有送到" in listed
    assert "共1件" not in listed
