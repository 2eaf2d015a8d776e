"""Whether the database takes what is written; while it fails one thread asks it, and nobody else.

Whoever meets the fault may wait PATIENCE_SECONDS for its end, counted from its beginning: a short
one loses nothing, and whoever comes during a long one is told at once.
"""

from __future__ import annotations

import asyncio
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from storage.errors import StorageError, Unavailable
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.service import Service
    from storage.database import Connection

PATIENCE_SECONDS = 3.0  # the platform waits 5, and the last attempt takes its time, too
PROBE_SECONDS = 0.2  # between two questions
PROBE = "probe"  # the sign that is written
log = logging.getLogger(__name__)


class Gate:
    """Open, or closed until a probe was written; `reopened` is called then."""

    def __init__(self, service: Service, reopened: Callable[[], None]) -> None:
        self._service = service
        self._reopened = reopened
        self.fault = Unavailable()  # the last one that was met
        self._since: float | None = None  # until a turn was stored, or nobody waits for one
        self._asking: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, "probe")

    @property
    def is_open(self) -> bool:
        """Whether turns may try."""
        return self._asking is None

    def ends_at(self, arrival: float) -> float:
        """Return when a message that can't be stored is told so (`time.monotonic`)."""
        met = arrival if self._since is None else min(arrival, self._since)
        return met + PATIENCE_SECONDS

    def close(self, since: float, fault: Unavailable) -> None:
        """Let nobody try until the database was written: whoever tries since then fails."""
        self.fault = fault
        if self._since is None:
            self._since = since
            self._service.counts.set_failing(failing=True)
            log.error("database cannot be written", extra={"fault": type(fault).__name__})
        if self._asking is None:
            self._asking = asyncio.get_running_loop().create_task(self._ask())

    def recovered(self) -> None:
        """Note that a turn was stored, or that a probe was and nobody waits."""
        if self._since is not None:
            self._since = None
            self._service.counts.set_failing(failing=False)
            log.info("database can be written again")

    async def _ask(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            fault: Exception | None = self.fault
            while fault is not None:
                await asyncio.sleep(PROBE_SECONDS)
                fault = await loop.run_in_executor(self._thread, self._written)
                if isinstance(fault, Unavailable):
                    self.fault = fault
        finally:
            self._asking = None
        self._reopened()

    def _written(self) -> Exception | None:
        """Write the sign, and return what was in the way."""

        def write(connection: Connection) -> None:
            Store(connection).signs.beat(PROBE, time.time_ns() // 1_000_000)

        try:
            (outcome,) = self._service.database.run_each([write])
        except StorageError as error:
            return error
        return outcome
