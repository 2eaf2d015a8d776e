"""The sweeper's timetable: a slow platform makes nobody wait for somebody else's message."""

from __future__ import annotations

from threading import Barrier, BrokenBarrierError, Event
from typing import TYPE_CHECKING

import pytest

from bot.clock import Clock
from bot.config import load_config
from bot.service import Service
from bot.sweeper import timetable
from tests.bot.outgoing import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from storage.database import Database

STAFF = 5


@pytest.fixture
def world(tmp_path: Path, sqlite_database: Database) -> Iterator[World]:
    """Return a platform and a database."""
    made = World(tmp_path, sqlite_database)
    yield made
    made.close()
