"""How stories of announcements begin, and who has which message, counted apart from the service."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from storage.ids import new_id
from storage.persons import Contact
from storage.records.people import Home, Resident
from storage.store import Store
from tests.scenarios.people import COMMUNITY

if TYPE_CHECKING:
    from storage.database import Connection
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

NUMBER = "GS20261124-0001"
TOMORROW = "公告 停水 3栋 明天9-17 水箱清洗"
SUDDEN = "公告 停水 3栋 已经停了 爆管抢修 预计18点恢复"


def neighbour(world: World, name: str = "张秀英") -> Member:
    """Return somebody else, bound: 张秀英 of 5栋, or 韩梅梅 of the same home as 李雷."""
    home, phone = {
        "张秀英": ("5栋1单元802", "13800000003"),
        "韩梅梅": ("3栋2单元1501", "13800000002"),
    }[name]
    member = world.member(name)
    member.follows()
    member.says(f"绑定 {home} {name} {phone}")
    return member


def approved(world: World, words: str = TOMORROW) -> None:
    """Let 孙丽 write an announcement and 周敏 say yes."""
    reply = world.member("孙丽").says(words)
    assert "等周敏审批" in reply
    assert "已同意" in world.member("周敏").says(f"审批 {NUMBER} 同意")


def settle(world: World, buildings: str) -> list[str]:
    """Bind a new account to a home of each building in turn; return the persons' ids in order."""

    def work(connection: Connection) -> list[str]:
        store, now = Store(connection), world.service.clock()
        ids = []
        for number, building in enumerate(buildings):
            home = Home(new_id(now), COMMUNITY, building, "1", f"{number + 2}01")
            home_id = store.residents.add_home(home, None, None)
            phone = f"1370000{number:04}"
            one = Resident(new_id(now), home_id, COMMUNITY, f"住户{number}", phone, "业主", None, 1)
            store.residents.put(one, now)
            (resident,) = store.residents.find_by_phone(COMMUNITY, phone)
            person = store.persons.arrive(Contact(f"o-settled-{number}", "message"), now)
            store.residents.bind(person.id, resident, now)
            ids.append(person.id)
        return ids

    return world.service.database.run(work)


def moves(world: World, person_id: str, other: str = "") -> None:
    """Let somebody move out, or have a home of another person besides."""

    def work(connection: Connection) -> None:
        residents, now = Store(connection).residents, world.service.clock()
        if not other:
            residents.unbind(person_id, None, "moved", now)
            return
        home = residents.bound_homes(other)[0]
        (lives,) = residents.living_in(home.home_id)
        residents.bind(person_id, lives, now)

    world.service.database.run(work)


def messages(world: World, word: str) -> Counter[str]:
    """Return how many messages with a word about the announcement each person has."""
    rows = world.service.database.read(
        lambda c: c.all(
            "SELECT person_id FROM outbox WHERE kind IN ('outage', 'notice') AND text LIKE :like",
            like=f"%{word}%",
        )
    )
    return Counter(str(row["person_id"]) for row in rows)


def heard(member: Member) -> str:
    """Return what somebody was pushed since the last look."""
    return "\n".join(member.hears())
