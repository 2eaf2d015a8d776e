"""The story of a database that can't be written for a while, beside a real `serve`."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing
from typing import TYPE_CHECKING, TypeAlias

import requests

from storage.connect import open_database
from tests.bot.running import Process, started

if TYPE_CHECKING:
    from simulator.courier import Push
    from simulator.phone import Phone
    from tests.bot.test_serve import World

Fault: TypeAlias = Callable[[Process], AbstractContextManager[None]]

CUT_SECONDS = 5  # as the platform's
PEOPLE = 8
MOST_SAID = 200  # of one, before the fault is felt
LEAK, CONFIRM = "报修 3栋2单元1501厨房水管漏水，电话13800000001", "确认"
OPENED = re.compile(r"登记好了，单号 (\S+)。")
REFUSED = "没有收下"


def live_through(world: World, fault: Fault) -> None:
    """Let people write when the fault comes, while it lasts and afterwards: nobody is cut.

    What was accepted is there once; what was refused is taken when the platform brings it again.
    """
    with started(["serve"], world.env, world.errors) as service:
        world.health()
        children = set(service.children())
        phones = [world.platform.phone(f"住户{n}") for n in range(PEOPLE)]
        for phone in phones:
            phone.follow()
        with ThreadPoolExecutor(PEOPLE) as many:
            talks = [many.submit(_talk, phone) for phone in phones]
            while not _opened(world):
                time.sleep(0)
            with fault(service):
                for talk in talks:
                    talk.result()
                figures = many.submit(look_at, world, "metrics")
                refused = [said(world, phone, LEAK) for phone in phones]
                danger = said(world, phones[0], "着火了")
                health = look_at(world, "healthz")
                figures.result()
        assert all(REFUSED in words_of(push) for push in (*refused, danger))
        assert all(word in words_of(danger) for word in ("离开火场", "值班室", "119"))
        assert health.status_code == 503
        assert health.json()["database"] == "failing"

        assert world.health()["database"] == "ok"
        _are_there_once(world)
        for phone, push in zip(phones, refused, strict=True):
            first, again = [world.platform.redeliver(phone, push) for _ in range(2)]
            assert first is not None
            assert again is not None
            assert REFUSED not in first.text
            assert again.text == first.text
            assert OPENED.match(words_of(said(world, phone, CONFIRM)))
        _are_there_once(world)
        assert set(service.children()) == children
    assert not any(push.failures for push in world.platform.deliveries)


def said(world: World, phone: Phone, words: str) -> Push:
    """Let somebody say something, and return how it was brought."""
    phone.type(words)
    return next(one for one in reversed(world.platform.deliveries) if one.openid == phone.openid)


def words_of(push: Push) -> str:
    """Return what somebody reads."""
    return push.content.text if push.content else ""


def look_at(world: World, page: str) -> requests.Response:
    """Open a page, as patient as whoever watches the service."""
    return requests.get(f"{world.url}/{page}", timeout=CUT_SECONDS)


def _talk(phone: Phone) -> None:
    """Report one leak after the other until one is refused."""
    for _ in range(MOST_SAID):
        for words in (LEAK, CONFIRM):
            bubble = phone.type(words)
            if bubble and REFUSED in bubble.text:
                return


def _opened(world: World) -> list[str]:
    """Return the numbers that people were told."""
    with world.platform.lock:
        told = [words_of(push) for push in world.platform.deliveries]
    return [found[1] for found in map(OPENED.match, told) if found]


def _are_there_once(world: World) -> None:
    """Check that every turn that is stored opened one case, and each that was told is stored."""
    with closing(open_database(world.env["DATABASE_URL"])) as db:
        cases = db.read(lambda c: c.all("SELECT number FROM cases"))
        replies = db.read(lambda c: c.all("SELECT reply FROM inbox WHERE reply IS NOT NULL"))
    stored = [found[1] for found in (OPENED.match(row["reply"]) for row in replies) if found]
    told = _opened(world)
    assert sorted(stored) == sorted(row["number"] for row in cases)
    assert len(told) == len(set(told))
    assert set(told) <= set(stored)
