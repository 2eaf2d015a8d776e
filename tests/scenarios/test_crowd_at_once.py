"""One fire that two report at the same instant, to two machines, is one emergency."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg
import pytest

from app import create_app
from bot.service import Service
from storage.connect import open_database
from storage.store import Store
from tests.scenarios.conftest import lived_in
from tests.scenarios.test_crowd import emergencies, neighbour, number_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from tests.scenarios.conftest import World

WAITING = (
    "SELECT COUNT(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)
PATIENCE = 10  # seconds until both have come as far as they come


class Machines:
    """Several machines before one database: each message goes to the next."""

    def __init__(self, clients: list[FlaskClient]) -> None:
        self._waiting = list(clients)

    def post(self, path: str, **request: object) -> TestResponse:
        """Give a message to a machine that has none yet."""
        return self._waiting.pop().post(path, **request)


@pytest.fixture
def on_a_server(tmp_path: Path, postgres_url: str) -> Iterator[World]:
    """Return a world whose database has several writers."""
    yield from lived_in(tmp_path, postgres_url)


def test_who_reports_at_once_joins_the_first(on_a_server: World) -> None:
    """Both are held up where they number their case, so that neither sees what the other does."""
    world = on_a_server
    people = [neighbour(world, name) for name in ("甲", "乙")]
    said = ["3栋1单元着火了", "3栋着火了快来人"]
    first = world.service
    second = Service(first.config, open_database(world.database_url), first.clock, first.secret)
    world.client = Machines([world.client, create_app(second).test_client()])  # type: ignore[assignment]
    held = psycopg.connect(world.database_url)

    with closing(second.database), ThreadPoolExecutor() as at_once:
        with closing(held):
            held.execute("LOCK TABLE counters IN EXCLUSIVE MODE")
            turns = [at_once.submit(p.says, text) for p, text in zip(people, said, strict=True)]
            _both_wait(world.database_url)
        replies = [turn.result() for turn in turns]

    assert all("打119" in reply for reply in replies)
    assert len(set(map(number_in, replies))) == 1
    assert len(emergencies(world)) == 1
    [case] = [one for one in world.cases() if one.danger]
    followers = world.service.database.read(lambda c: Store(c).followers.of_case(case.id))
    assert len(followers) == 1


def _both_wait(url: str) -> None:
    until = time.monotonic() + PATIENCE
    with closing(psycopg.connect(url, autocommit=True)) as server:
        while time.monotonic() < until:
            [count] = server.execute(WAITING).fetchone() or [0]
            if count == 2:
                return
    pytest.fail("they never both waited")
