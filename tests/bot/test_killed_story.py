"""kill -9 of the real service between the messages of a story changes nothing for anybody.

The short form kills it at four places; `make soak` kills it before every message.
"""

from __future__ import annotations

import signal
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from flows.binding.conversation import hash_of
from storage.connect import open_database
from storage.ids import new_id
from storage.records.people import Home, Resident
from storage.records.staff import Staff
from storage.store import Store
from tests.bot.running import Process, start
from tests.bot.test_serve import World, world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.database import Connection
    from storage.records.case import Case

__all__ = ["world"]

NOW = 1_795_485_600_000
WHERE = "翠湖花园"
STORY = [  # who says what; the number of the case is filled in
    ("李雷", "绑定 3栋2单元1501 李雷 13800000001"),
    ("陈静", "绑定 ABCDEFGHIJ"),
    ("王强", "绑定 ABCDEFGHIK"),
    ("李雷", "报修"),
    ("李雷", "1"),
    ("李雷", "厨房水管漏水"),
    ("李雷", "确认"),
    ("陈静", "受理 {}"),
    ("陈静", "派 {} 王强"),
    ("王强", "接 {}"),
    ("王强", "完成 {} 换了角阀"),
    ("李雷", "修好了 {}"),
    ("李雷", "评价 {} 5 很好"),
]


def enrol(connection: Connection) -> None:
    """Put the people of the story on the rosters."""
    store = Store(connection)
    home_id = store.residents.add_home(Home(new_id(NOW), WHERE, "3", "2", "1501"), None, None)
    resident = Resident(new_id(NOW), home_id, WHERE, "李雷", "13800000001", "业主", None, 1)
    store.residents.put(resident, NOW)
    for name, phone, role, trades, code in (
        ("陈静", "13900000001", "clerk", "", "ABCDEFGHIJ"),
        ("王强", "13900000002", "engineer", "水电", "ABCDEFGHIK"),
    ):
        staff = Staff(new_id(NOW), WHERE, name, phone, role, "", trades, "", None, None, 1)
        store.staff.invite(store.staff.put(staff, NOW), hash_of(code), NOW, NOW + 10**12)


@pytest.fixture
def services(world: World) -> Iterator[list[Process]]:
    """Start the service, and let nothing of any incarnation survive the test."""
    with closing(open_database(world.env["DATABASE_URL"])) as database:
        database.run(enrol)
    running = [Process(start(["serve"], world.env, world.errors))]
    world.health()
    yield running
    for process in running:
        process.kill_all()


def kill_and_start(world: World, services: list[Process]) -> None:
    """Kill the newest incarnation without warning, and start the next."""
    services[-1].send(signal.SIGKILL)
    services.append(Process(start(["serve"], world.env, world.errors)))
    world.health()


def only_case(world: World) -> Case | None:
    """Return the case of the story, once there is one."""
    with closing(open_database(world.env["DATABASE_URL"])) as database:
        found = database.read(lambda c: Store(c).cases.recent_in(WHERE, 0))
    assert len(found) <= 1
    return found[0] if found else None


def play(world: World, services: list[Process], kills: set[int]) -> Case:
    """Play the story, killing the service before the messages at these places."""
    phones = {name: world.platform.phone(name) for name in ("李雷", "陈静", "王强")}
    for phone in phones.values():
        phone.follow()
    for place, (name, words) in enumerate(STORY):
        if place in kills:
            kill_and_start(world, services)
        case = only_case(world) if "{}" in words else None
        reply = phones[name].type(words.format(case.number if case else ""))
        assert reply is not None
        assert "没" not in reply.text[:4]
    case = only_case(world)
    assert case is not None
    return case


def test_killed_at_four_places(world: World, services: list[Process]) -> None:
    case = play(world, services, {5, 6, 9, 11})

    assert (case.status, case.closed_as, case.rating) == ("closed", "confirmed", 5)


@pytest.mark.soak
def test_killed_before_every_message(world: World, services: list[Process]) -> None:
    case = play(world, services, set(range(len(STORY))))

    assert (case.status, case.closed_as, case.rating) == ("closed", "confirmed", 5)
