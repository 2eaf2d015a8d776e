"""Two departments with two heads: each is called for their own, and for no other's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.binding.conversation import hash_of
from storage.ids import new_id
from storage.records.staff import Staff
from storage.store import Store
from tests.scenarios.people import COMMUNITY
from tests.scenarios.reporting import NUMBER
from tests.scenarios.staffing import told, unbind

if TYPE_CHECKING:
    from storage.database import Connection
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

CODE = "ABCDEFGHI7"
WATER, CARS = "厨房水管漏水了", "3栋楼下有辆车乱停，把车位占了"


@pytest.fixture
def repairs(world: World) -> Member:
    """Return 赵刚, who leads 工程部."""
    return world.member("赵刚")


@pytest.fixture
def guards(world: World) -> Member:
    """Return 钱进, who leads 秩序部."""

    def work(connection: Connection) -> None:
        store, now = Store(connection), int(world.clock.now() * 1000)
        one = Staff(
            new_id(now), COMMUNITY, "钱进", "13900000011", "department_head", "秩序部", "", "",
            None, None, 1,
        )  # fmt: skip
        store.staff.invite(store.staff.put(one, now), hash_of(CODE), now, now + 3600_000)

    world.service.database.run(work)
    member = world.member("钱进")
    member.follows()
    assert "绑定好了" in member.says(f"绑定 {CODE}")
    return member


def filed(resident: Member, words: str) -> str:
    """Report something and return the number."""
    resident.says(words)
    found = NUMBER.search(resident.says("确认"))
    assert found is not None
    return found[0]


def test_a_case_that_nobody_accepts_climbs_to_its_own_head(
    world: World, resident: Member, repairs: Member, guards: Member
) -> None:
    water, cars = filed(resident, WATER), filed(resident, CARS)
    assert world.case(cars).category == "parking_vehicles"
    for minutes in (31, 61):
        world.advance(minutes=minutes)
    heard, others = repairs.hears(), guards.hears()
    assert any(water in text for text in heard)
    assert any(cars in text for text in others)
    assert not any(cars in text for text in heard)
    assert not any(water in text for text in others)


def test_a_case_put_before_the_next_level_reaches_its_own_head(
    world: World, resident: Member, clerk: Member, repairs: Member, guards: Member
) -> None:
    """升级 by a clerk who holds it, before anybody was sent."""
    number = filed(resident, CARS)
    clerk.says(f"受理 {number}")
    assert "钱进" in clerk.says(f"升级 {number}")
    assert told(guards, number, "升级给您")
    assert not told(repairs, number)
    assert world.case(number).holder_id is not None


def test_without_any_clerk_a_new_case_is_its_own_heads(
    world: World, resident: Member, repairs: Member, guards: Member
) -> None:
    unbind(world, "陈静", "孙丽")
    number = filed(resident, CARS)
    assert told(guards, number, "新报修")
    assert not told(repairs, number)


def test_a_head_who_cannot_be_told_is_replaced_by_who_stands_above(
    world: World, resident: Member, supervisor: Member, repairs: Member, guards: Member
) -> None:
    """Nobody of another department is called while somebody above can be."""
    number = filed(resident, CARS)
    unbind(world, "钱进")
    for minutes in (31, 61):
        world.advance(minutes=minutes)
    assert told(supervisor, number)
    assert not told(repairs, number)
    assert guards.name == "钱进"


def test_an_emergency_calls_who_is_on_duty_and_then_its_own_head(
    world: World, resident: Member, repairs: Member, guards: Member
) -> None:
    """Danger is for all on duty, whatever their department; heads hear as the calls widen."""
    world.member("刘洋").says("值班")
    plumber = world.member("刘洋")
    found = NUMBER.search(resident.says("我家厨房着火了"))
    assert found is not None
    assert told(plumber, found[0])
    for _ in range(11):
        world.advance(minutes=0.4)
    assert any(found[0] in text for text in guards.hears())
    assert not any(found[0] in text for text in repairs.news())
