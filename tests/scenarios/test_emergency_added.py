"""What is added to an emergency reaches each who works on it: whole, and one page a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import NUMBER

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


WORDS = ("住户补充", "人报了", "险情补充")  # the last on a card


@pytest.fixture
def fire(world: World, resident: Member, clerk: Member, engineer: Member) -> str:
    """Return the number of a fire of which those on duty heard a while ago."""
    clerk.says("值班")
    engineer.says("值班")
    found = NUMBER.search(resident.says("我家厨房着火了"))
    assert found is not None
    world.advance(minutes=1.1)
    clerk.news()
    return found[0]


def added(member: Member) -> list[str]:
    """Return the pages about what was added that somebody got since the last look."""
    return [text for text in member.news() if any(word in text for word in WORDS)]


def pass_minutes(world: World, minutes: float) -> None:
    """Let time pass as the sweeper sees it."""
    for _ in range(round(minutes * 2)):
        world.advance(minutes=0.4)


def test_much_that_the_first_adds_is_one_page_a_minute(
    world: World, resident: Member, clerk: Member, fire: str
) -> None:
    for n in range(1, 7):
        resident.says(f"火更大了，烧到第{n}个房间了")
        world.sweep()
    [first] = added(clerk)
    pass_minutes(world, 1)
    [later] = added(clerk)

    assert fire in first
    assert "第1个房间" in first
    assert all(f"第{n}个房间" in later for n in range(2, 7))
    pass_minutes(world, 3)
    assert added(clerk) == []


def test_what_did_not_leave_stands_in_the_next_page(
    world: World, resident: Member, clerk: Member, fire: str
) -> None:
    world.platform.faults.next("message/custom/send", errcode=-1, times=500)
    world.platform.faults.next("message/template/send", errcode=-1, times=500)
    resident.says(f"补充 {fire} 阳台上有煤气罐")
    pass_minutes(world, 1.5)
    resident.says(f"补充 {fire} 屋里还有一只狗")
    pass_minutes(world, 1)
    assert added(clerk) == []
    world.platform.faults.clear()
    pass_minutes(world, 6)

    assert any("煤气罐" in page and "一只狗" in page for page in added(clerk))


def test_where_to_go_and_whom_to_phone_is_told_at_once_but_not_without_end(
    world: World, resident: Member, clerk: Member, fire: str
) -> None:
    resident.says(f"补充 {fire} 屋里还有一只狗")
    world.sweep()
    added(clerk)
    resident.says("打我这个电话 13812340000")
    world.sweep()
    [moved] = added(clerk)
    for n in range(10):
        resident.says(f"打我这个电话 1381234000{n}")
        world.sweep()

    assert "13812340000" in moved
    assert len(added(clerk)) <= 2


def test_who_comes_to_it_later_reads_what_was_said_before(
    world: World, resident: Member, fire: str
) -> None:
    resident.says(f"补充 {fire} 阳台上有煤气罐")
    pass_minutes(world, 1.5)
    late = world.member("刘洋")
    late.news()
    late.says(f"我去 {fire} 5")
    pass_minutes(world, 1)

    assert any("煤气罐" in page for page in added(late))


def test_the_first_and_others_stand_in_one_page(
    world: World, resident: Member, clerk: Member, fire: str
) -> None:
    resident.says(f"补充 {fire} 阳台上有煤气罐")
    world.sweep()
    added(clerk)
    other = world.member("路人甲")
    other.follows()
    other.says("3栋着火了，四楼有老人下不来")
    resident.says(f"补充 {fire} 屋里还有一只狗")
    pass_minutes(world, 1.5)

    [page] = added(clerk)
    assert "四楼有老人" in page
    assert "一只狗" in page
    assert "又有1人报了（共2人）" in page


def test_what_is_said_just_before_the_end_is_told_all_the_same(
    world: World, resident: Member, clerk: Member, engineer: Member, fire: str
) -> None:
    engineer.says(f"我去 {fire} 5")
    engineer.says(f"到场 {fire}")
    pass_minutes(world, 1.5)
    engineer.news()
    resident.says(f"补充 {fire} 阳台上有煤气罐")
    resident.says(f"补充 {fire} 阳台又冒烟了")
    clerk.says(f"关单 {fire}")
    pass_minutes(world, 2)

    assert any("又冒烟了" in page for page in added(engineer))


def test_a_page_is_one_message_however_much_was_said(
    world: World, resident: Member, clerk: Member, fire: str
) -> None:
    resident.says(f"补充 {fire} 先说一句")
    for n in range(8):
        resident.says(f"补充 {fire} 第{n}段" + "楼道里全是烟看不见路" * 12)
    world.sweep()
    added(clerk)
    pass_minutes(world, 1.5)

    [page] = added(clerk)
    assert "第7段" in page
    assert "条，点这里看：状态" in page
    assert len(page.encode()) <= 2048
    shown = clerk.says(f"状态 {fire}") + "".join(clerk.hears())
    assert all(f"第{n}段" in shown for n in range(8))


def test_it_is_the_same_on_both_databases(each_world: World) -> None:
    world = each_world
    resident, clerk, other = (world.member(name) for name in ("李雷", "陈静", "路人甲"))
    resident.follows()
    other.follows()
    resident.says("绑定 3栋2单元1501 李雷 13800000001")
    found = NUMBER.search(resident.says("我家厨房着火了"))
    assert found is not None
    world.advance(minutes=1.1)
    clerk.says("值班")
    clerk.news()
    resident.says(f"补充 {found[0]} 阳台上有煤气罐")
    world.sweep()
    [first] = added(clerk)
    other.says("3栋着火了，四楼有老人下不来 13700000001")
    resident.says(f"补充 {found[0]} 屋里还有一只狗")
    pass_minutes(world, 1.5)
    [second] = added(clerk)
    clerk.says(f"关单 {found[0]} 已处理")
    world.advance(days=731)
    world.advance(minutes=6)

    assert "煤气罐" in first
    assert "一只狗" in second
    assert "四楼有老人" in second
    assert "煤气罐" not in second
    left = world.service.database.read(lambda c: c.all("SELECT * FROM follower_words"))
    assert left == []
    assert not world.service.counts.all().get("sweeps_failed", 0)
