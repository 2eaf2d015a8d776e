"""A survey of the demo community, as stories about surveys begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.cases.rules.deeds import Moment
from flows.survey.plan import opening
from flows.survey.shape import Plan
from storage.store import Store
from tests.scenarios.people import COMMUNITY

if TYPE_CHECKING:
    from storage.records.case import Case
    from tests.scenarios.conftest import World

AUTHOR_PHONE = "13900000001"  # 陈静, a clerk


def plan_of(**changes: Any) -> Plan:  # noqa: ANN401 - any field of a plan
    """Return a short plan: three items of the half-year survey, from tomorrow for eleven days."""
    known: dict[str, Any] = {
        "title": "2026年下半年物业服务满意度调查",
        "kind": "satisfaction",
        "purpose": "了解大家对下半年服务的看法，定明年的改进计划",
        "community": COMMUNITY,
        "starts": "2026-11-25",
        "closes": "2026-12-05",
        "questions": [
            {"id": "security", "ask": "保安服务", "type": "rating", "scale": 5},
            {
                "id": "first",
                "ask": "最希望先改进哪一项",
                "type": "choice",
                "options": ["停车", "保洁", "绿化"],
            },
            {
                "id": "why",
                "ask": "哪里不满意",
                "type": "text",
                "required": False,
                "when": {"security": ["不满意", "很不满意"]},
            },
        ],
    }
    return Plan.model_validate(known | changes)


def planned(world: World, **changes: Any) -> Case:  # noqa: ANN401 - any field of a plan
    """Store a survey that waits for its first yes."""
    plan = plan_of(**changes)
    moment = Moment(int(world.clock.now() * 1000), world.service.settings)

    def work(store: Store) -> Case:
        (author,) = store.staff.by_phone(AUTHOR_PHONE)
        return opening.open_survey(store, moment, plan, author)

    return world.service.database.run(lambda c: work(Store(c)))


def approve(world: World, number: str) -> None:
    """Let everybody of the chain say yes."""
    for name in ("孙丽", "周敏", "吴总"):
        world.member(name).says(f"审批 {number} 同意")
    assert world.case(number).status == "approved"
