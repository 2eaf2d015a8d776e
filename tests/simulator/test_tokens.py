"""The rules of access tokens."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import requests

from simulator import Account, MovableClock, Server

Stable = Callable[..., dict[str, Any]]


@pytest.fixture
def stable(server: Server, account: Account) -> Stable:
    """Return a function that asks for the stable token."""

    def ask(**changes: object) -> dict[str, Any]:
        order = {
            "grant_type": "client_credential",
            "appid": account.app_id,
            "secret": account.app_secret,
            **changes,
        }
        url = f"{server.url}/cgi-bin/stable_token"
        return dict(requests.post(url, json=order, timeout=5).json())

    return ask


@pytest.fixture
def accepted(server: Server) -> Callable[[str], int]:
    """Return a function that uses a token and returns the error code."""

    def use(token: str) -> int:
        url = f"{server.url}/cgi-bin/getcallbackip"
        answer = requests.get(url, params={"access_token": token}, timeout=5).json()
        return int(answer["errcode"])

    return use


def test_the_stable_token_stays_the_same_until_five_minutes_before_its_end(
    stable: Stable, clock: MovableClock, accepted: Callable[[str], int]
) -> None:
    first = stable()
    clock.advance(6_890)
    second = stable()
    assert second["access_token"] == first["access_token"]
    assert second["expires_in"] >= 300

    clock.advance(20)
    third = stable()

    assert third["access_token"] != first["access_token"]
    assert third["expires_in"] == 7200
    assert accepted(first["access_token"]) == 0
    clock.advance(300)
    assert accepted(first["access_token"]) == 42001
    assert accepted(third["access_token"]) == 0


def test_forcing_ends_the_old_token_at_once(stable: Stable, accepted: Callable[[str], int]) -> None:
    old = stable()["access_token"]

    new = stable(force_refresh=True)["access_token"]

    assert accepted(old) == 40001
    assert accepted(new) == 0
    assert stable()["access_token"] == new


def test_forcing_is_limited_to_every_30_seconds_and_20_a_day(
    stable: Stable, clock: MovableClock
) -> None:
    assert "access_token" in stable(force_refresh=True)
    assert stable(force_refresh=True)["errcode"] == 45011
    until_midnight = 86_400 - (clock.now() + 8 * 3600) % 86_400
    clock.advance(until_midnight)

    results = []
    for _ in range(21):
        results.append("access_token" in stable(force_refresh=True))
        clock.advance(31)

    assert results == [True] * 20 + [False]
    assert stable(force_refresh=True)["errcode"] == 45009
    assert "access_token" in stable()


def test_each_plain_token_ends_the_one_before_after_five_minutes(
    server: Server, account: Account, clock: MovableClock, accepted: Callable[[str], int]
) -> None:
    params = {
        "grant_type": "client_credential",
        "appid": account.app_id,
        "secret": account.app_secret,
    }
    url = f"{server.url}/cgi-bin/token"
    first, second = (
        requests.get(url, params=params, timeout=5).json()["access_token"] for _ in range(2)
    )

    assert (accepted(first), accepted(second)) == (0, 0)
    wrong = requests.get(url, params=params | {"grant_type": "x"}, timeout=5).json()
    assert wrong["errcode"] == 40002
    clock.advance(301)

    assert (accepted(first), accepted(second)) == (40001, 0)


@pytest.mark.parametrize(
    ("changes", "errcode"),
    [
        ({"appid": "wxsomebodyelse"}, 40013),
        ({"secret": "guessed"}, 40125),
        ({"grant_type": "password"}, 40002),
        ({"appid": ""}, 41002),
        ({"secret": None}, 41004),
    ],
)
def test_wrong_credentials_are_named(
    changes: dict[str, object], errcode: int, stable: Stable
) -> None:
    assert stable(**changes)["errcode"] == errcode


def test_calls_without_a_token_or_with_a_wrong_one_are_refused(
    accepted: Callable[[str], int],
) -> None:
    assert accepted("") == 41001
    assert accepted("invented") == 40001


def test_errors_look_like_the_platforms(server: Server) -> None:
    answer = requests.post(f"{server.url}/cgi-bin/message/custom/send?access_token=x", timeout=5)

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json; encoding=utf-8"
    assert re.fullmatch(
        r"invalid credential, access_token is invalid or not latest, .*"
        r" rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}",
        answer.json()["errmsg"],
    )


def test_a_call_that_must_be_posted_is_not_answered_to_a_get(server: Server) -> None:
    answer = requests.get(f"{server.url}/cgi-bin/stable_token", timeout=5).json()

    assert answer["errcode"] == 43002
