"""Who reported an emergency, too, hears how it ended, and when it did not end after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.reporting import NUMBER

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def fire(resident: Member) -> str:
    """Return the number of a fire."""
    found = NUMBER.search(resident.says("我家厨房着火了"))
    assert found is not None
    return found[0]


@pytest.fixture
def follower(world: World, fire: str) -> Member:
    """Return a neighbour who reported the same fire."""
    member = world.member("路人甲")
    member.follows()
    assert fire in member.says("3栋着火了，楼道都是烟")
    return member


def told(world: World, member: Member) -> str:
    """Return what somebody is told within a minute."""
    for _ in range(2):
        world.advance(minutes=0.4)
    return "\n".join(member.news())


def test_who_heard_that_it_is_over_hears_that_it_is_not(
    world: World, resident: Member, engineer: Member, fire: str, follower: Member
) -> None:
    engineer.says(f"我去 {fire} 5")
    engineer.says(f"到场 {fire}")
    engineer.says(f"完成 {fire} 火已扑灭")
    over = told(world, follower)
    resident.says(f"没修好 {fire} 阳台上还没弄干净")
    again = told(world, follower)
    once_more = told(world, follower)
    engineer.says(f"到场 {fire}")
    there = told(world, follower)
    engineer.says(f"完成 {fire} 彻底扑灭")

    assert "现场已处理" in over
    assert fire in again
    assert "王强再去处理" in again
    assert "阳台" not in again
    assert once_more == ""
    assert "已经到现场" in there
    assert "现场已处理" in told(world, follower)


def test_who_took_theirs_back_hears_nothing_of_it(
    world: World, resident: Member, engineer: Member, fire: str, follower: Member
) -> None:
    follower.says("撤销")
    engineer.says(f"我去 {fire} 5")
    engineer.says(f"完成 {fire} 火已扑灭")
    told(world, follower)
    resident.says(f"没修好 {fire} 阳台上还没弄干净")

    assert told(world, follower) == ""


@pytest.mark.parametrize(
    ("done", "is_false"),
    [
        ("烟感误报，没有火", True),
        ("虚惊一场，是蒸汽", True),
        ("不是误报，火已扑灭", False),
        ("火已扑灭，没发现其他异常", False),
    ],
)
def test_a_false_alarm_is_called_so(
    world: World, engineer: Member, fire: str, follower: Member, done: str, *, is_false: bool
) -> None:
    engineer.says(f"我去 {fire} 5")
    engineer.says(f"到场 {fire}")
    told(world, follower)
    engineer.says(f"完成 {fire} {done}")

    over = told(world, follower)
    assert ("误报" in over) is is_false
    assert ("现场已处理" in over) is not is_false
    assert "谢谢您" in over


def test_what_is_closed_as_a_false_alarm_without_a_visit_is_called_so(
    world: World, clerk: Member, fire: str, follower: Member
) -> None:
    told(world, follower)
    clerk.says(f"关单 {fire} 电话核实，烟感误报")

    over = told(world, follower)
    assert "误报" in over
    assert "现场" not in over


def test_who_joined_sees_what_is_kept_and_it_is_erased_in_the_end(
    world: World, clerk: Member, fire: str, follower: Member
) -> None:
    told(world, follower)
    kept = follower.says("我的数据")
    world.advance(days=731)
    while_open = world.service.database.read(lambda c: c.all("SELECT text FROM follower_words"))
    clerk.says(f"关单 {fire} 当时已处理")
    world.advance(minutes=6)
    tables = ("followers", "follower_words", "outbox")
    left = world.service.database.read(
        lambda c: [str(dict(row)) for t in tables for row in c.all(f"SELECT * FROM {t}")]  # noqa: S608 - names above
    )

    assert "您跟着报过的1处紧急情况" in kept
    assert len(while_open) == 1
    assert "楼道都是烟" not in "".join(left)
    assert "跟着报过" not in follower.says("我的数据")
