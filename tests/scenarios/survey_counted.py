"""A survey that was answered and closed, as stories about its results begin."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.sealing import SecretSealer
from flows.cases import work as case_work
from flows.cases.rules.deeds import Moment
from flows.cases.watch import context_of, system_deed
from flows.survey.answering import urn
from flows.survey.record import survey_of
from storage.ids import new_id
from storage.records.people import Home
from storage.records.survey import Invitation
from storage.store import Store
from tests.scenarios.people import COMMUNITY
from tests.scenarios.survey_story import approve, planned

if TYPE_CHECKING:
    from storage.records.case import Case
    from storage.records.survey import Ballot
    from tests.scenarios.conftest import World

Paper = tuple[str, dict[str, Any]]  # the building, and what is answered


def moment_of(world: World) -> Moment:
    """Return now, by the settings."""
    return Moment(int(world.clock.now() * 1000), world.service.settings)


def running(world: World, **changes: Any) -> Case:  # noqa: ANN401 - any field of a plan
    """Store a survey that is approved and runs."""
    case = planned(world, **changes)
    approve(world, case.number)
    world.clock.advance(24 * 3600)
    return does(world, case.number, "start")


def does(world: World, number: str, action: str) -> Case:
    """Let the system do something to a survey."""
    moment = moment_of(world)

    def work(store: Store) -> Case:
        case = store.cases.by_number(number)
        assert case is not None
        context = context_of(store, moment, case)
        return case_work.perform(store, context, case, system_deed(action))

    return world.service.database.run(lambda c: work(Store(c)))


def cast(world: World, case: Case, papers: list[Paper], *, unit: str = "9") -> None:
    """Invite a new home for each paper, reach it, and put its answers into the urn."""
    moment, sealer = moment_of(world), SecretSealer(world.service.secret)

    def work(store: Store) -> None:
        now = store.cases.get(case.id)
        assert now is not None
        for place, (building, answers) in enumerate(papers, 1):
            home = Home(new_id(moment.now), COMMUNITY, building, unit, str(100 + place))
            home_id = store.residents.add_home(home, None, None)
            token = f"{case.id}{unit}{building}{place}"
            invited = Invitation(
                new_id(moment.now), case.id, home_id, building, unit, home.room, None, token
            )
            store.invitees.add(invited)
            store.invitees.reached(invited.id, "ticked", "2026-11-26")
            assert urn.cast(store, moment, now, invited, answers, "page", sealer) == "taken"

    world.service.database.run(lambda c: work(Store(c)))


def close(world: World, case: Case) -> Case:
    """Let it close, and the sweeper count it."""
    at = survey_of(world.case(case.number)).closes_at / 1000 + 1860
    world.clock.advance(max(0, at - world.clock.now()))
    does(world, case.number, "end")
    world.sweep()
    return world.case(case.number)


def ballots(world: World, case: Case) -> list[Ballot]:
    """Return what lies in the urn."""
    return world.service.database.read(
        lambda c: [one for some in Store(c).ballots.of_survey(case.id) for one in some]
    )


def figures(case: Case) -> dict[str, Any]:
    """Return what was counted."""
    text = survey_of(case).figures
    assert text is not None
    found: dict[str, Any] = json.loads(text)
    return found


def paper(security: str, first: str = "停车", why: str = "") -> dict[str, Any]:
    """Return the answers to the short plan."""
    return {"security": security, "first": first} | ({"why": why} if why else {})


MANY: list[Paper] = [
    *[("3", paper("满意"))] * 5,
    ("3", paper("不满意", "停车", "保安晚上不巡逻，我是李雷，住3栋2单元1501，电话13800000001")),
    *[("5", paper("很满意", "绿化"))] * 4,
    ("5", paper("没用过", "绿化")),
    ("5", paper("很不满意", "停车", "保安晚上不巡逻，马超还睡觉")),
    ("5", paper("不满意", "保洁", "保安晚上从来不巡逻")),
    *[("1", paper("基本满意", "保洁"))] * 2,
]  # fmt: skip
