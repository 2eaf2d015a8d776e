"""What a running process holds: configuration, database, clock and counts; made once by app.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.counts import Counts
from bot.outbox.owner import Owner
from bot.secret_key import secret_key
from storage.connect import open_database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.config.load import Config
    from flows.settings.site import Settings
    from storage.database import Database


@dataclass(frozen=True)
class Service:
    """The surroundings of a turn and of a sweep; `clock` gives milliseconds UTC."""

    config: Config
    database: Database
    clock: Callable[[], int]
    secret: str
    counts: Counts = field(default_factory=Counts)

    @cached_property
    def owner(self) -> Owner:
        """Who claims what is to be sent: this process, while it lives."""
        return Owner(self.config.data_dir / "senders")

    @property
    def settings(self) -> Settings:
        """What the property company decided."""
        return self.config.settings


def service_from(config: Config, counts_in: Path | None = None) -> Service:
    """Return the surroundings a process works in, with a database of its own.

    `counts_in` is the folder in which the processes of one server count together.
    """
    return Service(
        config,
        open_database(config.database_url),
        Clock(config.clock_file),
        secret_key(config.data_dir, config.secret_key),
        Counts(counts_in),
    )
