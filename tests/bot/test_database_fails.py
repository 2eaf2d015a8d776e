"""A database that can't be written, beside a real `serve`: everybody is answered in time."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import requests

from storage.connect import open_database
from tests.bot.running import started
from tests.bot.test_serve import World, world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.phone import Phone

__all__ = ["world"]
PEOPLE = 40  # more than one commit takes


def stored(world: World) -> list[str]:
    """Return the words in the inbox."""
    with closing(open_database(world.env["DATABASE_URL"])) as db:
        rows = db.read(lambda c: c.all("SELECT text FROM inbox WHERE kind = 'text'"))
    return [row["text"] for row in rows]


def said_by(phones: list[Phone], words: str) -> Iterator[str]:
    """Let all say the same at once; the courier cuts who is answered after five seconds."""
    with ThreadPoolExecutor(len(phones)) as many:
        for bubble in many.map(lambda phone: phone.type(words), phones):
            assert bubble is not None
            yield bubble.text


def test_everybody_is_told_in_time_that_a_held_database_stores_nothing(world: World) -> None:
    with started(["serve"], world.env, world.errors) as _:
        world.health()
        phones = [world.platform.phone(f"住户{n}") for n in range(PEOPLE)]
        for phone in phones:
            phone.follow()
        file = world.env["DATABASE_URL"].removeprefix("sqlite:///")
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")

            told = list(said_by(phones, "厨房漏水"))
            danger = list(said_by(phones[:1], "着火了"))
            health = requests.get(f"{world.url}/healthz", timeout=5)
            other.execute("ROLLBACK")

        assert stored(world) == []
        assert all("没有收下" in words for words in told)
        assert all(word in danger[0] for word in ("离开火场", "没有收下", "值班室", "119"))
        assert health.status_code == 503
        assert health.json()["database"] == "failing"
        assert world.health()["database"] == "ok"
        assert not any("没有收下" in words for words in said_by(phones, "厨房漏水"))
    assert stored(world) == ["厨房漏水"] * PEOPLE
