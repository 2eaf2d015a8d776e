"""Who lives and who works in the community of the week: 500 homes, and those with a phone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.binding.conversation import hash_of
from storage.ids import new_id
from storage.records.staff import Staff
from storage.store import Store
from tests.scenarios import half_year_homes
from tests.scenarios.people import COMMUNITY

if TYPE_CHECKING:
    from storage.database import Connection
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

HIRED = [  # beside those of every story: name, phone, role, department, trades, code
    ("何敏", "13900000011", "clerk", "客服部", "", "KKKKKKKKKA"),
    ("张勇", "13900000012", "engineer", "工程部", "综合", "KKKKKKKKKB"),
]
SUPERIORS = {"何敏": "孙丽", "张勇": "赵刚"}
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶"
GIVEN = "安平康宁和顺文明德"


@dataclass(frozen=True)
class Size:
    """How big the community is, how long it is watched, and how much people write."""

    buildings: int
    floors: int
    followers: int  # homes with somebody who is bound
    strangers: int  # who follow the account and live nowhere
    messages: int  # that begin something
    days: int
    step: int  # hours


LARGE = Size(buildings=7, floors=9, followers=180, strangers=8, messages=420, days=7, step=1)
SMALL = Size(buildings=2, floors=3, followers=18, strangers=2, messages=36, days=2, step=3)


@dataclass
class Neighbour:
    """Somebody who lives there, or only follows the account."""

    member: Member
    home: str  # 3栋2单元1501, empty for a stranger
    phone: str

    @property
    def building(self) -> str:
        """The number of the building, empty for a stranger."""
        return self.home.partition("栋")[0]


def settle(world: World, size: Size) -> list[Neighbour]:
    """Put all homes on the roster; let those who follow the account bind theirs."""
    people = [_somebody(n, size) for n in range(size.followers)]
    half_year_homes.build(world, size.buildings, size.floors, people)
    neighbours = []
    for home, name, phone in people:
        building, unit, room = home.split("-")
        one = Neighbour(world.member(name), f"{building}栋{unit}单元{room}", phone)
        one.member.follows()
        assert "绑定好了" in one.member.says(f"绑定 {one.home} {name} {phone}")
        neighbours.append(one)
    for n in range(size.strangers):
        stranger = Neighbour(world.member(f"路人{GIVEN[n]}"), "", f"1362000{n:04d}")
        stranger.member.follows()
        neighbours.append(stranger)
    return neighbours


def _somebody(n: int, size: Size) -> tuple[str, str, str]:
    """Return a home, a name and a phone that nobody else has."""
    building, rest = n % size.buildings + 1, n // size.buildings
    unit, rest = rest % 2 + 1, rest // 2
    floor, room = rest % size.floors + 1, rest // size.floors % 4 + 1
    name = SURNAMES[n % len(SURNAMES)] + GIVEN[n // len(SURNAMES)] + GIVEN[n % len(GIVEN)]
    return f"{building}-{unit}-{floor}0{room}", name, f"1361{n:07d}"


def hire(world: World) -> None:
    """Put the second clerk and the third engineer on the roster, and let them bind."""
    now = int(world.clock.now() * 1000)

    def work(connection: Connection) -> None:
        staff = Store(connection).staff
        known = {one.name: one.id for one in staff.active_in(COMMUNITY)}
        for name, phone, role, department, trades, code in HIRED:
            one = (COMMUNITY, name, phone, role, department, trades, "", None, None, 1)
            staff_id = staff.put(Staff(new_id(now), *one), now)
            staff.set_superior(staff_id, known[SUPERIORS[name]])
            staff.invite(staff_id, hash_of(code), now, now + 3_600_000)

    world.service.database.run(work)
    for name, *_, code in HIRED:
        member = world.member(name)
        member.follows()
        assert "绑定好了" in member.says(f"绑定 {code}")
