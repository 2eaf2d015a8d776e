"""The sweeper's timetable: a slow platform makes nobody wait for somebody else's message."""

from __future__ import annotations

from threading import Event, Semaphore
from typing import TYPE_CHECKING

import pytest

from bot.config.load import load_config
from bot.service import Service
from bot.sweeper import timetable
from tests.bot.conftest import ROOT
from tests.bot.outbox.outgoing import ACCOUNT, World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from storage.database import Database

ON_DUTY = 4
PATIENCE_SECONDS = 5  # of the contract


class SlowAccount:
    """The account on a platform that answers nobody before it was asked about everybody."""

    def __init__(self) -> None:
        self.asked = Semaphore(0)
        self.answers = Event()

    def send_text(self, _openid: str, _text: str) -> None:
        """Wait as long as the platform does."""
        self.asked.release()
        self.answers.wait(PATIENCE_SECONDS * 2)


@pytest.fixture
def world(tmp_path: Path, sqlite_database: Database) -> Iterator[World]:
    """Return a platform and a database."""
    made = World(tmp_path, sqlite_database)
    yield made
    made.close()


def test_while_the_platform_is_slow_to_one_the_others_are_served(world: World) -> None:
    for name in ("陈静", "王强", "赵刚", "周敏"):
        phone = world.phone(name)
        world.says(phone)
        world.add(phone, "【紧急】BX20261124-0001 电梯困人", weight=0)
    env = {
        "WECHAT_TOKEN": ACCOUNT.token,
        "WECHAT_APP_ID": ACCOUNT.app_id,
        "WECHAT_APP_SECRET": ACCOUNT.app_secret,
        "DATA_DIR": str(world.folder),
    }
    service = Service(load_config(ROOT / "config.yaml", env), world.db, world.now, "secret")
    slow = SlowAccount()
    scheduler = timetable(service, slow, world.stop)  # type: ignore[arg-type]
    scheduler.start()

    try:
        for _ in range(ON_DUTY):
            assert slow.asked.acquire(timeout=PATIENCE_SECONDS)
    finally:
        world.stop.set()
        slow.answers.set()
        scheduler.shutdown(wait=True)
