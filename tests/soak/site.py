"""The real service beside a platform: started, killed, stopped and started again."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from simulator import MovableClock, Platform, http_delivery, serve_in_thread
from tests.bot.running import Process, free_port, start
from tests.bot.test_serve import ACCOUNT, World
from tests.soak.record import Disturbance

if TYPE_CHECKING:
    from collections.abc import Iterator

MORNING = 1_795_485_600  # seconds: 2026-11-24 10:00 in Shanghai, a Tuesday
WORKERS = 2
BACK_SECONDS = 0.3  # for whoever was started again to take up its work
PATIENCE_SECONDS = 30.0


@dataclass
class Site:
    """A service that runs, and what was broken of it or around it."""

    world: World
    database: Path
    processes: list[Process] = field(default_factory=list)
    disturbances: list[Disturbance] = field(default_factory=list)

    @property
    def platform(self) -> Platform:
        """The other side."""
        return self.world.platform

    @property
    def clock(self) -> MovableClock:
        """The clock of both sides."""
        return self.world.platform.clock

    @contextmanager
    def disturbed(self, kind: str) -> Iterator[None]:
        """Note that something is broken meanwhile."""
        began = time.time()
        try:
            yield
        finally:
            self.disturbances.append(Disturbance(kind, began, time.time()))

    def start(self) -> None:
        """Start the service, and wait until it is well."""
        before = self.processes[-1:]
        self.processes.append(Process(start(["serve"], self.world.env, self.world.errors)))
        until = time.monotonic() + PATIENCE_SECONDS
        while any(p.has_left_something() for p in before) and time.monotonic() < until:
            time.sleep(0.02)  # or one of them answers that all is well
        self.world.health()

    def kill(self) -> None:
        """End all of it without warning, and start it again."""
        with self.disturbed("service killed"):
            self.processes[-1].send(signal.SIGKILL)
            self.start()
            time.sleep(BACK_SECONDS)

    def kill_one(self, *, sweeper: bool) -> None:
        """End a web worker or the sweeper without warning; its parent starts another."""
        kind = "sweeper killed" if sweeper else "web worker killed"
        with self.disturbed(kind):
            found = self.children(sweepers=sweeper)
            if not found:
                return
            os.kill(found[0], signal.SIGKILL)
            until = time.monotonic() + PATIENCE_SECONDS
            while time.monotonic() < until:
                there = self.children(sweepers=sweeper)
                if found[0] not in there and len(there) == len(found):
                    break
                time.sleep(0.05)
            time.sleep(BACK_SECONDS)

    @contextmanager
    def stopped(self, *, sweeper: bool) -> Iterator[None]:
        """Let a web worker or the sweeper stand still."""
        kind = "sweeper stopped" if sweeper else "web worker stopped"
        with self.disturbed(kind):
            found = self.children(sweepers=sweeper)[:1]
            for pid in found:
                os.kill(pid, signal.SIGSTOP)
            try:
                yield
            finally:
                for pid in found:
                    os.kill(pid, signal.SIGCONT)
                time.sleep(BACK_SECONDS)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Let a program from outside hold the database for writing."""
        with (
            self.disturbed("database locked"),
            closing(sqlite3.connect(self.database, timeout=10, isolation_level=None)) as outside,
        ):
            outside.execute("BEGIN IMMEDIATE")
            yield
            outside.execute("ROLLBACK")

    def children(self, *, sweepers: bool) -> list[int]:
        """Return the processes of one sort; only web workers have an event loop."""
        pids = self.processes[-1].children()
        return sorted(
            pid for pid in pids if _has_loop(pid) is not None and _has_loop(pid) != sweepers
        )

    def is_quiet(self) -> bool:
        """Tell whether nothing waits that could be sent."""
        now = int(self.clock.now() * 1000)
        with closing(sqlite3.connect(self.database, timeout=10)) as connection:
            due = connection.execute(
                "SELECT COUNT(*) FROM outbox JOIN persons ON persons.id = person_id"
                " WHERE status = 'sending' OR (status = 'waiting' AND not_before <= :now"
                " AND push_after <= :now)",
                {"now": now},
            ).fetchone()
        return int(due[0]) == 0


def _has_loop(pid: int) -> bool | None:
    """Tell whether a process waits on an event loop; None when it is gone."""
    try:
        return any("eventpoll" in str(fd.readlink()) for fd in Path(f"/proc/{pid}/fd").iterdir())
    except OSError:
        return None


@contextmanager
def opened(folder: Path, database: Path) -> Iterator[Site]:
    """Make a site on the morning of a working day, and let nothing of it survive."""
    port = free_port()
    (folder / "clock").write_text(str(MORNING - time.time()), encoding="ascii")
    platform = Platform(
        ACCOUNT,
        clock=MovableClock(folder / "clock"),
        deliver=http_delivery(f"http://127.0.0.1:{port}/wechat"),
        accept_any_template=True,
    )
    server = serve_in_thread(platform, push_events=True)
    env = {
        "WECHAT_TOKEN": ACCOUNT.token,
        "WECHAT_APP_ID": ACCOUNT.app_id,
        "WECHAT_APP_SECRET": ACCOUNT.app_secret,
        "WECHAT_ENCODING_AES_KEY": ACCOUNT.aes_key,
        "WECHAT_API_BASE": server.url,
        "DATABASE_URL": f"sqlite:///{database}",
        "DATA_DIR": str(folder / "data"),
        "CLOCK_FILE": str(folder / "clock"),
        "PORT": str(port),
        "WORKERS": str(WORKERS),
    }
    site = Site(World(platform, env, folder / "stderr"), database)
    try:
        yield site
    finally:
        for process in site.processes:
            process.kill_all()
        server.stop()
