"""What the platform does not take of an invitation stands below the next reply, once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from storage.store import Store
from tests.scenarios.inviting import invitations, invited, links, running
from tests.scenarios.people import COMMUNITY

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

SERVICE = "message/custom/send"


def to_be_phoned(world: World) -> set[str]:
    """Return the kinds of messages about which somebody is on the phone list of the clerks."""
    now = world.service.clock()
    rows = world.service.database.read(lambda c: Store(c).unread.in_community(COMMUNITY, now, 50))
    return {row.kind for row in rows}


@pytest.mark.parametrize(
    "fault", [{"errcode": 45015}, {"errcode": 48001}, {"errcode": -1}, {"timeout": True}]
)
def test_it_is_said_below_the_next_reply(
    world: World, resident: Member, fault: dict[str, Any]
) -> None:
    resident.news()
    world.platform.faults.next(SERVICE, **fault, times=500)
    number = running(world)
    world.advance(minutes=2)
    assert invited(resident.news()) == []
    assert "invitation" not in to_be_phoned(world)

    reply = resident.says("你好")
    assert len(links([reply])) == 1
    assert reply.index("您好") < reply.index("/s/")
    (mine,) = [one for one in invitations(world, number) if one.person_id]
    assert mine.way == "reply"

    world.platform.faults.clear()
    world.advance(minutes=20)
    assert invited([*resident.news(), resident.says("你好")]) == []
