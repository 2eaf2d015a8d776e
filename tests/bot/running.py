"""Real processes of the command line, and what they answer over HTTP."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from tests.bot.conftest import ROOT, SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE_SECONDS = 30  # on a busy machine
_RETRIES = Retry(
    total=None, connect=100, read=100, status=100, status_forcelist=(503,), backoff_factor=0.05,
    backoff_max=0.2,
)  # fmt: skip


def free_port() -> int:
    """Return a port that nobody uses."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(words: list[str], env: dict[str, str], errors: Path) -> subprocess.Popen[str]:
    """Start a command in a process group of its own; what it says on stderr is kept in a file."""
    clean = {n: v for n, v in os.environ.items() if not n.startswith((*SETTINGS, "PYTEST", "COV"))}
    with errors.open("a", encoding="utf-8") as stream:
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, str(ROOT / "app.py"), *words],
            cwd=ROOT,
            env=clean | env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stream,
            text=True,
            start_new_session=True,
        )


@contextmanager
def started(words: list[str], env: dict[str, str], errors: Path) -> Iterator[Process]:
    """Run a command, and let nothing of it survive the test."""
    process = Process(start(words, env, errors))
    try:
        yield process
    finally:
        process.kill_all()


class Process:
    """A command that runs."""

    def __init__(self, popen: subprocess.Popen[str]) -> None:
        self._popen = popen
        assert popen.stdout is not None
        self.stdout: IO[str] = popen.stdout

    @property
    def pid(self) -> int:
        """The process that was started, which leads its group."""
        return self._popen.pid

    def children(self) -> list[int]:
        """Return the processes that its threads started."""
        lists = Path(f"/proc/{self.pid}/task").glob("*/children")
        return [int(pid) for file in lists for pid in file.read_text(encoding="ascii").split()]

    def send(self, number: signal.Signals) -> int:
        """Send a signal to it alone, and return how it ended."""
        self._popen.send_signal(number)
        return self._popen.wait(PATIENCE_SECONDS)

    def kill_all(self) -> None:
        """End its whole group, whatever is left of it."""
        if self.has_left_something():
            os.killpg(self.pid, signal.SIGKILL)
        self._popen.wait(PATIENCE_SECONDS)
        self.stdout.close()

    def has_left_something(self) -> bool:
        """Tell whether anything of its group still runs."""
        try:
            os.killpg(self.pid, 0)
        except ProcessLookupError:
            return False
        return True


def patiently() -> requests.Session:
    """Return a client that waits for whoever is starting."""
    session = requests.Session()
    session.mount("http://", HTTPAdapter(max_retries=_RETRIES))
    return session
