"""One office for every test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.flows.office import Office

if TYPE_CHECKING:
    from storage.database import Database


@pytest.fixture
def office(sqlite_database: Database) -> Office:
    """Return a management office on the morning of a working day."""
    return Office(sqlite_database)
