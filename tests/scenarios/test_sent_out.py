"""A colleague is sent where nothing is open yet: what was said of it becomes their case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("王强去一下2栋大堂，灯不亮", "2栋大堂"),
        ("让王师傅去地下车库看看", "地下车库"),
        ("王强，到3栋2单元，灯一闪一闪", "3栋2单元"),
    ],
)
def test_who_is_sent_somewhere_gets_a_case_there(
    world: World, clerk: Member, engineer: Member, text: str, place: str
) -> None:
    assert "已派给王强" in clerk.says(text)

    [case] = world.cases()
    assert (case.status, case.place) == ("dispatched", place)
    assert any("派单给您" in push for push in engineer.hears())


def test_another_place_than_that_of_the_open_case_is_another_case(
    world: World, resident: Member, clerk: Member
) -> None:
    resident.says("厨房水管漏水")
    resident.says("确认")

    clerk.says("王强去一下3栋大堂，门关不上")

    assert sorted(case.status for case in world.cases()) == ["dispatched", "registered"]


@pytest.mark.parametrize("text", ["王强去2栋大堂了", "王强去2栋大堂了吗", "王强上午去过地下车库"])
def test_where_a_colleague_went_is_only_told(world: World, clerk: Member, text: str) -> None:
    clerk.says(text)

    assert world.cases() == []


def test_who_only_works_sends_nobody(world: World, engineer: Member) -> None:
    engineer.says("吴兰去一下2栋大堂，有人吐了")

    assert world.cases() == []
