"""The morning of a working day: everybody is enrolled by real messages, once in a process.

Whoever needs that morning again gets a copy of its database, of its phones and of its clock.
"""

from __future__ import annotations

import pickle
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.connect import sqlite_path
from tests.scenarios.people import enrol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flows.catalog import Catalog
    from tests.scenarios.conftest import World

MORNING = 1_795_485_600  # seconds: 2026-11-24 10:00 in Shanghai, a Tuesday


@dataclass(frozen=True)
class Morning:
    """What is left of a morning on which everybody was enrolled."""

    database: bytes
    platform: bytes  # its people and deliveries
    ended_at: float


_KEPT: dict[Catalog, Morning] = {}  # they differ in the tables they need


def set_clock(folder: Path, seconds: float) -> None:
    """Let the clock of a folder tell this time."""
    (folder / "clock").write_text(str(seconds - time.time()), encoding="ascii")


def lived_through(
    folder: Path, url: str, catalog: Catalog, make: Callable[[Path, str, Catalog], World]
) -> World:
    """Return a world in which everybody is enrolled; its database has no rows before."""
    file = sqlite_path(url)
    kept = _KEPT.get(catalog) if file else None
    if file and kept:
        file.write_bytes(kept.database)
        set_clock(folder, kept.ended_at)
        world = make(folder, url, catalog)
        world.platform.people, world.platform.deliveries = pickle.loads(kept.platform)  # noqa: S301 - ours
        return world
    set_clock(folder, MORNING)
    world = make(folder, url, catalog)
    enrol(world)
    if file:
        _KEPT[catalog] = _kept(world, file)
    return world


def _kept(world: World, file: Path) -> Morning:
    with closing(sqlite3.connect(file)) as database:
        content = database.serialize()
    platform = pickle.dumps((world.platform.people, world.platform.deliveries))
    return Morning(content, platform, world.clock.now())
