"""A disk that takes nothing any more, under a real `serve` with SQLite."""

from __future__ import annotations

import resource
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.bot.outage import live_through
from tests.bot.test_serve import World, world

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.bot.running import Process

__all__ = ["world"]


@pytest.fixture
def sqlite_url(sqlite_template: Path) -> Iterator[str]:
    """Return a database on a disk: not in every memory files have such attributes."""
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{shutil.copy(sqlite_template, folder)}"


def files(world: World) -> tuple[str, str]:
    """Return the database and its log; what is beside them is shared memory, or empty."""
    database = world.env["DATABASE_URL"].removeprefix("sqlite:///")
    return database, f"{database}-wal"


def change(attribute: str, paths: Iterable[str]) -> None:
    """Set an attribute that binds root, too, and who has the file open: modes bind neither."""
    subprocess.run(["chattr", attribute, *paths], check=True, capture_output=True)  # noqa: S603, S607 - paths of ours


@pytest.fixture
def can_change(sqlite_url: str) -> None:
    """Skip the test where nobody lets us."""
    file = sqlite_url.removeprefix("sqlite:///")
    try:
        change("+i", [file])
        change("-i", [file])
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no file can be made read-only here: {error}")


@pytest.mark.parametrize("full_is", ["no file may grow", "no file may be written"])
def test_a_full_disk_loses_nothing_and_keeps_nobody_waiting(world: World, full_is: str) -> None:
    """Some file systems need room for what replaces something, too."""

    @contextmanager
    def full(service: Process) -> Iterator[None]:
        pids = [service.pid, *service.children()]
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        log = Path(files(world)[1]).stat().st_size
        now = (log if full_is == "no file may grow" else 0, before[1])
        for pid in pids:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, now)
        yield
        for pid in pids:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, before)

    live_through(world, full)


@pytest.mark.usefixtures("can_change")
def test_files_that_become_read_only_lose_nothing_and_keep_nobody_waiting(world: World) -> None:
    @contextmanager
    def read_only(_: Process) -> Iterator[None]:
        change("+i", files(world))
        try:
            yield
        finally:
            change("-i", files(world))

    live_through(world, read_only)
