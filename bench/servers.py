"""Starts and ends the two servers, each in a process group of its own on a free loopback port."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.account import AES_KEY, APP_ID, TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PATIENCE_SECONDS = 30.0


class ServerError(Exception):
    """The server did not start."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; `start_seconds` from the command to its first good answer."""

    pid: int
    port: int
    start_seconds: float


def service_environment(folder: Path, port: int) -> dict[str, str]:
    """Return the environment of a service of its own, whose platform nobody plays."""
    return os.environ | {
        "WECHAT_TOKEN": TOKEN,
        "WECHAT_APP_ID": APP_ID,
        "WECHAT_APP_SECRET": "bench-secret",
        "WECHAT_ENCODING_AES_KEY": AES_KEY,
        "WECHAT_API_BASE": "http://127.0.0.1:9",
        "DATABASE_URL": f"sqlite:///{folder}/bot.db",
        "DATA_DIR": str(folder),
        "HOST": "127.0.0.1",
        "PORT": str(port),
    }


def command(environment: dict[str, str], *arguments: str) -> None:
    """Run a command of the service to its end."""
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "app.py", *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def running(
    arguments: list[str], environment: dict[str, str], port: int, path: str, log: Path
) -> Iterator[Server]:
    """Run a server until the block ends; it is up when `path` is answered with less than 500."""
    with log.open("wb") as output:
        began = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        try:
            _wait_until_up(process, port, path, log)
            yield Server(process.pid, port, time.perf_counter() - began)
        finally:
            _end(process)


def _wait_until_up(process: subprocess.Popen[bytes], port: int, path: str, log: Path) -> None:
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up_at and process.poll() is None:
        if _answers(port, path):
            return
        time.sleep(0.02)
    last = log.read_text(encoding="utf-8", errors="replace")[-2000:]
    message = f"the server did not start:\n{last}"
    raise ServerError(message)


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
