"""What fails is tried on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bot.outbox.outgoing import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from storage.database import Database


@pytest.fixture
def world(tmp_path: Path, database: Database) -> Iterator[World]:
    """Return a world of its own, on each engine in turn."""
    made = World(tmp_path, database)
    yield made
    made.close()
