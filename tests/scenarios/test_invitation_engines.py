"""The way of an invitation on each engine: waves, pushes, replies, reminders, ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.survey.invitation import papers
from storage.store import Store
from tests.scenarios.inviting import answers, bound, invitations, invited, links, ruled, running

if TYPE_CHECKING:
    from tests.scenarios.conftest import World


def test_the_way_of_an_invitation(each_world: World) -> None:
    world = each_world
    ruled(world, wave_homes=1, reminder_days=1)
    first = bound(world, "李雷", "3栋2单元1501", "13800000001")
    second = bound(world, "张秀英", "5栋1单元802", "13800000003")
    number = running(world)
    for _ in range(2):
        world.advance(hours=1)
    heard = [invited(one.news()) for one in (first, second)]
    assert [len(texts) for texts in heard] == [1, 1]
    assert {one.way for one in invitations(world, number)} == {"push", ""}

    answers(world, number, links(heard[0])[0])
    world.advance(days=1)
    assert invited(first.news()) == []
    assert len(invited([second.says("你好"), *second.news()])) == 1

    assert "送到1户" in world.member("陈静").says(f"已送 {number} 1-1-101")
    listed = world.member("陈静").says(f"名单 {number}")
    assert "3-2-1501 " not in listed.replace("“", " ").split("未送")[0]
    assert "5-1-802" in listed
    case, now = world.case(number), world.service.clock()
    homes = world.service.database.run(lambda c: papers.of_homes(Store(c), case, now))
    assert [one.room for one in homes] == ["101", "1501", "802"]
    wife = bound(world, "韩梅梅", "3栋2单元1501", "13800000002")
    assert "没有要填的问卷" in wife.says("意见征集")
    second.says("绑定 1栋1单元101 李雷 13800000001")
    world.advance(days=10)
    assert world.case(number).status != "running"
