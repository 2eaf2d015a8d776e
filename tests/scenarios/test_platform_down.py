"""While the platform takes none of our calls, its webhook still works: replies say what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.cases import telling
from storage.outbox import REPLY, NewPush
from storage.store import Store
from tests.scenarios.reporting import report

if TYPE_CHECKING:
    from storage.database import Connection
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

SERVICE, TEMPLATE, TOKEN = "message/custom/send", "message/template/send", "stable_token"
DOWN = [{"errcode": -1}, {"http_status": 503}, {"timeout": True}]


@pytest.fixture(params=DOWN, ids=lambda fault: next(iter(fault)))
def down(world: World, request: pytest.FixtureRequest) -> None:
    """Let every call of ours fail from now on."""
    for path in (SERVICE, TEMPLATE):
        world.platform.faults.next(path, **request.param, times=500)


@pytest.mark.usefixtures("down")
def test_who_writes_reads_what_waits_for_them(
    world: World, resident: Member, clerk: Member, engineer: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    world.sweep()
    at_once = engineer.says("值班")
    world.advance(minutes=2)

    assert number not in at_once.partition("———")[0]
    assert number in engineer.says("值班")
    assert "王强" in resident.says("你好").partition("———")[0]
    world.platform.faults.clear()
    world.advance(minutes=10)
    assert not any("请受理" in text or "派给您" in text for text in engineer.news())


@pytest.mark.usefixtures("down")
def test_the_phone_list_names_what_has_not_left(
    world: World, resident: Member, clerk: Member
) -> None:
    number = report(resident)
    clerk.says(f"派 {number} 王强")
    world.advance(minutes=2)
    clerk.says("值班")

    listed = clerk.says("补电话")

    assert "都送到了" not in listed
    assert number in listed
    assert "13900000002" in listed  # the engineer was not told, either


LONG = "明天上午停水两小时，请提前储水。" * 40  # 1,920 bytes of the 2,048 of a message


def refuse(world: World) -> None:
    """Let the platform take nothing for anybody who is not writing at this moment."""
    world.platform.faults.next(SERVICE, errcode=45015, times=50)
    world.platform.faults.next(TEMPLATE, errcode=43004, times=50)


def tell(world: World, member: Member, text: str) -> None:
    """Decide that somebody is to be told something that is about no case."""

    def work(connection: Connection) -> None:
        store = Store(connection)
        person = store.persons.by_openid(member.phone.openid)
        assert person is not None
        telling.tell_person(store, world.service.clock(), person.id, text)

    world.service.database.run(work)


def test_what_has_no_room_in_a_reply_is_not_called_read(
    world: World, resident: Member, clerk: Member
) -> None:
    """It is sent by itself, and when that is refused again it stays on the phone list."""
    refuse(world)
    tell(world, resident, LONG)
    world.sweep()
    before = clerk.says("补电话")

    reply = resident.says("帮助")
    world.sweep()
    after = clerk.says("补电话")
    world.platform.faults.clear()
    resident.says("帮助")

    assert "提前储水" not in reply
    assert "13800000001" in before
    assert "13800000001" in after
    assert LONG in resident.hears()
    assert "13800000001" not in clerk.says("补电话")


def test_what_is_about_no_case_stands_on_the_phone_list_until_somebody_called(
    world: World, resident: Member, clerk: Member
) -> None:
    refuse(world)
    tell(world, resident, "您的绑定已由业主确认")
    world.sweep()

    listed = clerk.says("补电话")

    assert "13800000001：您的绑定已由业主确认" in listed
    assert "记下了" in clerk.says("已电话 13800000001")
    assert "13800000001" not in clerk.says("补电话")
    assert "13800000001" in clerk.says("已电话 13800000001")


def test_the_rest_of_an_answer_is_shown_to_nobody_else(
    world: World, resident: Member, clerk: Member
) -> None:
    refuse(world)
    person_id = world.store(lambda s: s.persons.by_openid(resident.phone.openid)).id  # type: ignore[attr-defined]
    now = world.service.clock()
    rest = NewPush(person_id, REPLY, "我投诉了保安")
    world.service.database.run(lambda c: Store(c).outbox.add(rest, now, now))
    world.sweep()

    listed = clerk.says("补电话")

    assert "13800000001" in listed
    assert "投诉" not in listed
