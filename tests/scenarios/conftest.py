"""A whole world in one process: the service on real SQLite, the platform over real HTTP.

Messages reach the service as the platform's real encrypted XML; a restart drops the application
and its connections and builds them anew.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest

from app import create_app
from bot import sweeps
from bot.clock import Clock
from bot.config.load import load_config
from bot.service import Service
from bot.wechat.account import Credentials, OfficialAccount
from flows.cases.texts import cards
from flows.catalog import CATALOG, Catalog
from flows.settings.channel import SUBSCRIBE
from simulator import Account, Delivery, MovableClock, Platform, serve_in_thread
from storage.connect import open_database
from storage.store import Store
from tests.scenarios.morning import lived_through
from tests.scenarios.people import Member

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask.testing import FlaskClient

    from bot.config.load import Config
    from storage.records.case import Case

ROOT = Path(__file__).parents[2]
ACCOUNT = Account(
    app_id="wxsim0123456789ab",
    app_secret="simulator-secret",  # noqa: S106 -- of the simulated account
    token="simulator-token",  # noqa: S106
    aes_key="abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
)


@cache
def shipped(catalog: Catalog) -> Config:
    """Return the configuration that ships: nobody changes it, so it is read once."""
    env = {
        "WECHAT_TOKEN": ACCOUNT.token,
        "WECHAT_APP_ID": ACCOUNT.app_id,
        "WECHAT_APP_SECRET": ACCOUNT.app_secret,
        "WECHAT_ENCODING_AES_KEY": ACCOUNT.aes_key,
    }
    return load_config(ROOT / "config.yaml", env, catalog=catalog)


#: What comes round oftener is swept again after what the others did.
SOON_SECONDS = 20


class World:
    """The platform on one side, the service on the other, and a clock that only tests move."""

    def __init__(self, tmp_path: Path, database_url: str, catalog: Catalog = CATALOG) -> None:
        self.database_url = database_url
        self.catalog = catalog
        self.clock = MovableClock(tmp_path / "clock")
        self.platform = Platform(ACCOUNT, clock=self.clock, deliver=self._deliver)
        self.server = serve_in_thread(self.platform)
        self.config = self._config(tmp_path)
        self.client: FlaskClient
        self.service: Service
        self.account: OfficialAccount
        self.start()
        for name, template in self.config.settings.templates.items():
            labels = {key: cards.LABELS[meaning] for key, meaning in template.fields.items()}
            once = name == SUBSCRIBE
            add = self.platform.add_subscription if once else self.platform.add_template
            add(template.id, labels, cards.TITLES[name])

    def _config(self, tmp_path: Path) -> Config:
        return replace(
            shipped(self.catalog),
            api_base=self.server.url,
            database_url=self.database_url,
            data_dir=tmp_path / "data",
            clock_file=self.clock.path,
        )

    def start(self) -> None:
        """Build the service, as a new process would."""
        config = self.config
        clock = Clock(config.clock_file)
        database = open_database(config.database_url)
        self.service = Service(config, database, clock, "a secret of the tests")
        self.client = create_app(self.service).test_client()
        credentials = Credentials(config.app_id, config.app_secret, config.api_base)
        self.account = OfficialAccount(credentials, clock)

    def restart(self) -> None:
        """Drop the service and everything it held, and build it anew."""
        self.service.database.close()
        self.start()

    def change(self, **changes: object) -> None:
        """Restart with other settings."""
        settings = self.config.settings.model_copy(update=changes)
        self.config = replace(self.config, settings=settings)
        self.restart()

    def stop(self) -> None:
        """End everything."""
        self.service.database.close()
        self.server.stop()

    def _deliver(self, query: dict[str, str], body: bytes) -> Delivery:
        answer = self.client.post("/wechat", query_string=query, data=body)
        return Delivery(answer.status_code, answer.get_data())

    def sweep(self) -> None:
        """Do what the sweeper would have done by now, and let steps wait out their joining."""
        every = sweeps.sweeps_of(self.service.settings)
        soon = [sweep for sweep in every if sweep.seconds <= SOON_SECONDS]
        for due in (every, soon, soon):
            for sweep in due:
                sweeps.run_once(self.service, self.account, sweep, Event())
            self.platform.push_events()
            self.clock.advance(2)

    def advance(self, *, hours: float = 0, minutes: float = 0, days: float = 0) -> None:
        """Move the clock, then sweep."""
        self.clock.advance(days * 86_400 + hours * 3600 + minutes * 60)
        self.sweep()

    def member(self, name: str) -> Member:
        """Return somebody's phone in this world."""
        return Member(self, self.platform.phone(name))

    def store(self, work: Callable[[Store], object]) -> object:
        """Look into the database."""
        return self.service.database.read(lambda connection: work(Store(connection)))

    def case(self, number: str) -> Case:
        """Return the stored case with this number."""
        found = self.service.database.read(lambda c: Store(c).cases.by_number(number))
        assert found is not None
        return found

    def cases(self) -> list[Case]:
        """Return every stored case of the community."""
        name = self.config.settings.communities[0].name
        return self.service.database.read(lambda c: Store(c).cases.recent_in(name, 0))


def lived_in(tmp_path: Path, url: str, catalog: Catalog = CATALOG) -> Iterator[World]:
    """Make a world on the morning of a working day, and end it."""
    made = lived_through(tmp_path, url, catalog, World)
    yield made
    made.stop()


@pytest.fixture
def world(tmp_path: Path, sqlite_url: str) -> Iterator[World]:
    """Return a world on the morning of a working day, with residents and staff on its rosters."""
    yield from lived_in(tmp_path, sqlite_url)


@pytest.fixture
def each_world(tmp_path: Path, database_url: str) -> Iterator[World]:
    """Return such a world on each engine in turn."""
    yield from lived_in(tmp_path, database_url)


@pytest.fixture
def resident(world: World) -> Member:
    """Return 李雷 of 3栋2单元1501, bound."""
    member = world.member("李雷")
    member.follows()
    member.says("绑定 3栋2单元1501 李雷 13800000001")
    return member


@pytest.fixture
def stranger(world: World) -> Member:
    """Return somebody who follows the account and is not bound."""
    member = world.member("路人")
    member.follows()
    return member


@pytest.fixture
def clerk(world: World) -> Member:
    """Return the clerk 陈静."""
    return world.member("陈静")


@pytest.fixture
def engineer(world: World) -> Member:
    """Return the plumber and electrician 王强."""
    return world.member("王强")


@pytest.fixture
def supervisor(world: World) -> Member:
    """Return the site manager 周敏."""
    return world.member("周敏")
