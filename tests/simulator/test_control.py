"""The control side over HTTP, and the chat page."""

import base64
from collections.abc import Callable
from typing import Any

import pytest
import requests

from simulator import MovableClock, Platform, Server, sample_photo, serve_in_thread
from tests.simulator.account_server import AccountServer

Control = Callable[..., dict[str, Any]]


@pytest.fixture
def control(server: Server) -> Control:
    """Return a function that asks the control side, and the parsed answer."""

    def ask(path: str, order: dict[str, Any] | None = None) -> dict[str, Any]:
        url = f"{server.url}/_control/{path}"
        if order is None:
            return dict(requests.get(url, timeout=5).json())
        return dict(requests.post(url, json=order, timeout=5).json())

    return ask


def test_a_phone_is_created_and_used(control: Control) -> None:
    order = {"name": "李雷", "title": "李雷 · 住户", "subtitle": "3栋2单元1501", "follow": True}
    created = control("phones", order)
    assert created["following"] is True
    assert control("phones")["phones"] == [created]

    reply = control("phones/李雷/do", {"action": "type", "text": "水管漏水"})["reply"]

    screen = control("phones/李雷/screen")
    assert reply["text"] == "水管漏水"
    assert [bubble["mine"] for bubble in screen["bubbles"]] == [True, False]
    assert control("phones/李雷/screen?after=1")["bubbles"] == [reply]
    assert screen["total"] == 2


@pytest.mark.parametrize(
    ("order", "shown"),
    [
        ({"action": "send_photo"}, "[图片]"),
        ({"action": "send_photo", "photo": base64.b64encode(b"GIF89a").decode()}, "[图片]"),
        ({"action": "send_voice"}, "[语音]"),
        ({"action": "send_video"}, "[视频]"),
        (
            {"action": "send_location", "latitude": 1, "longitude": 2, "label": "东门"},
            "[位置] 东门",
        ),
        (
            {"action": "send_link", "title": "通知", "description": "", "url": "https://a"},
            "[链接] 通知",
        ),
        ({"action": "send_sticker"}, "[表情]"),
        ({"action": "send_raw", "fields": {"MsgType": "text", "Content": "原样"}}, "原样"),
    ],
)
def test_every_message_can_be_sent(order: dict[str, Any], shown: str, control: Control) -> None:
    control("phones", {"name": "李雷", "follow": True})

    control("phones/李雷/do", order)

    assert control("phones/李雷/screen")["bubbles"][0]["text"] == shown


def test_a_photo_can_be_uploaded_as_a_file(
    server: Server, control: Control, platform: Platform
) -> None:
    control("phones", {"name": "李雷", "follow": True})

    requests.post(
        f"{server.url}/_control/phones/李雷/do",
        data={"action": "send_photo"},
        files={"photo": ("p.jpg", sample_photo())},
        timeout=5,
    )

    media_id = control("phones/李雷/screen")["bubbles"][0]["data"]["media_id"]
    assert platform.media.get(media_id).content == sample_photo()


def test_following_scanning_and_leaving(control: Control, account_server: AccountServer) -> None:
    control("phones", {"name": "李雷"})
    for order in (
        {"action": "follow"},
        {"action": "scan", "scene": "room"},
        {"action": "unfollow"},
    ):
        control("phones/李雷/do", order)

    events = [call.fields["Event"] for call in account_server.received]
    assert events == ["subscribe", "SCAN", "unsubscribe"]
    assert control("phones/李雷/screen")["following"] is False


def test_an_option_of_an_older_bubble_is_tapped_by_its_number(
    control: Control, account_server: AccountServer
) -> None:
    link = '<a href="weixin://bizmsgmenu?msgmenucontent=ok&msgmenuid={}">好</a>'
    account_server.answer = lambda fields: account_server.say(
        fields, link.format(fields.get("Content", "follow"))
    )
    control("phones", {"name": "李雷", "follow": True})
    control("phones/李雷/do", {"action": "type", "text": "first"})

    control("phones/李雷/do", {"action": "tap", "label": "好", "bubble": 1})
    old = account_server.received[-1].fields["bizmsgmenuid"]
    control("phones/李雷/do", {"action": "tap", "index": 0, "bubble": 3})

    assert old == "follow"
    assert account_server.received[-1].fields["bizmsgmenuid"] == "first"


def test_the_clock_moves(control: Control, clock: MovableClock) -> None:
    before = control("clock")["now"]

    moved = control("clock", {"advance_seconds": 3600})

    assert moved["offset"] == 3600
    assert moved["now"] >= before + 3600
    assert clock.offset == 3600


def test_faults_are_ordered_and_cleared(
    server: Server, control: Control, platform: Platform
) -> None:
    control("faults", {"path": "message/custom/send", "errcode": -1, "times": 2})
    waiting = control("faults", {"push": "duplicate"})["waiting"]
    assert waiting == {"message/custom/send": 2, "push": 1}

    requests.delete(f"{server.url}/_control/faults", timeout=5)

    assert platform.faults.waiting() == {}


def test_templates_are_added_and_deliveries_counted(control: Control, platform: Platform) -> None:
    control("templates", {"id": "progress", "title": "进度", "fields": {"thing1": "内容"}})
    control("phones", {"name": "李雷", "follow": True})

    assert [template.title for template in platform.templates.everything()] == ["进度"]
    assert [push["count"] for push in control("deliveries")["deliveries"]] == [1]


@pytest.mark.parametrize(
    ("path", "order", "status"),
    [
        ("phones/nobody/do", {"action": "type", "text": "x"}, 409),
        ("phones/nobody/screen", None, 409),
        ("phones/李雷/do", {"action": "type", "text": "x"}, 409),
        ("phones/李雷/do", {"action": "dance"}, 400),
        ("phones/李雷/do", {"action": "type"}, 400),
        ("phones/李雷/do", {"action": "send_photo", "photo": "?"}, 400),
        ("clock", {"advance_seconds": -5}, 400),
        ("faults", {"path": "token"}, 400),
        ("phones", [], 400),
    ],
)
def test_what_cannot_be_done_is_said(
    path: str, order: object, status: int, server: Server, control: Control
) -> None:
    control("phones", {"name": "李雷"})
    url = f"{server.url}/_control/{path}"

    answer = (
        requests.get(url, timeout=5) if order is None else requests.post(url, json=order, timeout=5)
    )

    assert answer.status_code == status
    assert answer.json()["error"]


def test_the_page_is_one_file_without_foreign_addresses(server: Server) -> None:
    page = requests.get(server.url, timeout=5)

    assert page.headers["Content-Type"].startswith("text/html")
    foreign = page.text.replace("http://www.w3.org/2000/svg", "").replace("https?:", "")
    assert "http:" not in foreign
    assert "https:" not in foreign
    assert "innerHTML" not in page.text


def test_events_are_pushed_by_themselves_when_asked_for(
    platform: Platform, account_server: AccountServer
) -> None:
    phone = platform.phone("李雷")
    phone.follow()
    arrived = account_server.expect("TEMPLATESENDJOBFINISH")
    server = serve_in_thread(platform, push_events=True)

    platform.later(phone.person, {"MsgType": "event", "Event": "TEMPLATESENDJOBFINISH"})

    assert arrived.wait(timeout=10)
    server.stop()
