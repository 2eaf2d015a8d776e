"""The moment all sentences are read at: a Tuesday afternoon."""

from datetime import datetime

import pytest


@pytest.fixture(scope="session")
def now() -> datetime:
    return datetime.fromisoformat("2026-11-24T14:30:00+08:00")
