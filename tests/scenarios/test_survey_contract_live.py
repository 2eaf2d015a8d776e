"""问卷 N while it runs: invited, delivered, returned, the rate by building."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.inviting import bound, invitations, running

if TYPE_CHECKING:
    from tests.scenarios.conftest import World

ANSWERS = {"security": "满意", "first": "停车"}


def test_where_each_person_answers_persons_are_counted(world: World) -> None:
    for name, phone in (("李雷", "13800000001"), ("韩梅梅", "13800000002")):
        bound(world, name, "3栋2单元1501", phone)
    number = running(world, per="person")
    for name in ("李雷", "韩梅梅"):
        world.member(name).says("你好")
    for one in invitations(world, number):
        if one.person_id:
            page = world.client.post(f"/s/{one.token}", data=ANSWERS)
            assert "谢谢" in page.text

    shown = world.member("陈静").says(f"问卷 {number}")

    assert "邀请4人，发放2人，回收2人，回收率100%（目标30%）" in shown
    assert "3栋 2/2 100%" in shown


def test_where_each_home_answers_homes_are_counted(world: World) -> None:
    for name, phone in (("李雷", "13800000001"), ("韩梅梅", "13800000002")):
        bound(world, name, "3栋2单元1501", phone)
    number = running(world)
    world.member("李雷").says("你好")

    clerk = world.member("陈静")
    assert "邀请3户，发放1户，回收0户，回收率0%（目标30%）" in clerk.says(f"问卷 {number}")
    assert "送到1户" in clerk.says(f"已送 {number} 5-1-802")
    assert "邀请3户，发放2户" in clerk.says(f"问卷 {number}")
