"""One vote, whichever way it comes, how often, and what is told while nothing can be stored."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from bot.sealing import SecretSealer
from flows.cases.rules.deeds import Moment
from flows.survey.answering import urn
from flows.survey.texts import page as words
from storage.store import Store
from tests.scenarios.survey_pages import (
    GOOD,
    answers_in,
    invitation_of,
    invite,
    phone,
    running,
    words_of,
)
from tests.scenarios.test_survey_paper import CODE, enter, link_in

if TYPE_CHECKING:
    from tests.scenarios.conftest import World


def test_a_page_and_a_paper_are_votes_on_each_engine(each_world: World) -> None:
    world = each_world
    case = running(world)
    path = invite(world, case)
    invite(world, case, "5-1-802")
    first = phone(world)
    first.get(path)
    first.post(f"{path}/draft", json={"security": {"security": ["满意"]}})

    assert words.THANKS in words_of(first.post(path, data=GOOD))
    assert words.ANSWERED in words_of(first.post(path, data=GOOD))
    enter(world, case, "5-1-802", _slip=CODE, **GOOD)
    head = world.member("孙丽")
    head.says(f"复核 {case.number} {CODE}")
    corrected = GOOD | {"first": "绿化"}
    world.client.post(link_in(head), data=corrected)
    world.client.post(link_in(head), data=corrected | {"_compared": "1"})

    assert sorted(one["first"] for one in answers_in(world, case)) == ["停车", "绿化"]


def test_many_at_one_instant_are_one_vote(each_world: World) -> None:
    world = each_world
    case = running(world)
    path = invite(world, case)
    ready = threading.Barrier(4)

    def send(_: int) -> str:
        client = phone(world)
        ready.wait()
        return words_of(client.post(path, data=GOOD))

    with ThreadPoolExecutor(4) as threads:
        told = list(threads.map(send, range(4)))

    assert sum(words.THANKS in one for one in told) == 1
    assert all(
        any(w in one for w in (words.THANKS, words.ANSWERED, words.NOT_STORED)) for one in told
    )
    assert answers_in(world, case) == [GOOD]


def test_a_vote_in_chat_is_the_vote(world: World) -> None:
    case = running(world)
    path = invite(world, case)
    world.client.get(path)
    moment = Moment(world.service.clock(), world.service.settings)
    invitation, sealer = invitation_of(world, path), SecretSealer(world.service.secret)
    world.service.database.run(
        lambda c: urn.cast(Store(c), moment, case, invitation, GOOD, "chat", sealer)
    )

    assert world.client.post(f"{path}/draft", json={}).status_code == 409
    assert words.ANSWERED in words_of(world.client.post(path, data=GOOD | {"first": "绿化"}))
    assert answers_in(world, case) == [GOOD]


def test_while_nothing_can_be_stored_nothing_typed_is_lost(world: World) -> None:
    case = running(world)
    path = invite(world, case)
    world.client.get(path)
    writes, done = threading.Event(), threading.Event()

    def hold(_: object) -> None:
        writes.set()
        done.wait(30)

    said = GOOD | {"security": "不满意", "why": "\n门口 <没人>"}
    with ThreadPoolExecutor(1) as thread:
        held = thread.submit(world.service.database.run, hold)
        writes.wait(30)
        try:
            refused = world.client.post(path, data=said)
            draft = world.client.post(f"{path}/draft", json={})
        finally:
            done.set()
        held.result()

    assert (refused.status_code, draft.status_code) == (503, 503)
    assert words.NOT_STORED in words_of(refused)
    shown = refused.get_data(as_text=True)
    assert '<textarea name="why" hidden>\n\n门口 &lt;没人&gt;</textarea>' in shown
    assert words.THANKS in words_of(world.client.post(path, data=said))


def test_danger_is_answered_though_the_vote_was_given(world: World) -> None:
    path = invite(world, running(world))
    world.client.post(path, data=GOOD)

    again = world.client.post(path, data=GOOD | {"why": "厨房着火了"})

    assert words.ANSWERED in words_of(again)
    assert "tel:119" in again.get_data(as_text=True)
