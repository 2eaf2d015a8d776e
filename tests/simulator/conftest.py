"""A platform on a free port, and the server of an account that answers over real HTTP."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import requests
from werkzeug.serving import make_server

from simulator import (
    Account,
    MovableClock,
    Phone,
    Platform,
    Server,
    http_delivery,
    serve_in_thread,
)
from tests.simulator.account_server import AccountServer

Call = Callable[..., dict[str, Any]]


@pytest.fixture
def account() -> Account:
    """Return the credentials both sides know."""
    return Account(
        app_id="wxsim0123456789ab",
        app_secret="simulator-secret",  # noqa: S106 -- of the simulated account
        token="simulator-token",  # noqa: S106
        aes_key="abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
        previous_aes_key="jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
    )


@pytest.fixture
def clock(tmp_path: Path) -> MovableClock:
    """Return a clock that only this test moves."""
    return MovableClock(tmp_path / "clock")


@pytest.fixture
def account_server(account: Account) -> Iterator[AccountServer]:
    """Serve an account that repeats what it is told."""
    served = AccountServer(account)
    server = make_server("127.0.0.1", 0, served.app, threaded=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True)
    thread.start()
    served.url = f"http://127.0.0.1:{server.port}/wechat"
    yield served
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def platform(account: Account, clock: MovableClock, account_server: AccountServer) -> Platform:
    """Return the platform in secure mode, delivering to the account's server."""
    return Platform(account, clock=clock, deliver=http_delivery(account_server.url))


@pytest.fixture
def resident(platform: Platform) -> Phone:
    """Return the phone of somebody who follows the account."""
    phone = platform.phone("李雷")
    phone.follow()
    return phone


@pytest.fixture
def server(platform: Platform) -> Iterator[Server]:
    """Serve the platform."""
    running = serve_in_thread(platform)
    yield running
    running.stop()


@pytest.fixture
def token(platform: Platform, account: Account) -> str:
    """Return a token that is good for two hours."""
    answer = platform.tokens.stable(account.app_id, account.app_secret, force=False)
    return str(answer["access_token"])


@pytest.fixture
def call(server: Server, platform: Platform, account: Account) -> Call:
    """Return a function that makes a call of the account, without a Content-Type, like wechatpy."""

    def make(path: str, order: dict[str, Any] | None = None, **query: str) -> dict[str, Any]:
        token = platform.tokens.stable(account.app_id, account.app_secret, force=False)
        params = {"access_token": str(token["access_token"])} | query
        url = f"{server.url}/cgi-bin/{path}"
        if order is None:
            return dict(requests.get(url, params=params, timeout=5).json())
        body = json.dumps(order, ensure_ascii=False).encode()
        return dict(requests.post(url, params=params, data=body, timeout=5).json())

    return make
