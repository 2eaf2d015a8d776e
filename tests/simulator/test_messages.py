"""Customer-service messages of every kind, and the typing sign."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import requests

from simulator import MovableClock, Phone, Platform, Server, sample_photo

Call = Callable[..., dict[str, Any]]


def send(call: Call, phone: Phone, kind: str, part: dict[str, Any]) -> dict[str, Any]:
    """Send one message."""
    return call("message/custom/send", {"touser": phone.openid, "msgtype": kind, kind: part})


def test_a_text_appears_on_the_screen(call: Call, resident: Phone) -> None:
    assert send(call, resident, "text", {"content": "已派单"}) == {"errcode": 0, "errmsg": "ok"}

    bubble = resident.screen[-1]
    assert (bubble.text, bubble.via, bubble.mine) == ("已派单", "service", False)


def test_a_menu_of_choices_can_be_tapped(call: Call, resident: Phone) -> None:
    choices = [{"id": "101", "content": "满意"}, {"id": "102", "content": "不满意"}]
    part = {"head_content": "师傅修好了吗？", "list": choices, "tail_content": "谢谢"}

    send(call, resident, "msgmenu", part)

    assert resident.screen[-1].text == "师傅修好了吗？\n满意\n不满意\n谢谢"
    reply = resident.tap("不满意")
    assert reply is not None
    assert reply.text == "不满意"


@pytest.mark.parametrize(
    ("kind", "part", "shown"),
    [
        ("voice", {}, "[语音]"),
        ("video", {"thumb_media_id": "ID"}, "[语音]"),
        ("music", {"title": "晨曲", "thumb_media_id": "ID"}, "[音乐] 晨曲"),
        ("news", {"articles": [{"title": "停水通知", "url": "https://a"}]}, "停水通知"),
        ("miniprogrampage", {"title": "缴费"}, "[卡片] 缴费"),
    ],
)
def test_other_kinds_of_message_appear(
    kind: str, part: dict[str, Any], shown: str, call: Call, resident: Phone
) -> None:
    resident.send_voice()
    media_id = resident.screen[-1].data["media_id"]
    part = {"media_id": media_id} | {k: media_id if v == "ID" else v for k, v in part.items()}

    assert send(call, resident, kind, part)["errcode"] == 0

    assert resident.screen[-1].text == shown


def test_a_photo_of_the_account_is_shown_until_it_expires(
    call: Call, resident: Phone, platform: Platform, clock: MovableClock
) -> None:
    media_id = platform.media.upload("image", sample_photo()).media_id
    assert send(call, resident, "image", {"media_id": media_id})["errcode"] == 0
    assert resident.screen[-1].kind == "image"

    clock.advance(3 * 86_400 + 1)

    assert send(call, resident, "image", {"media_id": media_id})["errcode"] == 40007


@pytest.mark.parametrize(
    ("kind", "part", "errcode"),
    [
        ("text", {"content": ""}, 44004),
        ("text", {"content": "漏" * 683}, 45002),
        ("image", {"media_id": "never"}, 40007),
        ("news", {"articles": [{"title": "一"}, {"title": "二"}]}, 45008),
        ("news", {"articles": "一"}, 47001),
        ("text", {"content": None}, 44004),
        ("msgmenu", {"head_content": "选", "list": []}, 44004),
        ("msgmenu", {"head_content": "漏" * 683, "list": [{"id": "1", "content": "好"}]}, 45002),
        ("msgmenu", {"head_content": "选", "list": [{"id": "", "content": "好"}]}, 47001),
        ("shout", {}, 40008),
    ],
)
def test_a_faulty_message_is_refused(
    kind: str, part: dict[str, Any], errcode: int, call: Call, resident: Phone
) -> None:
    assert send(call, resident, kind, part)["errcode"] == errcode

    assert resident.screen == []


def test_an_unknown_person_is_refused(call: Call) -> None:
    order = {"touser": "oNobody", "msgtype": "text", "text": {"content": "在吗"}}

    assert call("message/custom/send", order)["errmsg"].startswith("invalid openid rid: ")


@pytest.mark.parametrize(("body", "errcode"), [(b"", 44002), (b"{", 47001), (b"[1]", 47001)])
def test_a_body_that_is_no_object_is_refused(
    body: bytes, errcode: int, server: Server, token: str
) -> None:
    url = f"{server.url}/cgi-bin/message/custom/send?access_token={token}"

    assert requests.post(url, data=body, timeout=5).json()["errcode"] == errcode


def test_escaped_chinese_is_shown_as_escapes(server: Server, token: str, resident: Phone) -> None:
    url = f"{server.url}/cgi-bin/message/custom/send?access_token={token}"
    order = {"touser": resident.openid, "msgtype": "text", "text": {"content": "漏\\u"}}

    requests.post(url, data=json.dumps(order), timeout=5)
    escaped = resident.screen[-1].text
    requests.post(url, data=json.dumps(order, ensure_ascii=False).encode(), timeout=5)

    assert escaped == "\\u6f0f\\u"
    assert resident.screen[-1].text == "漏\\u"


def test_a_message_without_its_part_is_refused(call: Call, resident: Phone) -> None:
    order = {"touser": resident.openid, "msgtype": "text", "text": "已派单"}

    assert call("message/custom/send", order)["errcode"] == 47001


def test_what_a_machine_wrote_is_marked(call: Call, resident: Phone) -> None:
    order = {
        "touser": resident.openid,
        "msgtype": "text",
        "text": {"content": "停水到 18:00"},
        "aimsgcontext": {"is_ai_msg": 1},
    }

    call("message/custom/send", order)

    assert resident.screen[-1].data["ai"] is True


def test_typing_is_shown_shortly_after_contact_and_not_twice(
    call: Call, resident: Phone, clock: MovableClock
) -> None:
    order = {"touser": resident.openid, "command": "Typing"}
    resident.type("你好")

    assert call("message/custom/typing", order)["errcode"] == 0
    assert call("message/custom/typing", order)["errcode"] == 45081
    assert call("message/custom/typing", order | {"command": "CancelTyping"})["errcode"] == 0
    assert call("message/custom/typing", order | {"command": "Sing"})["errcode"] == 45072
    clock.advance(31)
    assert call("message/custom/typing", order)["errcode"] == 45080


def test_a_call_can_be_made_to_fail(call: Call, resident: Phone, platform: Platform) -> None:
    platform.faults.next("/cgi-bin/message/custom/send", errcode=45009, times=2)

    codes = [send(call, resident, "text", {"content": "好"})["errcode"] for _ in range(3)]

    assert codes == [45009, 45009, 0]


def test_a_call_can_remain_unanswered_undone_or_done(
    call: Call, resident: Phone, platform: Platform
) -> None:
    platform.faults.next("message/custom/send", timeout=True)
    platform.faults.next("message/custom/send", timeout=True, done=True)

    for _ in range(2):
        with pytest.raises(requests.ConnectionError):
            send(call, resident, "text", {"content": "好"})

    assert [bubble.text for bubble in resident.screen] == ["好"]


def test_a_call_can_be_slow(call: Call, resident: Phone, platform: Platform) -> None:
    platform.faults.next("message/custom/send", slow=0.05)

    assert send(call, resident, "text", {"content": "好"})["errcode"] == 0

    assert [bubble.text for bubble in resident.screen] == ["好"]
    slow = platform.calls[-1]
    assert slow.ended - slow.began >= 0.05


def test_a_platform_that_is_down_answers_nothing_until_it_is_up(
    call: Call, resident: Phone, platform: Platform
) -> None:
    platform.faults.down()
    for _ in range(2):
        with pytest.raises(requests.ConnectionError):
            send(call, resident, "text", {"content": "好"})
    assert resident.screen == []

    platform.faults.clear()

    assert send(call, resident, "text", {"content": "好"})["errcode"] == 0


def test_every_call_is_on_record_with_what_the_platform_came_to(
    call: Call, resident: Phone, platform: Platform
) -> None:
    platform.faults.next("message/custom/send", errcode=-1)
    platform.faults.next("message/custom/send", timeout=True, done=True)
    send(call, resident, "text", {"content": "一"})
    with pytest.raises(requests.ConnectionError):
        send(call, resident, "text", {"content": "二"})
    send(call, resident, "text", {})

    calls = [one for one in platform.calls if one.path == "message/custom/send"]

    assert [one.openid for one in calls] == [resident.openid] * 3
    assert [one.order["text"] for one in calls] == [{"content": "一"}, {"content": "二"}, {}]
    assert [one.answer.get("errcode") for one in calls] == [None, 0, 44004]
    assert [one.accepted for one in calls] == [False, True, False]


def test_a_call_can_end_in_an_http_error(server: Server, token: str, platform: Platform) -> None:
    platform.faults.next("getcallbackip", http_status=503)
    url = f"{server.url}/cgi-bin/getcallbackip?access_token={token}"

    assert [requests.get(url, timeout=5).status_code for _ in range(2)] == [503, 200]


def test_a_fault_is_of_one_kind(platform: Platform) -> None:
    with pytest.raises(ValueError, match="one of"):
        platform.faults.next("token", errcode=-1, timeout=True)
    with pytest.raises(ValueError, match="none of"):
        platform.faults.next_push("odd")  # type: ignore[arg-type]
