"""A survey whose report has its yes, as stories about what is published begin."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.sealing import SecretSealer
from flows.cases import work as case_work
from flows.cases.rules.deeds import Moment
from flows.cases.watch import context_of, system_deed
from flows.survey.answering import urn
from flows.survey.record import survey_of
from storage.ids import new_id
from storage.records.survey import Invitation
from storage.store import Store
from tests.scenarios.people import COMMUNITY
from tests.scenarios.survey_story import approve, planned

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed
    from storage.records.case import Case
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

PHONE, ROOM = "13800000001", "3栋2单元1501"


def item(ask: str, rate: float, valid: int = 40, target: float = 0.85) -> dict[str, Any]:
    """Return the figures of an item."""
    return {
        "id": ask,
        "ask": ask,
        "valid": valid,
        "satisfied": round(rate * valid),
        "dissatisfied": valid - round(rate * valid),
        "rate": rate,
        "interval": None,
        "counts": {},
        "target": target,
        "below": rate < target,
    }


def figures(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the figures
    """Return the figures of a survey with one item below its target."""
    known: dict[str, Any] = {
        "homes": 120,
        "invited": 120,
        "delivered": 100,
        "returned": 62,
        "return_rate": 0.62,
        "satisfaction": 0.913,
        "interval": None,
        "items": [
            item("保安服务", 0.95),
            item("楼道保洁", 0.975),
            item("车辆管理", 0.7),
            item("游泳池", 0.5, valid=3),
        ],
        "choices": [
            {
                "id": "first",
                "ask": "最希望先改进哪一项",
                "answered": 60,
                "counts": {"停车": 41, "保洁": 9, "绿化": 10},
            }
        ],
        "numbers": [],
        "buildings": [],
        "groups": [],
        "pareto": [],
        "opinions": [
            {"title": f"外来车辆占车位，{ROOM}找{PHONE}", "count": 8, "words": ["占车位"]},
            {"title": "想要儿童乐园", "count": 2, "words": ["想要儿童乐园"]},
        ],
        "earlier": [],
    }
    return known | changes


def does(world: World, number: str, deed: Deed) -> Case:
    """Do something to a survey, as the system or a command would."""
    moment = Moment(world.service.clock(), world.service.settings)

    def work(store: Store) -> Case:
        case = store.cases.by_number(number)
        assert case is not None
        return case_work.perform(store, context_of(store, moment, case), case, deed)

    return world.service.database.run(lambda c: work(Store(c)))


def invited(world: World, number: str, *members: Member) -> list[Invitation]:
    """Invite the homes of these people."""
    case = world.case(number)

    def work(store: Store) -> list[Invitation]:
        made = []
        for member in members:
            person = store.persons.by_openid(member.phone.openid)
            assert person is not None
            for home in store.residents.bound_homes(person.id):
                place = (home.building, home.unit, home.room, person.id)
                one = Invitation(
                    new_id(world.service.clock()), case.id, home.home_id, *place, new_id(0)
                )
                store.invitees.add(one)
                made.append(one)
        return made

    return world.service.database.run(lambda c: work(Store(c)))


def answers(world: World, number: str, invitation: Invitation) -> None:
    """Put an answer into the urn."""
    moment = Moment(world.service.clock(), world.service.settings)
    sealer, given = SecretSealer(world.service.secret), {"security": "满意", "first": "停车"}
    case = world.case(number)
    world.service.database.run(
        lambda c: urn.cast(Store(c), moment, case, invitation, given, "page", sealer)
    )


def reported(
    world: World,
    *answering: Member,
    found: dict[str, Any] | None = None,
    **changes: Any,  # noqa: ANN401 - any field of a plan
) -> str:
    """Let a survey run, be answered by these people, be counted and approved; return its number."""
    number = running(world, **changes)
    for one in invited(world, number, *answering):
        answers(world, number, one)
    world.clock.advance(11 * 24 * 3600)
    does(world, number, system_deed("end"))
    counted(world, number, found or figures())
    return number


def running(world: World, **changes: Any) -> str:  # noqa: ANN401 - any field of a plan
    """Let a survey be approved and begin; return its number."""
    number = planned(world, **changes).number
    approve(world, number)
    world.clock.advance(24 * 3600)
    does(world, number, system_deed("start"))
    return number


def counted(world: World, number: str, found: dict[str, Any]) -> None:
    """Let these figures be counted, and their report have its yes."""
    case = world.case(number)
    text = json.dumps(found, ensure_ascii=False)
    own = replace(survey_of(case), figures=text, turn="affairs_head")
    does(world, number, replace(system_deed("count"), own=own))
    world.member("孙丽").says(f"审批 {number} 同意")
    assert world.case(number).status == "reported"


def published(world: World, number: str) -> str:
    """Let the results be published; return the number of the bulletin."""
    world.member("孙丽").says(f"公示 {number}")
    case_id = world.case(number).id
    bulletin = world.service.database.read(lambda c: Store(c).bulletins.of_case(case_id))
    assert bulletin is not None
    assert bulletin.community == COMMUNITY
    return bulletin.number


def page(world: World, number: str) -> str:
    """Return the page of a bulletin as a browser gets it."""
    answer = world.client.get(f"/p/{number}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)
