"""How pushes reach the account's server, and what becomes of its answers."""

from threading import Barrier

import pytest

from simulator import (
    OUT_OF_SERVICE,
    Account,
    Delivery,
    Mode,
    MovableClock,
    Phone,
    Platform,
    http_delivery,
)
from simulator.crypto import decrypt, sign
from simulator.faults import PushFault
from tests.simulator.account_server import AccountServer, Answer, Fields


@pytest.mark.parametrize("mode", ["secure", "compatible", "plain"])
def test_a_text_is_answered_in_every_mode(
    mode: Mode, account: Account, clock: MovableClock, account_server: AccountServer
) -> None:
    platform = Platform(account, clock=clock, mode=mode, deliver=http_delivery(account_server.url))
    phone = platform.phone("李雷")
    phone.follow()

    reply = phone.type("水管]]>漏水 🚰")

    assert reply is not None
    assert (reply.text, reply.via, reply.mine) == ("水管]]>漏水 🚰", "reply", False)
    assert account_server.received[-1].fields["Content"] == "水管]]>漏水 🚰"
    assert account_server.received[-1].query["openid"] == phone.openid


def test_secure_mode_shows_nothing_of_the_text(
    resident: Phone, account_server: AccountServer
) -> None:
    resident.type("厨房水管漏水")

    assert "厨房".encode() not in account_server.received[-1].body
    assert "encrypt_type" in account_server.received[-1].query


def test_in_compatible_mode_a_plain_reply_will_do(
    account: Account, clock: MovableClock, account_server: AccountServer
) -> None:
    deliver = http_delivery(account_server.url)
    platform = Platform(account, clock=clock, mode="compatible", deliver=deliver)
    phone = platform.phone("李雷")
    phone.follow()
    account_server.answer = lambda _fields: (
        f"<xml><ToUserName>{phone.openid}</ToUserName>"
        f"<FromUserName>{account.original_id}</FromUserName><CreateTime>1</CreateTime>"
        "<MsgType>text</MsgType><Content>明文</Content></xml>".encode(),
        200,
    )

    reply = phone.type("你好")

    assert reply is not None
    assert reply.text == "明文"


def test_silence_is_no_bubble_and_no_second_attempt(
    resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    account_server.answer = lambda _fields: (b"success", 200)

    assert resident.type("你好") is None

    assert platform.deliveries[-1].count == 1
    assert [bubble.text for bubble in resident.screen] == ["你好"]


def test_a_failing_server_is_called_three_times_with_the_same_message(
    resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    account_server.answer = lambda _fields: (b"", 500)
    before = len(account_server.received)

    shown = resident.type("你好")

    calls = account_server.received[before:]
    assert len(calls) == 3
    assert len({(call.fields["MsgId"], call.fields["CreateTime"]) for call in calls}) == 1
    assert calls[0].query == calls[1].query
    assert calls[1].query["nonce"] != calls[2].query["nonce"]
    assert shown == resident.screen[-1]
    assert (shown.text, shown.via) == (OUT_OF_SERVICE, "system")
    assert platform.deliveries[-1].failures == ["HTTP 500"] * 3


def test_the_second_attempt_may_carry_the_reply(
    resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    calls: list[Fields] = []

    def answer(fields: Fields) -> Answer:
        calls.append(fields)
        return (b"", 502) if len(calls) == 1 else account_server.say(fields, "收到")

    account_server.answer = answer
    reply = resident.type("你好")

    assert reply is not None
    assert reply.text == "收到"
    assert platform.deliveries[-1].count == 2


def test_an_answer_that_comes_too_late_is_cut_off(
    account: Account, clock: MovableClock, account_server: AccountServer
) -> None:
    deliver = http_delivery(account_server.url, cut_seconds=0.000_001)
    platform = Platform(account, clock=clock, deliver=deliver)

    shown = platform.phone("李雷").follow()

    assert shown is not None
    assert shown.text == OUT_OF_SERVICE
    assert platform.deliveries[-1].failures == ["no answer in time"] * 3


def test_a_server_that_is_down_counts_as_silent(account: Account, clock: MovableClock) -> None:
    platform = Platform(account, clock=clock, deliver=http_delivery("http://127.0.0.1:1/wechat"))

    platform.phone("李雷").follow()

    assert platform.deliveries[-1].failures == ["no answer in time"] * 3


def test_a_delivery_may_be_any_function(account: Account, clock: MovableClock) -> None:
    platform = Platform(account, clock=clock, deliver=lambda _query, _body: Delivery(200, b""))

    assert platform.phone("李雷").follow() is None


def test_a_redelivered_message_is_the_same_and_its_answer_is_not_shown_again(
    resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    resident.type("报修")
    push, shown = platform.deliveries[-1], len(resident.screen)

    again = platform.redeliver(resident, push)

    assert again is not None
    assert again.text == "报修"
    assert len(resident.screen) == shown
    assert push.count == 2
    assert account_server.received[-1].fields == account_server.received[-2].fields


def test_a_duplicate_push_arrives_twice(
    resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    platform.faults.next_push("duplicate")

    resident.type("报修")

    assert account_server.received[-1].fields == account_server.received[-2].fields
    assert [bubble.text for bubble in resident.screen] == ["报修", "报修"]


def test_a_push_can_arrive_three_times_at_once(
    resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    platform.faults.next_push("at_once")
    there = Barrier(3)
    account_server.answer = lambda fields: (there.wait(5), account_server.repeat(fields))[1]

    resident.type("报修")

    attempts = platform.deliveries[-1].attempts
    assert [one.content.text for one in attempts if one.content] == ["报修"] * 3
    assert [bubble.text for bubble in resident.screen] == ["报修", "报修"]


def test_a_late_push_arrives_after_the_following_one(
    resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    platform.faults.next_push("late")

    assert resident.type("一") is None
    resident.type("二")

    assert [call.fields["Content"] for call in account_server.received[-2:]] == ["二", "一"]
    assert [bubble.text for bubble in resident.screen] == ["一", "二", "二", "一"]


def test_a_late_push_with_nothing_after_it_arrives_in_the_end(
    resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    platform.faults.next_push("late")
    resident.type("一")

    assert platform.push_events() == 1

    assert account_server.received[-1].fields["Content"] == "一"


@pytest.mark.parametrize("fault", ["wrong_app_id", "previous_key"])
def test_a_push_can_be_sealed_wrongly(
    fault: PushFault, resident: Phone, platform: Platform, account: Account
) -> None:
    platform.faults.next_push(fault)

    resident.type("你好")  # the small server cannot open it, and fails

    sealed = platform.deliveries[-1].attempts[0].envelope.body.decode()
    sealed = sealed.partition("<Encrypt><![CDATA[")[2].partition("]]>")[0]
    keys = {"wrong_app_id": account.aes_key, "previous_key": account.previous_aes_key}
    apps = {"wrong_app_id": "wxsim000000wrong00", "previous_key": account.app_id}
    assert "你好" in decrypt(sealed, keys[fault], apps[fault])
    assert platform.deliveries[-1].failures == ["HTTP 500"] * 3


def test_anything_can_be_posted(platform: Platform, account_server: AccountServer) -> None:
    answer = platform.post("<xml><Odd>1</Odd></xml>", "oSomebody")

    assert answer == Delivery(200, b"success")
    assert account_server.received[-1].fields == {"Odd": "1"}


def test_the_handshake_is_signed(platform: Platform, account: Account) -> None:
    query = platform.handshake_query("1616140317555161061")

    assert query["signature"] == sign(account.token, query["timestamp"], query["nonce"])
    assert query["echostr"] == "1616140317555161061"
