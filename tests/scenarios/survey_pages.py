"""A running survey, its invitations and its urn, as stories about its page need them."""

from __future__ import annotations

import json
import re
import secrets
from html import unescape
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
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from storage.records.case import Case
    from tests.scenarios.conftest import World

GOOD = {"security": "满意", "first": "停车"}
HOURS = 3600


def running(world: World, **changes: Any) -> Case:  # noqa: ANN401 - any field of a plan
    """Return a survey that takes answers since yesterday's approval; nobody is invited yet."""
    number = planned(world, **changes).number
    approve(world, number)
    world.clock.advance(24 * HOURS)

    def start(store: Store) -> Case:
        case = store.cases.by_number(number)
        assert case is not None
        moment = Moment(world.service.clock(), world.service.settings)
        context = watch.context_of(store, moment, case)
        return work.perform(store, context, case, watch.system_deed("start"))

    return world.service.database.run(lambda c: start(Store(c)))


def invite(world: World, case: Case, home: str = "3-2-1501", person_id: str | None = None) -> str:
    """Invite a home, or a person of it; return the path of the link."""
    building, unit, room = home.split("-")
    token = secrets.token_urlsafe(16)

    def add(store: Store) -> None:
        found = store.residents.home(COMMUNITY, building, unit, room)
        assert found is not None
        now = world.service.clock()
        store.invitees.add(
            Invitation(
                new_id(now), case.id, found.id, building, unit, room, person_id, token, way="push"
            )
        )

    world.service.database.run(lambda c: add(Store(c)))
    return f"/s/{token}"


def person_named(world: World, name: str) -> str:
    """Return the id of somebody who is bound."""
    row = world.service.database.read(
        lambda c: c.one("SELECT id FROM persons WHERE name = :name", name=name)
    )
    assert row is not None
    return str(row["id"])


def invitation_of(world: World, path: str) -> Invitation:
    """Return the invitation behind a link."""
    found = world.service.database.read(
        lambda c: Store(c).invitees.by_token(path.removeprefix("/s/"))
    )
    assert found is not None
    return found


def phone(world: World) -> FlaskClient:
    """Return another browser, which knows no cookie yet."""
    return world.client.application.test_client()


def end(world: World, case: Case, before: float = 0) -> None:
    """Let the survey come to its close, to the second, or to some seconds before."""
    world.clock.advance((survey_of(case).closes_at - world.service.clock()) / 1000 - before)


def urn_of(world: World, case: Case) -> list[dict[str, Any]]:
    """Return what was cast, opened with the service's key."""
    sealer = SecretSealer(world.service.secret)
    portions = world.service.database.read(lambda c: list(Store(c).ballots.of_survey(case.id)))
    texts = [
        sealer.unseal(f"ballot {case.id}", ballot.sealed or "")
        for portion in portions
        for ballot in portion
    ]
    return [json.loads(text or "") for text in texts]


def answers_in(world: World, case: Case) -> list[dict[str, Any]]:
    """Return the answers that were cast."""
    return [content["answers"] for content in urn_of(world, case)]


def words_of(answer: TestResponse) -> str:
    """Return what somebody reads on a page."""
    text = answer.get_data(as_text=True)
    shown = re.sub(r"<(style|script)\b.*?</\1>", "", text, flags=re.DOTALL)
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", shown)))


def is_chosen(answer: TestResponse, name: str, value: str) -> bool:
    """Tell whether an option stands chosen on a form."""
    mark = f'name="{name}" value="{value}" checked'
    return mark in answer.get_data(as_text=True)
