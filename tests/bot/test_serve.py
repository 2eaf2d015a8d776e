"""`serve` as real processes: they end, they come back, and nothing of them stays behind."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import requests

from simulator import Account, MovableClock, Platform, http_delivery, serve_in_thread
from storage.connect import open_database
from storage.ids import new_id
from storage.records.staff import Staff
from storage.store import Store
from tests.bot.conftest import ROOT
from tests.bot.running import PATIENCE_SECONDS, free_port, patiently, started

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bot.running import Process

ACCOUNT = Account(
    "wxsim0123456789ab", "simulator-secret", "simulator-token", aes_key="abc" + "A" * 40
)
NOW = 1_795_485_600_000


@dataclass(frozen=True)
class World:
    """A platform, and what a service beside it needs."""

    platform: Platform
    env: dict[str, str]
    errors: Path

    @property
    def url(self) -> str:
        """Where the service listens."""
        return f"http://127.0.0.1:{self.env['PORT']}"

    def health(self) -> dict[str, object]:
        """Return what /healthz says once the service is well."""
        answer: dict[str, object] = patiently().get(f"{self.url}/healthz", timeout=5).json()
        return answer


@pytest.fixture
def world(tmp_path: Path, sqlite_url: str) -> Iterator[World]:
    """Return a platform for a service that is not started yet."""
    port = free_port()
    platform = Platform(
        ACCOUNT,
        clock=MovableClock(tmp_path / "clock"),
        deliver=http_delivery(f"http://127.0.0.1:{port}/wechat"),
    )
    server = serve_in_thread(platform)
    env = {
        "WECHAT_TOKEN": ACCOUNT.token,
        "WECHAT_APP_ID": ACCOUNT.app_id,
        "WECHAT_APP_SECRET": ACCOUNT.app_secret,
        "WECHAT_ENCODING_AES_KEY": ACCOUNT.aes_key,
        "WECHAT_API_BASE": server.url,
        "DATABASE_URL": sqlite_url,
        "DATA_DIR": str(tmp_path / "data"),
        "CLOCK_FILE": str(tmp_path / "clock"),
        "PORT": str(port),
    }
    yield World(platform, env, tmp_path / "stderr")
    server.stop()


def ended(process: Process) -> bool:
    """Wait until nothing of a group runs any more: its pipe closes with its last process."""
    process.stdout.read()
    return True


def test_a_killed_service_leaves_nobody_behind_and_starts_again_on_its_port(world: World) -> None:
    with started(["serve"], world.env, world.errors) as first:
        assert world.health()["status"] == "ok"

        first.send(signal.SIGKILL)
        with started(["serve"], world.env, world.errors) as second:
            assert ended(first)  # before: a worker of it may still answer for the second
            assert world.health()["status"] == "ok"
            assert second.send(signal.SIGTERM) == 0
            assert ended(second)

    assert '"ERROR"' not in world.errors.read_text(encoding="utf-8")


def test_a_dead_child_is_replaced(world: World) -> None:
    with started(["serve"], world.env, world.errors) as service:
        world.health()
        before = service.children()

        for pid in before:
            os.kill(pid, signal.SIGKILL)

        while len(service.children()) < len(before) or set(service.children()) & set(before):
            world.health()
        assert world.health()["status"] == "ok"
        answer = world.platform.phone("李雷").follow()
        assert answer is not None
        assert "小管家" in answer.text
        assert service.send(signal.SIGTERM) == 0


def test_a_port_in_use_is_refused(world: World) -> None:
    taken = world.env | {"PORT": world.env["WECHAT_API_BASE"].rpartition(":")[2]}

    with started(["serve"], taken, world.errors) as service:
        assert service.stdout.read() == ""

    assert "is taken; set PORT" in world.errors.read_text(encoding="utf-8")


def test_staff_are_invited_while_it_serves_and_logs_show_no_word(world: World) -> None:
    staff = Staff(
        new_id(NOW), "翠湖花园", "王强", "13900000002", "engineer", "", "水电", "", None, None, 1
    )
    with closing(open_database(world.env["DATABASE_URL"])) as db:
        db.run(lambda c: Store(c).staff.put(staff, NOW))
    with started(["serve"], world.env | {"WORKERS": "2"}, world.errors) as service:
        world.health()
        invited = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, str(ROOT / "app.py"), "invite", "13900000002"],
            env=os.environ | world.env,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE_SECONDS,
        )
        code = invited.stdout.splitlines()[-1]
        phone = world.platform.phone("王强")
        phone.follow()

        bound = phone.type(f"绑定 {code}")
        world.platform.post("<xml>13800000001 厨房漏水", phone.openid)
        metrics = [patiently().get(f"{world.url}/metrics", timeout=5).text for _ in range(6)]
        service.send(signal.SIGTERM)

    assert re.fullmatch("[A-Z2-7]{10}", code)
    assert bound is not None
    assert "绑定好了" in bound.text
    assert all("xiaoguanjia_messages_total 2.0" in text for text in metrics)  # of two workers
    lines = world.errors.read_text(encoding="utf-8").splitlines()
    ours = [line for line in map(json.loads, lines) if line["logger"].startswith("bot.")]
    assert [line["message"] for line in ours] == ["unreadable message"]
    for secret in (
        "13800000001",
        "13900000002",
        "漏水",
        code,
        ACCOUNT.app_secret,
        ACCOUNT.token,
        ACCOUNT.aes_key,
    ):
        assert secret not in "".join(lines)


def test_requests_of_every_kind_are_taken_or_refused(world: World) -> None:
    """What `serve` answers itself before the application: methods, sizes, pages, the handshake."""
    with started(["serve"], world.env, world.errors) as service:
        world.health()
        door, client = f"{world.url}/wechat", requests.Session()
        largest = b"x" * ((1 << 20) + 1)

        echoed = client.get(door, params=world.platform.handshake_query("12345<&>"))
        answers = [
            client.put(door),
            client.post(door, data=b"<xml></xml>"),
            client.post(door, data=largest),
            client.post(door, data=iter([largest[:9], largest[9:]])),  # of a length not told
            client.post(door, data=largest * 6),
            client.get(f"{world.url}/e/nothing?of=ours"),
            *[client.get(f"{world.url}{path}") for path in ("//[", "/%00%ff", "/?a=%zz", "/%2525")],
            client.head(f"{world.url}/healthz"),
            client.post(f"{world.url}/healthz", data=b"a body that nobody reads"),
        ]
        service.send(signal.SIGTERM)

    assert (echoed.status_code, echoed.text) == (200, "12345<&>")
    assert [answer.status_code for answer in answers] == [
        405,
        403,
        *[413] * 3,
        *[404] * 5,
        200,
        405,
    ]
    assert '"ERROR"' not in world.errors.read_text(encoding="utf-8")


def test_who_hangs_up_on_a_page_is_no_fault(world: World) -> None:
    with started(["serve"], world.env, world.errors) as service:
        world.health()
        for _ in range(20):
            with socket.create_connection(("127.0.0.1", int(world.env["PORT"]))) as client:
                client.sendall(b"GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        world.health()
        service.send(signal.SIGTERM)

    said = world.errors.read_text(encoding="utf-8")
    assert '"ERROR"' not in said
    assert "Traceback" not in said


def test_messages_at_one_instant_are_all_answered_and_kept_once(world: World) -> None:
    with started(["serve"], world.env, world.errors) as service:
        world.health()
        sealed = [
            world.platform.seal(
                f"<xml><ToUserName>gh</ToUserName><FromUserName>o-{n % 20}</FromUserName>"
                "<CreateTime>1</CreateTime><MsgType>text</MsgType><Content>报修</Content>"
                f"<MsgId>{n}</MsgId></xml>",
                f"o-{n % 20}",
            )
            for n in range(40)
        ]
        twice = [one for one in sealed for _ in range(2)]
        with ThreadPoolExecutor(16) as many:
            door = f"{world.url}/wechat"
            answers = list(
                many.map(
                    lambda e: requests.post(door, params=e.query, data=e.body, timeout=30), twice
                )
            )
        service.send(signal.SIGTERM)

    assert {answer.status_code for answer in answers} == {200}
    with closing(open_database(world.env["DATABASE_URL"])) as db:
        rows = db.read(lambda c: c.all("SELECT key, failed FROM inbox"))
        open_ones = db.read(lambda c: c.all("SELECT person_id FROM conversations"))
    assert len(rows) == 40
    assert not any(row["failed"] for row in rows)
    assert len(open_ones) == len({row["person_id"] for row in open_ones}) == 20
