"""Nothing that somebody says of an emergency of others is lost, and their words work on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.store import Store
from tests.scenarios.reporting import NUMBER

if TYPE_CHECKING:
    from storage.database import Connection
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.fixture
def fire(resident: Member, clerk: Member) -> str:
    """Return the number of a fire of which those on duty have heard."""
    found = NUMBER.search(resident.says("我家厨房着火了"))
    assert found is not None
    clerk.hears()
    return found[0]


@pytest.fixture
def follower(world: World, fire: str) -> Member:
    """Return a neighbour who reported the same fire."""
    member = world.member("路人甲")
    member.follows()
    assert fire in member.says("3栋着火了，四楼有老人下不来")
    return member


def pages(world: World, member: Member) -> str:
    """Return what somebody is pushed within the next two minutes."""
    for _ in range(5):
        world.advance(minutes=0.4)
    return "\n".join(member.news())


def test_words_that_come_fast_one_after_another_all_reach_staff(
    world: World, clerk: Member, follower: Member
) -> None:
    follower.says("火更大了")
    follower.says("楼道里全是烟")

    told = pages(world, clerk)

    assert "四楼有老人" in told
    assert "火更大了" in told
    assert "楼道里全是烟" in told


@pytest.mark.usefixtures("follower")
def test_a_report_that_is_stored_late_is_paged_all_the_same(
    world: World, clerk: Member, fire: str
) -> None:
    pages(world, clerk)
    late = world.member("路人乙")
    late.follows()
    before = world.service.clock() - 90_000
    case_id = world.case(fire).id
    person = late.phone.openid

    def store_late(connection: Connection) -> None:
        store = Store(connection)
        found = store.persons.by_openid(person)
        assert found is not None
        store.followers.add(case_id, found.id, ("住户", ""), "六楼窗口有人挥手", before)

    clerk.says("值班")
    world.service.database.run(store_late)

    assert "六楼窗口有人挥手" in pages(world, clerk)


def test_a_follower_asks_how_it_stands(world: World, fire: str, follower: Member) -> None:
    world.member("王强").says(f"我去 {fire} 5")

    for words in ("进度", f"进度 {fire}"):
        reply = follower.says(words)
        assert fire in reply
        assert "王强" in reply
        assert "1501" not in reply
        assert "李雷" not in reply


def test_to_ask_how_it_stands_pages_nobody(world: World, clerk: Member, follower: Member) -> None:
    pages(world, clerk)
    follower.says("进度")

    assert "进度" not in pages(world, clerk)


@pytest.mark.parametrize("words", ["撤销", "撤销 {}"])
def test_a_follower_takes_back_only_theirs(
    world: World, clerk: Member, fire: str, follower: Member, words: str
) -> None:
    reply = follower.says(words.format(fire))
    told = pages(world, clerk)
    world.member("王强").says(f"我去 {fire} 5")

    assert fire in reply
    assert world.case(fire).status != "withdrawn"
    assert "路人" not in reply
    assert "撤回" in told
    assert "已经在路上" not in pages(world, follower)


def test_who_takes_over_from_the_first_hears_it_and_so_does_the_first(
    world: World, resident: Member, fire: str, follower: Member
) -> None:
    resident.says(f"撤销 {fire}")
    reply = resident.says("确认")
    told = pages(world, follower)
    [anew] = [c for c in world.cases() if c.danger and c.status != "withdrawn"]

    assert "邻居也报了" in reply + pages(world, resident)
    assert anew.number in told
    assert "1501" not in told


def test_all_that_a_follower_said_goes_on_when_the_first_takes_theirs_back(
    world: World, resident: Member, clerk: Member, fire: str, follower: Member
) -> None:
    follower.says("火更大了")
    follower.says("楼道里全是烟")
    resident.says(f"撤销 {fire}")
    resident.says("确认")

    told = pages(world, clerk)
    assert "四楼有老人下不来，火更大了，楼道里全是烟" in told


def test_a_card_about_it_shows_nobody_elses_words_or_home(
    world: World, resident: Member, fire: str, follower: Member
) -> None:
    third = world.member("路人丙")
    third.follows()
    third.says("3栋着火了")
    world.platform.faults.next("message/custom/send", errcode=45015, times=500)
    resident.says(f"撤销 {fire}")
    resident.says("确认")

    for member in (resident, third):
        shown = pages(world, member)
        assert "事项：您报的紧急情况" in shown
        assert "四楼有老人" not in shown
    assert follower.news() != []
