"""What was put off, said or written about while the clock stood in a future that is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.outbox import NewPush
from storage.store import Store
from tests.scenarios.test_clock_back import DAY_S, set_back

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def resident_of(world: World) -> Member:
    member = world.member("李雷")
    member.follows()
    member.says("绑定 3栋2单元1501 李雷 13800000001")
    return member


def test_what_waited_for_the_morning_waits_for_this_morning(each_world: World) -> None:
    """Put off before, it is put off again in the future: until the end of that night."""
    world = each_world
    resident = resident_of(world)
    world.clock.advance(13 * 3600)
    now = world.service.clock()
    person = world.store(lambda s: s.persons.by_openid(resident.phone.openid))
    push = NewPush(person.id, "news", "师傅明早到")  # type: ignore[attr-defined]
    world.service.database.run(lambda c: Store(c).outbox.add(push, now, now))
    world.sweep()
    world.clock.advance(40 * DAY_S)
    world.sweep()

    set_back(world, days=40)
    world.sweep()
    assert resident.news() == []
    world.advance(hours=9)

    assert any("师傅明早到" in text for text in resident.news())
