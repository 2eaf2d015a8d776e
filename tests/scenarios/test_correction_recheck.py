"""After the corrections residents are asked again whether it got better (CAL-3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.survey.correction.record import correction_of
from flows.survey.record import survey_of
from tests.scenarios.correction_story import (
    corrected,
    corrections,
    counted,
    item,
    reported,
    with_departments,
)
from tests.scenarios.survey_story import approve

if TYPE_CHECKING:
    from storage.records.case import Case
    from tests.scenarios.conftest import World


def all_corrected(world: World) -> tuple[str, list[Case]]:
    """Return a survey whose two corrections are right."""
    with_departments(world, security="工程部", repair="工程部")
    number = reported(world)
    made = corrections(world)
    for case in made:
        corrected(world, case.number, "赵刚", "孙丽")
    return number, made


def again(world: World) -> Case:
    """Return the re-check."""
    (case,) = [
        one
        for one in world.cases()
        if one.number.startswith("WJ") and survey_of(one).sort == "recheck"
    ]
    return case


def test_a_recheck_is_proposed_with_the_last_and_planned_by_a_tap(each_world: World) -> None:
    world = each_world
    number, made = all_corrected(world)
    author = world.member("陈静")
    (proposed,) = [text for text in author.hears() if "整改都检查合格了" in text]
    assert f"{number} 2026年下半年" in proposed

    said = author.taps("做一次回头看")

    plan = survey_of(again(world)).planned()
    assert "范围和上次一样" in said
    assert "先由事务部主管审批" in said
    assert plan.round_of == number
    assert [one.id for one in plan.questions][:2] == [
        f"better-{made[0].number}",
        f"now-{made[0].number}",
    ]
    assert plan.questions[0].ask == "保安服务：整改之后比以前"
    assert len(plan.questions) == 5
    assert "回头看已经有了" in author.says(f"整改 {number} 回头看")


def test_it_waits_for_all_of_them(world: World) -> None:
    with_departments(world, security="工程部", repair="工程部")
    number = reported(world)

    assert "还有2项没检查合格" in world.member("陈静").says(f"整改 {number} 回头看")


def test_the_corrections_show_before_and_after(world: World) -> None:
    number, made = all_corrected(world)
    world.member("陈静").says(f"整改 {number} 回头看")
    case = again(world)
    approve(world, case.number)
    items = (
        item(f"now-{made[0].number}", "保安服务：现在满意吗", 0.9),
        item(f"now-{made[1].number}", "维修服务：现在满意吗", 0.7),
    )
    better = {"id": f"better-{made[0].number}", "ask": "", "counts": {"好多了": 70, "没变化": 0}}
    counted(world, case, items, (better,))
    boss = world.member("孙丽")

    boss.says(f"审批 {case.number} 同意")

    assert correction_of(world.case(made[0].number)).found_again()["rate"] == 0.9
    shown = boss.says(f"整改 {number}")
    assert "保安服务 满意率62.5% → 90%（好多了70份）" in shown
    assert "维修服务 满意率75% → 70%" in shown
    (_first, _second, third) = corrections(world)  # what is still below is corrected anew
    assert (correction_of(third).ask, correction_of(third).round) == ("维修服务", 2)
    assert any("这是第2轮" in text for text in world.member("赵刚").hears())
