"""What a running process holds: configuration, database, clock and counts; made once by app.py."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.secret_key import secret_key
from storage.connect import open_database

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.config import Config
    from flows.settings import Settings
    from storage.database import Database


class Counts:
    """What happened in this process since it started, for /metrics and /healthz."""

    def __init__(self) -> None:
        self._counter: Counter[str] = Counter()
        self._lock = Lock()

    def add(self, name: str, count: int = 1) -> None:
        """Count something."""
        with self._lock:
            self._counter[name] += count

    def all(self) -> dict[str, int]:
        """Return every count so far."""
        with self._lock:
            return dict(self._counter)


@dataclass(frozen=True)
class Service:
    """The surroundings of a turn and of a sweep; `clock` gives milliseconds UTC."""

    config: Config
    database: Database
    clock: Callable[[], int]
    secret: str
    counts: Counts = field(default_factory=Counts)

    @property
    def settings(self) -> Settings:
        """What the property company decided."""
        return self.config.settings


def service_from(config: Config) -> Service:
    """Return the surroundings a process works in, with a database of its own."""
    return Service(
        config,
        open_database(config.database_url),
        Clock(config.clock_file),
        secret_key(config.data_dir, config.secret_key),
    )
