"""What both engines share: one connection a thread and process, and retries.

By hand, as psycopg's pool knows no SQLite and does not outlive a fork.
"""

from __future__ import annotations

import os
import threading
import time
import weakref
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from storage.errors import Busy, Stale, StorageError, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Closable(Protocol):
    """Anything that is closed when nobody needs it any more."""

    def close(self) -> None:
        """Let go of the server or file."""
        ...


T = TypeVar("T")
W = TypeVar("W")
C = TypeVar("C", bound=Closable)

BRIEF_SECONDS = 0.25  # of waiting for another writer in `run_each`: its caller waits by itself
RETRIES = 3  # of DESIGN.md; then it is not a collision but a mistake

# A connection copied by fork must be neither used nor closed in the child: closing would end
# the parent's. So what a child inherits is kept here, untouched, until it exits.
_INHERITED: list[Closable] = []


class _Owned(Generic[C]):
    """A connection that closes itself when its thread ends."""

    def __init__(self, connection: C) -> None:
        self.connection = connection
        self.process = os.getpid()

    def close(self) -> None:
        if self.process == os.getpid():
            self.connection.close()
        else:
            _INHERITED.append(self.connection)

    def __del__(self) -> None:
        self.close()


class PerThread(Generic[C]):
    """Gives every thread of every process a connection of its own."""

    def __init__(self, connect: Callable[[], C]) -> None:
        self._connect = connect
        self._local = threading.local()
        self._guard = threading.Lock()
        self._open: weakref.WeakSet[_Owned[C]] = weakref.WeakSet()
        self._closed = False

    def get(self) -> C:
        """Return this thread's connection, opened when needed."""
        owned: _Owned[C] | None = getattr(self._local, "owned", None)
        if owned is None or owned.process != os.getpid():
            if self._closed:
                message = "The database was closed."
                raise StorageError(message)
            owned = _Owned(self._connect())
            self._local.owned = owned
            with self._guard:
                self._open.add(owned)
        return owned.connection

    def drop(self) -> None:
        """Close this thread's connection; the next `get` opens another."""
        owned: _Owned[C] | None = getattr(self._local, "owned", None)
        self._local.owned = None
        if owned is not None:
            owned.close()

    def close(self) -> None:
        """Close the connections of all threads, for good."""
        self._closed = True
        with self._guard:
            for owned in list(self._open):
                owned.close()
            self._open.clear()
        self._local = threading.local()


def again(attempt: Callable[[], T], when: tuple[type[StorageError], ...] = (Stale, Busy)) -> T:
    """Do it, and again when it collided with somebody, at most `RETRIES` times."""
    for _ in range(RETRIES):
        try:
            return attempt()
        except when:
            continue
    return attempt()


def each_alone(
    run: Callable[[Callable[[W], T]], T], works: Sequence[Callable[[W], T]]
) -> list[T | Exception]:
    """Run each work; return what it returned or raised.

    A database that fails is not asked by the others, nor by those who come after two long waits:
    what is in one's way may be in no way of others, but so many wait behind them.
    """
    give_up_at = time.monotonic() + BRIEF_SECONDS
    results: list[T | Exception] = []
    for work in works:
        try:
            results.append(run(work))
        except Unavailable as error:
            results.append(error)
            if not isinstance(error, Busy) or time.monotonic() > give_up_at:
                return results + [error] * (len(works) - len(results))
        except Exception as error:  # noqa: BLE001 - the caller looks at it
            results.append(error)
    return results
