"""A survey whose report was approved with items below their target, as stories of 整改 begin."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flows.cases import work
from flows.cases.rules.deeds import Moment
from flows.cases.watch import context_of, system_deed
from flows.survey.record import survey_of
from flows.survey.settings import CORRECTIONS, Surveys
from storage.store import Store
from tests.scenarios.survey_story import approve, planned

if TYPE_CHECKING:
    from flows.settings.site import Section
    from storage.records.case import Case
    from tests.scenarios.conftest import World


COUNTED: dict[str, Any] = {  # the figures of a survey that 120 of 140 homes answered
    "homes": 150, "invited": 150, "delivered": 140, "returned": 120, "return_rate": 120 / 140,
    "satisfaction": 0.8, "interval": None, "numbers": [], "buildings": [], "groups": [],
    "pareto": [], "opinions": [], "earlier": [], "counted": 120, "unreadable": 0, "held": 0,
    "picture": None,
}  # fmt: skip


def item(name: str, ask: str, rate: float, target: float = 0.85) -> dict[str, Any]:
    """Return the figures of one item of a survey with 120 ratings."""
    bad = round(120 * (1 - rate))
    return {
        "id": name,
        "ask": ask,
        "valid": 120,
        "satisfied": 120 - bad,
        "dissatisfied": bad,
        "rate": rate,
        "interval": None,
        "counts": {"很满意": 120 - bad, "不满意": bad},
        "target": target,
        "below": rate < target,
    }


MEASURE = "增加夜班，巡更打卡"
TWO_BELOW = (
    item("security", "保安服务", 0.625),
    item("repair", "维修服务", 0.75),
    item("cleaning", "保洁服务", 0.95),
)


def with_departments(world: World, **departments: str) -> None:
    """Let the site name who is responsible for which item."""
    known: Section = world.config.settings.section(Surveys)
    world.change(surveys=known.model_copy(update={"departments": departments}))


def counted(
    world: World,
    case: Case,
    items: tuple[dict[str, Any], ...],
    choices: tuple[dict[str, Any], ...] = (),
    acts: tuple[str, ...] = ("start", "end", "count"),
) -> str:
    """Let an approved survey run, close and be counted with these figures; return its number."""
    figures = json.dumps(COUNTED | {"items": items, "choices": choices}, ensure_ascii=False)
    moment = Moment(int(world.clock.now() * 1000), world.service.settings)

    def run(store: Store) -> None:
        now = store.cases.get(case.id)
        assert now is not None
        store.agenda.drop(case.id)
        for action in acts:
            own = replace(survey_of(now), figures=figures, turn="affairs_head")
            done = replace(system_deed(action), own=own if action == "count" else None)
            now = work.perform(store, context_of(store, moment, now), now, done)

    world.service.database.run(lambda c: run(Store(c)))
    return case.number


def reported(world: World, items: tuple[dict[str, Any], ...] = TWO_BELOW) -> str:
    """Return the number of a survey whose report has its yes."""
    case = planned(world)
    approve(world, case.number)
    counted(world, case, items)
    world.member("孙丽").says(f"审批 {case.number} 同意")
    assert world.case(case.number).status == "reported"
    return case.number


def corrections(world: World) -> list[Case]:
    """Return every corrective action, the first first."""
    found = [case for case in world.cases() if case.kind == CORRECTIONS]
    return sorted(found, key=lambda case: case.number)


def corrected(world: World, number: str, owner: str, checker: str) -> None:
    """Let one be planned, carried out and found right."""
    world.member(owner).says(f"方案 {number} 原因：人手不足 措施：{MEASURE} 期限：12月31日")
    world.member(owner).says(f"完成 {number} 夜班增加到3人")
    world.member(checker).says(f"检查 {number} 合格")
    assert world.case(number).status == "closed"
