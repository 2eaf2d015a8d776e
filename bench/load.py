"""The load: its own process, a few keep-alive connections, requests made before the clock starts.

Each connection always has exactly one request under way, so the server is never idle; the
residents of a connection take turns, each in the order of their talk.
"""

from __future__ import annotations

import select
import socket
import time
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection

_END_OF_HEAD = b"\r\n\r\n"
_LENGTH = b"content-length:"


class LoadError(Exception):
    """The server gave no proper answer."""


@dataclass(frozen=True, slots=True)
class Load:
    """What to send: a queue of whole requests for each connection; loopback only."""

    port: int
    queues: list[list[bytes]]
    seconds: float


@dataclass(slots=True)
class Result:
    """What came of it: seconds each request took, and the body it got, queue by queue."""

    elapsed: float = 0.0
    busy: float = 0.0  # CPU seconds of the generator itself
    waits: list[list[float]] = field(default_factory=list)
    bodies: list[list[bytes]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many requests were answered."""
        return sum(map(len, self.waits))


def run(load: Load) -> Result:
    """Send a load from a process of its own and return what came of it."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_child, args=(theirs,), daemon=True)
    process.start()
    ours.send(load)
    if not ours.poll(load.seconds + 60):
        process.kill()
        message = "the load generator did not finish"
        raise LoadError(message)
    result = ours.recv()
    process.join()
    if isinstance(result, str):
        raise LoadError(result)
    assert isinstance(result, Result)  # noqa: S101 - the child sends one or the other
    return result


def _child(pipe: Connection) -> None:
    try:
        pipe.send(send(pipe.recv()))
    except (OSError, LoadError) as error:
        pipe.send(f"{type(error).__name__}: {error}")


def send(load: Load) -> Result:
    """Send until every queue is empty or the time is over."""
    lines = [_Line(load.port, queue) for queue in load.queues]
    poll = select.epoll()
    for line in lines:
        poll.register(line.socket.fileno(), select.EPOLLIN)
    by_number = {line.socket.fileno(): line for line in lines}
    began, cpu = time.perf_counter(), time.process_time()
    end = began + load.seconds
    open_lines = sum(line.send_next() for line in lines)
    while open_lines:
        for number, _ in poll.poll(10):
            line = by_number[number]
            if line.receive() and not (time.perf_counter() < end and line.send_next()):
                open_lines -= 1
    elapsed, busy = time.perf_counter() - began, time.process_time() - cpu
    poll.close()
    for line in lines:
        line.socket.close()
    return Result(elapsed, busy, [line.waits for line in lines], [line.bodies for line in lines])


class _Line:
    """One connection with its queue."""

    def __init__(self, port: int, queue: Sequence[bytes]) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.waits: list[float] = []
        self.bodies: list[bytes] = []
        self._queue = queue
        self._sent_at = 0.0
        self._got = b""

    def send_next(self) -> bool:
        """Send the next request; False when there is none."""
        position = len(self.waits)
        if position >= len(self._queue):
            return False
        self._sent_at = time.perf_counter()
        self.socket.sendall(self._queue[position])
        return True

    def receive(self) -> bool:
        """Take what has come; True when the answer is whole."""
        part = self.socket.recv(65_536)
        if not part:
            message = "the server closed a connection"
            raise LoadError(message)
        self._got += part
        head, separator, body = self._got.partition(_END_OF_HEAD)
        if not separator or len(body) < _length(head):
            return False
        if not head.startswith(b"HTTP/1.1 200"):
            message = f"the server answered {head.splitlines()[0].decode()}"
            raise LoadError(message)
        self.waits.append(time.perf_counter() - self._sent_at)
        self.bodies.append(body)
        self._got = b""
        return True


def _length(head: bytes) -> int:
    lower = head.lower()
    start = lower.find(_LENGTH)
    if start < 0:
        message = "an answer without its length"
        raise LoadError(message)
    return int(lower[start + len(_LENGTH) :].split(b"\r\n", 1)[0])
