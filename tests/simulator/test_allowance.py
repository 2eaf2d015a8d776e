"""How many customer-service messages may be sent, and when."""

from collections.abc import Callable
from typing import Any

import pytest

from simulator import MovableClock, Phone, Platform
from tests.simulator.account_server import AccountServer

Send = Callable[[], int]
HOUR = 3600


@pytest.fixture
def send(call: Callable[..., dict[str, Any]], resident: Phone) -> Send:
    """Return a function that sends one message and returns the error code."""

    def one() -> int:
        order = {"touser": resident.openid, "msgtype": "text", "text": {"content": "已派单"}}
        return int(call("message/custom/send", order)["errcode"])

    return one


def test_following_allows_three_for_a_minute(
    send: Send, resident: Phone, clock: MovableClock
) -> None:
    assert resident.allowed == 3
    assert [send() for _ in range(4)] == [0, 0, 0, 45047]
    assert resident.allowed == 0

    clock.advance(61)

    assert send() == 45015


def test_a_message_allows_five_for_48_hours(
    send: Send, resident: Phone, clock: MovableClock
) -> None:
    resident.type("你好")
    clock.advance(47 * HOUR)
    assert [send() for _ in range(6)] == [0] * 5 + [45047]

    clock.advance(HOUR)

    assert send() == 45015


def test_the_next_message_resets_and_does_not_add(send: Send, resident: Phone) -> None:
    resident.type("你好")
    send()
    resident.type("在吗")

    assert [send() for _ in range(6)] == [0] * 5 + [45047]


def test_a_menu_click_does_not_add_to_what_a_message_left(
    send: Send, resident: Phone, clock: MovableClock
) -> None:
    clock.advance(61)
    resident.type("你好")
    for _ in range(4):
        send()

    resident.send_raw({"MsgType": "event", "Event": "CLICK", "EventKey": "progress"})

    assert [send() for _ in range(4)] == [0, 0, 0, 45047]


def test_a_menu_click_does_not_shorten_what_a_message_opened(
    send: Send, resident: Phone, clock: MovableClock
) -> None:
    resident.type("你好")
    resident.send_raw({"MsgType": "event", "Event": "CLICK", "EventKey": "progress"})

    clock.advance(HOUR)

    assert [send() for _ in range(6)] == [0] * 5 + [45047]


@pytest.mark.parametrize(("strict", "allowed"), [(True, 3), (False, 5)])
def test_a_tapped_option_counts_as_a_click_only_in_the_strict_reading(
    send: Send, resident: Phone, platform: Platform, *, strict: bool, allowed: int
) -> None:
    platform.strict = strict
    platform.clock.advance(61)

    resident.send_raw({"MsgType": "text", "Content": "确认", "bizmsgmenuid": "m1"})

    assert [send() for _ in range(6)].count(0) == allowed


@pytest.mark.parametrize("event", ["VIEW", "LOCATION", "TEMPLATESENDJOBFINISH"])
def test_other_events_open_nothing(
    event: str, send: Send, resident: Phone, clock: MovableClock
) -> None:
    clock.advance(61)

    resident.send_raw({"MsgType": "event", "Event": event, "EventKey": ""})

    assert send() == 45015


def test_who_left_is_out_of_reach(send: Send, resident: Phone) -> None:
    resident.type("你好")
    resident.unfollow()

    assert send() == 45015


def test_a_refused_message_costs_nothing(
    call: Callable[..., dict[str, Any]], send: Send, resident: Phone
) -> None:
    resident.type("你好")
    order = {"touser": resident.openid, "msgtype": "text", "text": {"content": "漏" * 683}}
    assert call("message/custom/send", order)["errcode"] == 45002

    assert [send() for _ in range(6)] == [0] * 5 + [45047]


def test_passive_replies_cost_nothing(
    send: Send, resident: Phone, account_server: AccountServer
) -> None:
    for _ in range(6):
        assert resident.type("你好") is not None

    assert len(account_server.received) == 7
    assert send() == 0
