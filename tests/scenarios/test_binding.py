"""Binding: at once when the roster agrees, one generic answer when it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.store import Store
from tests.scenarios.people import scene_of

if TYPE_CHECKING:
    from storage.records.people import BoundHome
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


def test_what_nobody_decides_climbs_and_the_applicant_hears_by_the_promised_day(
    world: World, stranger: Member
) -> None:
    clerk, above, top = (world.member(name) for name in ("陈静", "孙丽", "周敏"))
    assert "最晚明天" in stranger.says("绑定 5栋1单元802 张小明 13811112222")
    assert len(clerk.hears()) == 1

    world.advance(hours=4)  # 14:00
    assert "明天18:00前要答复" in clerk.news()[0]
    world.advance(hours=26)  # 16:00 on the promised day
    assert "今天18:00前要答复" in clerk.news()[0]
    assert above.news() == stranger.news() == []

    world.advance(hours=2)
    assert "现在还没有人处理" in clerk.news()[0]
    assert "同意绑定 1" in above.news()[0]
    assert "最晚明天再告诉您" in stranger.news()[0]

    world.advance(days=1)  # nobody wrote for more than 48 hours: cards arrive
    assert "已超时" in clerk.news()[0]
    assert "已超时" in top.news()[0]
    assert "最晚明天" in stranger.news()[0]


def test_reminders_of_a_binding_end_with_the_decision(world: World, stranger: Member) -> None:
    above = world.member("孙丽")
    stranger.says("绑定 5栋1单元802 张小明 13811112222")
    world.advance(days=1, hours=8)
    assert len(above.news()) == len(stranger.news()) == 1
    above.says("拒绝绑定 1")
    world.sweep()
    assert "没能核对上" in stranger.news()[0]

    world.advance(days=7)
    assert above.news() == stranger.news() == []


def test_who_was_away_for_days_still_gets_the_decision(world: World, stranger: Member) -> None:
    clerk = world.member("陈静")
    stranger.says("绑定 5栋1单元802 张小明 13811112222")
    world.advance(days=6)
    stranger.news()
    clerk.says("同意绑定 1")
    world.sweep()

    assert "已绑定" in stranger.news()[0]


def test_unbinding_ends_it(world: World, resident: Member) -> None:
    assert "已解除" in resident.says("解绑")
    assert homes_of(world, resident) == []


@pytest.fixture
def owner(resident: Member) -> Member:
    """Return somebody who is bound to two homes."""
    assert "绑定好了" in resident.says("绑定 1栋1单元101 李雷 13800000001")
    return resident


@pytest.mark.parametrize(
    "words",
    ["解绑 1栋1单元101", "解绑1栋1单元101", "把1-1-101解绑", "解绑 101", "解除1栋101的绑定"],
)
def test_only_the_home_that_is_named_is_unbound(world: World, owner: Member, words: str) -> None:
    reply = owner.says(words)

    assert "已解除1栋1单元101的绑定" in reply
    assert "另外1处不变" in reply
    assert [home.room for home in homes_of(world, owner)] == ["1501"]


def test_with_several_homes_it_asks_which_binding_ends(world: World, owner: Member) -> None:
    assert "哪一处" in owner.says("解绑")
    assert len(homes_of(world, owner)) == 2

    assert "已解除3栋2单元1501的绑定" in owner.says("1")
    assert [home.room for home in homes_of(world, owner)] == ["101"]


def test_a_home_that_is_not_bound_unbinds_none(world: World, owner: Member) -> None:
    assert "没有绑定这一处" in owner.says("解绑 5栋1单元802")
    assert len(homes_of(world, owner)) == 2


def test_every_binding_ends_when_all_are_named(world: World, owner: Member) -> None:
    owner.says("解绑")

    assert "已解除2处绑定" in owner.taps("全部解除")
    assert homes_of(world, owner) == []


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
