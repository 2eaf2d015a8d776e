"""Notices that people permit one by one: strict about grants, signatures, policies."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
import requests

from simulator import MovableClock, Phone, PhoneError, Platform, Server, webview
from simulator.envelope import xml_of
from tests.simulator.account_server import AccountServer

Call = Callable[..., dict[str, Any]]
BIZSEND, TEMPLATE = "message/subscribe/bizsend", "message/template/send"
NOTICE, URL = "result", "https://steward.example/n/1"
VALUES = {"thing1": "厨房水管漏水", "phrase2": "待您确认"}
SCRIPT = "https://res.wx.qq.com/open/js/jweixin-1.6.0.js"
POLICY = f"default-src 'none'; script-src {SCRIPT}; frame-src https://*.qq.com webcompt:"


@pytest.fixture(autouse=True)
def notice(platform: Platform) -> None:
    """Add the template of which people permit one."""
    platform.add_subscription(NOTICE, list(VALUES), title="处理结果通知")


def send(call: Call, phone: Phone, path: str = BIZSEND, **changes: str) -> int:
    """Send the notice and return the code."""
    data = {key: {"value": value} for key, value in (VALUES | changes).items()}
    order = {"touser": phone.openid, "template_id": NOTICE, "data": data}
    return int(call(path, order)["errcode"])


def test_a_yes_lets_one_through(
    call: Call, resident: Phone, platform: Platform, account_server: AccountServer
) -> None:
    assert send(call, resident) == 43101
    resident.permit(NOTICE)
    resident.permit(NOTICE)  # adds nothing in the strict reading

    assert [send(call, resident), send(call, resident)] == [0, 43101]

    assert resident.screen[-1].text.startswith("处理结果通知")
    platform.push_events()
    told = account_server.received[-1].fields
    assert told["Event"] == "subscribe_msg_sent_event"


@pytest.mark.parametrize("accepted", [True, False])
def test_what_was_answered_is_told_as_an_event(
    resident: Phone, platform: Platform, account_server: AccountServer, *, accepted: bool
) -> None:
    resident.permit(NOTICE, "another", accepted=accepted)

    assert account_server.received[-1].fields["Event"] == "subscribe_msg_popup_event"
    xml = xml_of(platform.deliveries[-1].fields)
    status = "accept" if accepted else "reject"
    assert xml.count("<List>") == 2
    assert xml.count(f"<SubscribeStatusString><![CDATA[{status}]]></SubscribeStatusString>") == 2


def test_who_switched_them_off_gets_none(call: Call, resident: Phone) -> None:
    resident.permit(NOTICE)
    resident.switch_off(NOTICE)

    assert send(call, resident) == 43101


def test_the_other_api_knows_no_such_template(call: Call, resident: Phone) -> None:
    resident.permit(NOTICE)

    assert send(call, resident, TEMPLATE) == 40037
    assert send(call, resident, thing1="漏" * 21) == 47003
    assert send(call, resident) == 0  # what was refused spent nothing


def test_the_same_ticket_is_given_until_its_end_is_near(call: Call, clock: MovableClock) -> None:
    first = call("ticket/getticket", type="jsapi")
    assert call("ticket/getticket", type="jsapi")["ticket"] == first["ticket"]
    assert call("ticket/getticket", type="other")["errcode"] == 40097

    clock.advance(7000)

    assert call("ticket/getticket", type="jsapi")["ticket"] != first["ticket"]


def page(platform: Platform, **changes: Any) -> str:  # noqa: ANN401 - of what wx.config is given
    """Return a page as it should be, with changes."""
    ticket = platform.tickets.current()["ticket"]
    plain = f"jsapi_ticket={ticket}&noncestr=n&timestamp=1&url={URL}"
    config = {
        "appId": platform.account.app_id,
        "timestamp": 1,
        "nonceStr": "n",
        "signature": hashlib.sha1(plain.encode(), usedforsecurity=False).hexdigest(),
        "openTagList": ["wx-open-subscribe"],
    }
    shown = json.dumps(config | changes)
    return (
        f'<script src="{SCRIPT}"></script><wx-open-subscribe template="{NOTICE}">'
        f"</wx-open-subscribe><script>wx.config({shown});</script>"
    )


def test_a_page_in_order_asks(platform: Platform) -> None:
    assert webview.notices_asked(platform, f"{URL}#end", page(platform), POLICY) == [NOTICE]
    assert webview.notices_asked(platform, URL, "<p>nothing</p>") == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"appId": "wx1"}, "invalid appid"),
        ({"signature": "0"}, "invalid signature"),
        ({"timestamp": 2}, "invalid signature"),
        ({"openTagList": []}, "openTagList"),
    ],
)
def test_what_is_signed_wrongly_does_not_work(
    platform: Platform, change: dict[str, Any], reason: str
) -> None:
    with pytest.raises(PhoneError, match=reason):
        webview.notices_asked(platform, URL, page(platform, **change), POLICY)


def test_an_old_ticket_signs_nothing(platform: Platform, clock: MovableClock) -> None:
    shown = page(platform)
    clock.advance(7300)

    with pytest.raises(PhoneError, match="invalid signature"):
        webview.notices_asked(platform, URL, shown, POLICY)


@pytest.mark.parametrize("without", [SCRIPT, "webcompt:"])
def test_a_policy_has_to_let_the_tag_in(platform: Platform, without: str) -> None:
    with pytest.raises(PhoneError, match="its policy keeps"):
        webview.notices_asked(platform, URL, page(platform), POLICY.replace(without, ""))


def test_script_and_template_have_to_be_known(platform: Platform) -> None:
    old = page(platform).replace("1.6.0", "1.4.0")
    with pytest.raises(PhoneError, match=r"jweixin 1\.6\.0"):
        webview.notices_asked(platform, URL, old)
    other = page(platform).replace(NOTICE, "unknown")
    with pytest.raises(PhoneError, match="40037"):
        webview.notices_asked(platform, URL, other)


def test_the_control_side_permits(server: Server, platform: Platform, resident: Phone) -> None:
    at = f"{server.url}/_control/phones/{resident.name}"
    do = {"action": "permit", "templates": [NOTICE]}

    assert requests.post(f"{at}/do", json=do, timeout=5).status_code == 200
    assert resident.person.permits == {NOTICE: 1}

    plain = requests.post(f"{at}/browse", json={"url": f"{server.url}/"}, timeout=5)
    assert plain.json() == {"notices": []}
    gone = requests.post(f"{at}/browse", json={"url": "http://127.0.0.1:9/"}, timeout=5)
    assert gone.status_code == 502
    assert platform.subscriptions.title_of("unknown")
