"""The one holder of the access token; knows when to renew it, and not how it is asked for.

Not wechatpy's, which asks for the plain token: each process's would end the others'.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from bot.wechat.refusals import PlatformError

if TYPE_CHECKING:
    from collections.abc import Callable

RENEW_MS = 120_000  # before the end; the platform has a new one ready 5 min before (WECHAT.md §6)
FORCED_APART_MS = 30_000  # the platform allows one forced renewal in 30 s, 20 a day
FORCED_APART_AT_MOST_MS = 7_200_000


@dataclass(frozen=True, slots=True)
class Token:
    """A token and for how many seconds it is good."""

    value: str
    expires_in: int


class Fetch(Protocol):
    """Asks the platform for a token; raises PlatformError."""

    def __call__(self, *, force: bool) -> Token:
        """Return the stable token, or by force a new one that ends the old."""


class TokenHolder:
    """Keeps the stable token for all threads of this process; other processes get the same one."""

    def __init__(self, fetch: Fetch, clock: Callable[[], int]) -> None:
        """`clock` gives milliseconds."""
        self._fetch = fetch
        self._clock = clock
        self._lock = Lock()
        self._value = ""
        self._renew_at = 0
        self._ends_at = 0
        self._forced_at: int | None = None
        self._apart_ms = FORCED_APART_MS

    def get(self) -> str:
        """Return a token that is still good; raises PlatformError."""
        with self._lock:
            if not self._value or self._clock() >= self._renew_at:
                self._renew()
            return self._value

    def replace(self, refused: str) -> str:
        """Return another token than the refused one; raises PlatformError when there is none.

        Asking forcibly ends the token for every process, so it is done only when the platform
        insists on the refused one, and ever more rarely while that does not help.
        """
        with self._lock:
            if self._value == refused:
                self._keep(self._fetch(force=False))
            if self._value == refused:
                self._force()
            return self._value

    def _renew(self) -> None:
        try:
            self._keep(self._fetch(force=False))
        except PlatformError:
            if not self._value or self._clock() >= self._ends_at:
                raise
        self._apart_ms = FORCED_APART_MS

    def _force(self) -> None:
        now = self._clock()
        if self._forced_at is not None and now - self._forced_at < self._apart_ms:
            raise PlatformError(None, "the new token was refused too", "token")
        if self._forced_at is not None:
            self._apart_ms = min(self._apart_ms * 2, FORCED_APART_AT_MOST_MS)
        self._forced_at = now
        self._keep(self._fetch(force=True))

    def _keep(self, token: Token) -> None:
        self._value = token.value
        now, life_ms = self._clock(), token.expires_in * 1000
        self._ends_at = now + life_ms
        self._renew_at = now + max(life_ms - RENEW_MS, life_ms // 2)
