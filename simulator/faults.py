"""Faults a test asks for in advance: of a call the account makes, and of a push it receives."""

from collections import defaultdict, deque
from dataclasses import dataclass
from threading import Lock
from typing import Literal, get_args

PushFault = Literal["duplicate", "at_once", "late", "wrong_app_id", "previous_key"]


@dataclass(frozen=True)
class CallFault:
    """What happens to a call: an error code, a broken connection, an HTTP error, or a delay.

    With `done` the platform carries the call out, and only the answer is lost; what is `slow` by
    so many seconds is carried out and answered.
    """

    errcode: int | None = None
    timeout: bool = False
    http_status: int | None = None
    slow: float | None = None
    done: bool = False


DOWN = CallFault(timeout=True)


class Faults:
    """The faults still to come, in the order they were asked for."""

    def __init__(self) -> None:
        """Start without faults."""
        self._lock = Lock()
        self._calls: dict[str, deque[CallFault]] = defaultdict(deque)
        self._pushes: deque[PushFault] = deque()
        self._is_down = False

    def next(  # noqa: PLR0913 -- the kinds of fault, by keyword
        self,
        path: str,
        *,
        errcode: int | None = None,
        timeout: bool = False,
        http_status: int | None = None,
        slow: float | None = None,
        done: bool = False,
        times: int = 1,
    ) -> None:
        """Spoil the next `times` calls of `path`, such as `message/custom/send`."""
        kinds = [errcode is not None, timeout, http_status is not None, slow is not None]
        if kinds.count(True) != 1:
            message = "a fault is one of errcode, timeout, http_status and slow"
            raise ValueError(message)
        fault = CallFault(errcode, timeout, http_status, slow, done)
        with self._lock:
            self._calls[_plain(path)].extend([fault] * times)

    def next_push(self, kind: PushFault, times: int = 1) -> None:
        """Spoil the next `times` pushes: twice, thrice at once, after the next, sealed wrongly."""
        if kind not in get_args(PushFault):
            message = f"{kind!r} is none of {', '.join(get_args(PushFault))}"
            raise ValueError(message)
        with self._lock:
            self._pushes.extend([kind] * times)

    def down(self) -> None:
        """Answer no call at all until the faults are cleared."""
        with self._lock:
            self._is_down = True

    def take(self, path: str) -> CallFault | None:
        """Take the fault of this call, if there is one."""
        with self._lock:
            if self._is_down:
                return DOWN
            waiting = self._calls.get(_plain(path))
            return waiting.popleft() if waiting else None

    def take_push(self) -> PushFault | None:
        """Take the fault of this push, if there is one."""
        with self._lock:
            return self._pushes.popleft() if self._pushes else None

    def clear(self) -> None:
        """Forget every fault to come, and be up again."""
        with self._lock:
            self._is_down = False
            self._calls.clear()
            self._pushes.clear()

    def waiting(self) -> dict[str, int]:
        """Count the faults to come, by path; those of pushes under `push`."""
        with self._lock:
            counts = {path: len(faults) for path, faults in self._calls.items() if faults}
            return counts | ({"push": len(self._pushes)} if self._pushes else {})


def _plain(path: str) -> str:
    return path.strip("/").removeprefix("cgi-bin/")
