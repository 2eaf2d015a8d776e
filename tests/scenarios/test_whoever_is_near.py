"""To an emergency goes whoever is near, whatever their post; what they found they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

FIRE = "厨房着火了快来人"


@pytest.mark.parametrize("text", ["我去 5", "我马上过去", "我离得近，我上去"])
def test_who_leads_goes_there_and_is_done(
    world: World, resident: Member, supervisor: Member, text: str
) -> None:
    resident.says(FIRE)

    supervisor.says(text)
    assert [case.status for case in world.cases()] == ["taken"]

    supervisor.says("到了")
    supervisor.says("火灭了 没人受伤 处理好了")
    assert [case.status for case in world.cases()] == ["finished"]


def test_who_leads_takes_nothing_else(world: World, resident: Member, supervisor: Member) -> None:
    resident.says("3栋2单元1501厨房水管漏水，电话13800000001")
    resident.says("确认")
    number = world.cases()[0].number

    assert "您的岗位不能接" in supervisor.says(f"接 {number}")
    assert "您的岗位不能用" in supervisor.says("我去")


def test_who_went_there_hands_it_over(world: World, resident: Member, supervisor: Member) -> None:
    resident.says(FIRE)
    supervisor.says("我去 5")

    supervisor.says("转给王强")

    assert [case.status for case in world.cases()] == ["dispatched"]


def test_what_somebody_found_at_work_they_see_to_and_end(world: World, engineer: Member) -> None:
    engineer.says("3栋2单元1501厨房煤气味好重，管子在嘶嘶响")

    engineer.says("我在这儿 我来处理 阀门关上了")
    assert [case.status for case in world.cases()] == ["taken"]

    engineer.says("燃气公司换了管子 测过不漏 解除")
    assert [case.status for case in world.cases()] == ["closed"]
