"""A survey that runs, with invitations, as stories about answering begin."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.sealing import SecretSealer
from flows.cases import watch, work
from flows.cases.rules.deeds import Moment
from flows.survey.record import survey_of
from storage.ids import new_id
from storage.records.survey import Invitation
from storage.store import Store
from tests.scenarios.people import COMMUNITY
from tests.scenarios.survey_story import approve, planned

if TYPE_CHECKING:
    from storage.database import Connection
    from storage.records.case import Case
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

SCALE = ("很满意", "满意", "基本满意", "不满意", "很不满意", "没用过")


def bound(world: World, name: str, *homes: str) -> Member:
    """Return the phone of somebody of the roster, bound to these homes."""
    phones = {"李雷": "13800000001", "韩梅梅": "13800000002", "张秀英": "13800000003"}
    member = world.member(name)
    member.follows()
    for home in homes:
        assert "绑定好了" in member.says(f"绑定 {home} {name} {phones[name]}")
    return member


def running(world: World, *members: Member, **changes: Any) -> Case:  # noqa: ANN401 - of a plan
    """Return a survey that was approved and takes answers; these are invited."""
    case = planned(world, **changes)
    approve(world, case.number)
    world.clock.advance(86_400)

    def start(connection: Connection) -> None:
        store, now = Store(connection), int(world.clock.now() * 1000)
        moment = Moment(now, world.service.settings)
        found = store.cases.get(case.id)
        assert found is not None
        context = watch.context_of(store, moment, found)
        work.perform(store, context, found, watch.system_deed("start"))
        for member in members:
            invite(store, case.id, member, now)

    world.service.database.run(start)
    return world.case(case.number)


def invite(store: Store, survey_id: str, member: Member, now: int) -> None:
    """Invite somebody, once a home."""
    person = store.persons.by_openid(member.phone.openid)
    assert person is not None
    for home in store.residents.bound_homes(person.id):
        numbers = (home.home_id, home.building, home.unit, home.room)
        token = f"token-{new_id(now)}"
        store.invitees.add(Invitation(new_id(now), survey_id, *numbers, person.id, token))


def end(world: World, case: Case) -> None:
    """Let it close."""
    assert case.community == COMMUNITY

    def work_on(connection: Connection) -> None:
        store, now = Store(connection), int(world.clock.now() * 1000)
        found = store.cases.get(case.id)
        assert found is not None
        context = watch.context_of(store, Moment(now, world.service.settings), found)
        work.perform(store, context, found, watch.system_deed("end"))

    world.service.database.run(work_on)


def ballots(world: World, case: Case) -> list[dict[str, Any]]:
    """Open the urn, as happens at the close."""
    sealer = SecretSealer(world.service.secret)
    sealed = world.service.database.read(
        lambda c: [one.sealed for part in Store(c).ballots.of_survey(case.id) for one in part]
    )
    opened = [sealer.unseal(f"ballot {case.id}", one or "") for one in sealed]
    return [json.loads(text or "")["answers"] for text in opened]


def wait_until_before_the_close(world: World, case: Case) -> None:
    """Let the last minute begin."""
    closes_at = survey_of(world.case(case.number)).closes_at / 1000
    world.clock.advance(closes_at - 60 - world.clock.now())
