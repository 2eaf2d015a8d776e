"""What staff are told of a survey they decide about: whose turn is next, and what is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.survey_counted import MANY, cast, close, running
from tests.scenarios.survey_story import planned

if TYPE_CHECKING:
    from tests.scenarios.conftest import World


def test_each_yes_names_who_comes_next(world: World) -> None:
    number = planned(world).number

    assert "接下来由管理处主任审批" in world.member("孙丽").says(f"审批 {number} 同意")
    assert "接下来由总经理审批" in world.member("周敏").says(f"审批 {number} 同意")
    told = world.member("吴总").says(f"审批 {number} 驳回 先开个会")
    assert "已转给提出方案的同事" in told


def test_the_last_yes_says_when_invitations_leave(world: World) -> None:
    number = planned(world).number
    world.advance(days=4)  # the start was yesterday: both days are shifted

    for name in ("孙丽", "周敏"):
        world.member(name).says(f"审批 {number} 同意")
    told = world.member("吴总").says(f"审批 {number} 同意")

    assert "审批都通过了，11月28日起发邀请" in told
    assert "11月28日到12月8日" in world.member("陈静").says(f"问卷 {number}")


def test_nobody_is_told_of_repairs_where_a_survey_is_over(world: World) -> None:
    case = running(world)
    cast(world, case, MANY)
    close(world, case)
    world.member("孙丽").says(f"审批 {case.number} 同意")
    world.member("孙丽").says(f"公示 {case.number}")

    told = world.member("陈静").says(f"延长 {case.number} 12月16日")

    assert "已公示，现在不能延长" in told
    assert "没修好" not in told


def test_a_survey_that_runs_is_not_taken_back(world: World) -> None:
    number = running(world).number

    told = world.member("陈静").says(f"问卷 {number} 撤销 不做了")

    assert "正在征集，现在不能撤销。" in told
    assert told.count("延长") == 1
