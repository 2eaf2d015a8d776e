"""One town for every test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.flows.complaint.town import Town

if TYPE_CHECKING:
    from storage.database import Database


@pytest.fixture
def town(sqlite_database: Database) -> Town:
    """Return the town on the morning of a working day."""
    return Town(sqlite_database)
