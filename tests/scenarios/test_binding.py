"""Binding: at once when the roster agrees, one generic answer when it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.store import Store
from tests.scenarios.people import scene_of

if TYPE_CHECKING:
    from storage.records import BoundHome
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


def homes_of(world: World, member: Member) -> list[BoundHome]:
    """Return the homes an account is bound to."""

    def look(store: Store) -> list[BoundHome]:
        person = store.persons.by_openid(member.phone.openid)
        return store.residents.bound_homes(person.id) if person else []

    return world.service.database.read(lambda c: look(Store(c)))


def test_what_matches_the_roster_binds_at_once_and_says_how_data_is_used(
    world: World, stranger: Member
) -> None:
    reply = stranger.says("绑定 5栋1单元802 张秀英 13800000003")

    assert "绑定好了" in reply
    assert "只用于" in reply
    assert [home.room for home in homes_of(world, stranger)] == ["802"]


@pytest.mark.parametrize(
    "wrong",
    [
        "绑定 5栋1单元802 王五 13800000003",
        "绑定 5栋1单元802 张秀英 13899999999",
        "绑定 5栋1单元803 张秀英 13800000003",
        "绑定 6栋2单元1801 赵六 13712345678",
    ],
)
def test_every_mismatch_gets_the_same_answer(world: World, stranger: Member, wrong: str) -> None:
    reply = stranger.says(wrong)
    other = world.member("另一个人")
    other.follows()

    assert reply == other.says("绑定 1栋1单元102 不存在 13711111111")
    assert homes_of(world, stranger) == []


def test_a_second_account_waits_for_the_first_ones_yes(
    world: World, resident: Member, stranger: Member
) -> None:
    generic = stranger.says("绑定 3栋2单元1501 李雷 13800000001")
    assert "核对" in generic
    assert homes_of(world, stranger) == []

    assert any("申请" in push for push in resident.hears())
    resident.taps("同意绑定 1")

    assert [home.room for home in homes_of(world, stranger)] == ["1501"]
    assert any("已绑定" in push for push in stranger.hears())


def test_a_clerk_decides_what_does_not_match(world: World, stranger: Member, clerk: Member) -> None:
    stranger.says("绑定 5栋1单元802 张小明 13811112222")
    assert any("绑定申请" in push and "张小明" in push for push in clerk.hears())

    clerk.taps("拒绝绑定 1")
    assert any("没能核对上" in push for push in stranger.hears())
    assert homes_of(world, stranger) == []


def test_somebody_elses_request_does_not_exist_for_a_resident(
    world: World, resident: Member, stranger: Member
) -> None:
    stranger.says("绑定 5栋1单元802 张小明 13811112222")

    reply = resident.says("同意绑定 1")

    assert "张小明" not in reply
    assert homes_of(world, stranger) == []


def test_tries_are_limited(stranger: Member) -> None:
    replies = [stranger.says(f"绑定 5栋1单元802 王五 1390000{n:04d}") for n in range(7)]

    assert "用完" in replies[-1]


def test_step_by_step(world: World, stranger: Member) -> None:
    for text in ("绑定", "5栋1单元802", "张秀英", "13800000003"):
        reply = stranger.says(text)

    assert "绑定好了" in reply
    assert len(homes_of(world, stranger)) == 1


def test_the_code_of_a_room_names_the_home(world: World) -> None:
    newcomer = world.member("新住户")
    newcomer.follows(scene_of(world, "5", "1", "802"))

    newcomer.says("张秀英")
    reply = newcomer.says("13800000003")

    assert "5栋1单元802" in reply


def test_a_forged_code_only_welcomes(world: World) -> None:
    newcomer = world.member("新住户")

    assert "小管家" in newcomer.follows(scene_of(world, "5", "1", "802")[:-2] + "xx")


def test_unbinding_ends_it(world: World, resident: Member) -> None:
    assert "已解除" in resident.says("解绑")
    assert homes_of(world, resident) == []


def test_wrong_codes_of_staff_are_limited(stranger: Member) -> None:
    replies = [stranger.says(f"绑定 ZZZZZZZZ2{n}") for n in "234567"]

    assert "不对" in replies[0]
    assert "一小时" in replies[-1]


def test_a_tenant_on_no_roster_is_told_that_the_office_settles_it(stranger: Member) -> None:
    """And the binding goes on with its next question."""
    first = stranger.says("我是租户 房东没给我登记")
    again = stranger.says("怎么绑定啊")

    assert "管理处核对" in first
    assert "房号" in again
    assert "没认出" not in again
    stranger.says("4栋1单元903")
    assert "管理处核对" in stranger.says("房东没有给我登记过")
    stranger.says("小刘")
    assert "管理处核对" in stranger.says("13812345678")
