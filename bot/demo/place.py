"""Where a demo lives: its folder, ports, and credentials that can belong to no real account."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import secrets
import socket
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import CommandError
from bot.serve import is_free

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

HOST = "127.0.0.1"
SERVICE_PORT = 8000
PATIENCE_SECONDS = 3.0  # until the processes of a killed demo have ended
_REAL = ("WECHAT_", "WECOM_")


@dataclass(frozen=True, slots=True)
class Place:
    """A prepared demo; `env` is what its processes run in."""

    folder: Path
    env: dict[str, str]
    service_url: str
    simulator_url: str

    @property
    def simulator_arguments(self) -> list[str]:
        """Return what `python -m simulator` is told."""
        port = self.simulator_url.rpartition(":")[2]
        target = f"{self.service_url}/wechat"
        return ["--port", port, "--target", target, "--clock-file", self.env["CLOCK_FILE"]]


def prepare(folder: Path, chat_port: int, env: Mapping[str, str]) -> Place:
    """Choose ports and make what is missing; real credentials are left out of the environment.

    The service takes PORT, the simulator `chat_port`; a port in use makes way for a free one.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        credentials = _credentials(folder / "credentials.json")
    except (OSError, ValueError) as error:
        message = f"The demo's folder {folder} cannot be used: {error}."
        raise CommandError(message) from error
    folder = folder.resolve()
    wanted = int(env["PORT"]) if env.get("PORT", "").isdecimal() else SERVICE_PORT
    service_port = _port(wanted, ())
    simulator_port = _port(chat_port, (service_port,))
    service_url, simulator_url = (f"http://{HOST}:{p}" for p in (service_port, simulator_port))
    own = {
        "WECHAT_API_BASE": simulator_url,
        "DATABASE_URL": f"sqlite:///{folder / 'bot.db'}",
        "DATA_DIR": str(folder),
        "CLOCK_FILE": str(folder / "clock"),
        "PUBLIC_URL": service_url,
        "HOST": HOST,
        "PORT": str(service_port),
    }
    kept = {name: value for name, value in env.items() if not name.startswith(_REAL)}
    return Place(folder, kept | credentials | own, service_url, simulator_url)


def _credentials(file: Path) -> dict[str, str]:
    """Return the simulated account's, made at random once: openids hang on them."""
    if not file.exists():
        made = {
            "WECHAT_APP_ID": f"wxsim{secrets.token_hex(6)}",
            "WECHAT_APP_SECRET": secrets.token_hex(16),
            "WECHAT_TOKEN": secrets.token_hex(16),
            "WECHAT_ENCODING_AES_KEY": base64.b64encode(secrets.token_bytes(32)).decode()[:43],
        }
        draft = file.with_name(f".{file.name}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            json.dump(made, stream)
        draft.replace(file)
    found: dict[str, str] = json.loads(file.read_text(encoding="ascii"))
    return found


def _port(wanted: int, taken: tuple[int, ...]) -> int:
    if wanted not in taken and is_free(HOST, wanted):
        return wanted
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold the demo's folder, so that two demos do not share one; raises CommandError."""
    lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _wait_for(lock, folder)
        yield
    finally:
        os.close(lock)


def _wait_for(lock: int, folder: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                message = f"A demo runs already in {folder}; end it, or choose another --folder."
                raise CommandError(message) from None
            time.sleep(0.05)
        else:
            return
