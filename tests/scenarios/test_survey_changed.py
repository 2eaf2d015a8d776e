"""A plan that was given back is changed and approved anew, from the first (SUR-2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.survey.record import survey_of
from tests.scenarios.survey_story import approve, planned

if TYPE_CHECKING:
    from storage.records.case import Case
    from tests.scenarios.conftest import World

WHY = "没有问停车收费"
HOMES = {"who": "sample", "share": 0.5, "by": "floor", "buildings": ["3", "5"]}


def returned(world: World) -> Case:
    """Return a plan that the second of the chain gave back."""
    case = planned(world, audience=HOMES)
    world.member("孙丽").says(f"审批 {case.number} 同意")
    assert "原因" in world.member("周敏").says(f"审批 {case.number} 驳回")
    world.member("周敏").says(f"审批 {case.number} 驳回 {WHY}")
    assert world.case(case.number).status == "returned"
    return world.case(case.number)


def test_it_is_changed_in_chat_and_what_was_not_named_stays(world: World) -> None:
    case, clerk, head = returned(world), world.member("陈静"), world.member("孙丽")
    head.hears()
    (back,) = [text for text in clerk.hears() if WHY in text]
    assert "修改方案" in back

    card = clerk.taps("修改方案")
    assert case.description in card
    assert "按楼层抽样50%" in card
    assert "停车收费（评分）" in [clerk.taps("改题目"), clerk.says("加 停车收费 评分")][-1]
    assert "共4题" in clerk.says("就用这些题")
    assert "最后一天" in [clerk.says("改日期"), clerk.says("11月27日")][-1]
    assert "11月27日到12月7日" in clerk.says("12月7日")
    assert f"方案已提交 {case.number}" in clerk.says("确认")

    changed = world.case(case.number)
    before, after = survey_of(case), survey_of(changed)
    assert changed.status == "approving"
    assert after.seed == before.seed
    assert after.planned().audience == before.planned().audience
    assert after.planned().questions[:3] == before.planned().questions
    assert all(one.at is None for one in after.approvals())
    assert any(case.number in text for text in head.hears())
    approve(world, case.number)


def test_a_change_that_cannot_be_is_said_and_nothing_is_lost(world: World) -> None:
    case, clerk = returned(world), world.member("陈静")
    world.clock.advance(3 * 86_400)

    assert "starts" in clerk.says(f"问卷 {case.number} 修改")
    assert "starts" in clerk.says("确认")
    clerk.says("改日期")
    clerk.says("12月1日")
    assert "12月1日到12月12日" in clerk.says("12月12日")
    clerk.says("确认")
    approve(world, case.number)
    assert "已经开始" not in clerk.says(f"问卷 {case.number} 修改")
    world.advance(days=6)
    assert "不能" in clerk.says(f"问卷 {case.number} 修改")


def test_who_may_not_plan_changes_nothing(world: World) -> None:
    case = returned(world)

    assert "确认" not in world.member("王强").says(f"问卷 {case.number} 修改")
