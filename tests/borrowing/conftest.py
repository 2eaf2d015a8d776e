"""A world in which things are borrowed, on each engine in turn."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows.catalog import CATALOG, Catalog
from flows.lending.settings import Lends
from storage.connect import open_database
from storage.migrate import migrate
from tests.borrowing.kind import BORROW
from tests.scenarios.conftest import lived_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

WITH_LOANS = Catalog((*CATALOG.subjects, BORROW))  # the one line
MIGRATIONS = Path(__file__).parent / "migrations"


def lending_nothing(worlds: Iterator[World]) -> Iterator[World]:
    """Let the office lend nothing by itself, so that a ladder is this kind's alone."""
    for made in worlds:
        made.change(lending=Lends())
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of a database with the table of loans.

    None that other tests use: they have no such table.
    """
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'bot.db'}"
    else:
        url = str(request.getfixturevalue("empty_postgres_url"))
    with closing(open_database(url)) as db:
        migrate(db)
        assert migrate(db, MIGRATIONS) == ["0001_loans"]
    return url


@pytest.fixture
def world(tmp_path: Path, url: str) -> Iterator[World]:
    """Return a world with one subject more."""
    yield from lending_nothing(lived_in(tmp_path, url, WITH_LOANS))


@pytest.fixture
def ordinary(tmp_path: Path, sqlite_url: str) -> Iterator[World]:
    """Return the world without it, on a database without its table."""
    yield from lending_nothing(lived_in(tmp_path, sqlite_url))


@pytest.fixture
def resident(world: World) -> Member:
    """Return 李雷 of 3栋2单元1501, bound."""
    member = world.member("李雷")
    member.follows()
    member.says("绑定 3栋2单元1501 李雷 13800000001")
    return member


@pytest.fixture
def clerk(world: World) -> Member:
    """Return the clerk 陈静."""
    return world.member("陈静")


@pytest.fixture
def engineer(world: World) -> Member:
    """Return the engineer 王强, who may look but not lend."""
    return world.member("王强")


@pytest.fixture
def head(world: World) -> Member:
    """Return 孙丽, who leads the clerks."""
    return world.member("孙丽")
