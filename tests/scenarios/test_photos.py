"""Photos on their way from the resident to who does the work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from simulator.bubbles import segment_json
from tests.scenarios.reporting import report

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

NUMBER = re.compile(r"BX\d{8}-\d{4}")


def told(member: Member) -> list[str]:
    """Return the pushes about photos since the last look."""
    return [push for push in member.hears() if "住户补充了照片" in push]


def test_the_engineer_hears_once_of_photos_that_come_together(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.hears()

    for _ in range(3):
        resident.sends_photo()
        world.clock.advance(1)
    pushes = told(engineer)

    assert len(pushes) == 1
    assert number in pushes[0]
    assert "照片3" in pushes[0]
    link = next(s["url"] for s in _segments(engineer) if s["text"] == "照片3")
    with world.client.get(link.removeprefix(world.config.public_url)) as page:
        assert page.data[:3] == b"\xff\xd8\xff"


def test_photos_that_trickle_in_are_told_a_moment_later_together(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.hears()
    resident.sends_photo()
    assert len(told(engineer)) == 1

    for _ in range(3):
        resident.sends_photo()
        world.clock.advance(1)
    assert told(engineer) == []
    world.clock.advance(20)

    assert len(told(engineer)) == 1


def test_an_engineers_own_photos_are_news_to_nobody(
    resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    engineer.says(f"接 {number}")
    engineer.hears()

    assert number in engineer.sends_photo()

    assert told(engineer) == []
    assert told(clerk) == []


def test_the_confirmation_names_the_photos_that_go_with_it(resident: Member) -> None:
    resident.sends_photo()
    resident.says("厨房水管漏水了")
    assert "照片 1 张" in resident.last.text

    assert "照片 2 张" in resident.sends_photo()
    resident.phone.send_video()

    assert "照片 2 张，视频 1 段" in resident.last.text
    assert NUMBER.search(resident.says("确认"))
    assert "照片" not in resident.says("卧室的灯不亮了")


def _segments(member: Member) -> list[dict[str, str]]:
    shown = [b for b in member.phone.screen if "住户补充了照片" in b.text]
    return [bubble_segment for b in shown for bubble_segment in map(segment_json, b.segments)]


def test_the_newest_that_can_be_looked_at_are_linked(
    world: World, resident: Member, clerk: Member
) -> None:
    """Later ones that the platform no longer has leave the earlier ones their place."""
    number = report(resident)
    resident.sends_photo()
    world.sweep()
    world.platform.faults.next("media/get", errcode=40007, times=50)
    for _ in range(5):
        resident.sends_photo()
    world.advance(minutes=2)

    clerk.says(f"状态 {number}")

    assert "/e/" in clerk.last.raw
