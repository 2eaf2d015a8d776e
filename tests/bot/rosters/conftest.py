"""The stored rosters of every test."""

from __future__ import annotations

import pytest

from tests.bot.rosters.stored import Roster


@pytest.fixture
def roster(sqlite_url: str) -> Roster:
    """Return the stored rosters."""
    return Roster(sqlite_url)
