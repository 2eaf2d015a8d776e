"""The door: what is forged, stale, too large, broken or unknown, and what is answered to it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.settings.channel import WeChat
from simulator.crypto import encrypt, sign
from tests.scenarios.conftest import ACCOUNT

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

    from simulator.envelope import Fields
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

OPENID = "oSomebodyWhoFollowsUs0000001"


def text_xml(words: str, *, number: str = "1", openid: str = OPENID) -> str:
    """Write a text message as the platform does."""
    return (
        f"<xml><ToUserName><![CDATA[{ACCOUNT.original_id}]]></ToUserName>"
        f"<FromUserName><![CDATA[{openid}]]></FromUserName><CreateTime>1</CreateTime>"
        f"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{words}]]></Content>"
        f"<MsgId>{number}</MsgId></xml>"
    )


def post(world: World, xml: str) -> TestResponse:
    """Bring a text, sealed as the platform seals it."""
    envelope = world.platform.seal(xml, OPENID)
    return world.client.post("/wechat", query_string=envelope.query, data=envelope.body)


def count_inbox(world: World) -> int:
    """Count the stored messages."""
    row = world.service.database.read(lambda c: c.one("SELECT COUNT(*) AS n FROM inbox"))
    return int(row["n"]) if row else 0


def test_the_handshake_returns_the_echo(world: World) -> None:
    query = world.platform.handshake_query("12345<&>")

    answer = world.client.get("/wechat", query_string=query)

    assert (answer.status_code, answer.get_data(as_text=True)) == (200, "12345<&>")


def test_a_forged_handshake_is_refused(world: World) -> None:
    query = world.platform.handshake_query("12345") | {"signature": "0" * 40}

    assert world.client.get("/wechat", query_string=query).status_code == 403


@pytest.mark.parametrize("name", ["msg_signature", "timestamp", "nonce"])
def test_a_changed_envelope_is_refused(world: World, name: str) -> None:
    before = count_inbox(world)
    envelope = world.platform.seal(text_xml("你好"), OPENID)
    query = envelope.query | {
        name: envelope.query[name][:-1] + "0x"[envelope.query[name][-1] == "0"]
    }

    answer = world.client.post("/wechat", query_string=query, data=envelope.body)

    assert answer.status_code == 403
    assert count_inbox(world) == before


@pytest.mark.parametrize("minutes", [11, -11])
def test_a_stale_message_is_refused(world: World, minutes: int) -> None:
    envelope = world.platform.seal(text_xml("你好"), OPENID)
    now = world.clock.offset + minutes * 60
    world.clock.path.write_text(str(now), encoding="ascii")

    answer = world.client.post("/wechat", query_string=envelope.query, data=envelope.body)

    assert answer.status_code == 403


def test_plaintext_is_refused_where_there_is_a_key(world: World) -> None:
    assert post_plain(world, text_xml("你好")).status_code == 403


def post_plain(world: World, xml: str) -> TestResponse:
    """Bring a text with the plaintext signature."""
    now = str(int(world.clock.now()))
    query = {"signature": sign(ACCOUNT.token, now, "n"), "timestamp": now, "nonce": "n"}
    return world.client.post("/wechat", query_string=query, data=xml.encode())


def test_plaintext_is_read_in_compatible_mode(world: World) -> None:
    world.change(wechat=WeChat(mode="compatible"))

    answer = post_plain(world, text_xml("菜单"))

    assert "小管家" in answer.get_data(as_text=True)


def test_more_than_a_megabyte_is_refused(world: World) -> None:
    query = world.platform.seal(text_xml("你好"), OPENID).query

    answer = world.client.post("/wechat", query_string=query, data=b"x" * (1 << 20) + b"x")

    assert answer.status_code == 413


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "你好",
        "{}",
        "<xml></xml>",
        "<xml><FromUserName>a</FromUserName></xml>",
        "<xml><ToUserName>",
        '<!DOCTYPE x [<!ENTITY a "b">]><xml><FromUserName>&a;</FromUserName></xml>',
        "<xml><FromUserName><b>1</b></FromUserName><ToUserName>x</ToUserName><MsgType>text</MsgType></xml>",
    ],
)
def test_what_is_authentic_but_unreadable_is_taken_silently(world: World, xml: str) -> None:
    before = count_inbox(world)
    answer = post(world, xml)

    assert (answer.status_code, answer.get_data()) == (200, b"success")
    assert count_inbox(world) == before


def test_a_message_sealed_for_another_account_is_refused(world: World) -> None:
    now = str(int(world.clock.now()))
    sealed = encrypt(text_xml("你好"), ACCOUNT.aes_key, "wxsomebodyelse")
    query = {
        "msg_signature": sign(ACCOUNT.token, now, "n", sealed),
        "timestamp": now,
        "nonce": "n",
        "encrypt_type": "aes",
    }
    body = f"<xml><Encrypt>{sealed}</Encrypt></xml>"

    assert world.client.post("/wechat", query_string=query, data=body).status_code == 403


def test_a_sealed_body_that_does_not_open_is_taken_silently(world: World) -> None:
    now = str(int(world.clock.now()))
    query = {
        "msg_signature": sign(ACCOUNT.token, now, "n", "AAAA"),
        "timestamp": now,
        "nonce": "n",
        "encrypt_type": "aes",
    }

    answer = world.client.post(
        "/wechat", query_string=query, data="<xml><Encrypt>AAAA</Encrypt></xml>"
    )

    assert (answer.status_code, answer.get_data()) == (200, b"success")


def test_the_end_of_a_cdata_section_forges_no_reply(world: World, resident: Member) -> None:
    evil = "]]></Content><ToUserName>x</ToUserName><Content><![CDATA["

    reply = resident.says("3栋2单元1501厨房漏水" + evil)

    assert "</Content>" in reply.replace("＜", "<")
    assert world.platform.deliveries[-1].failures == []


def test_a_link_somebody_typed_is_no_link_for_staff(world: World, resident: Member) -> None:
    resident.says('厨房水管漏水<a href="http://evil.example">点我</a>')
    resident.says("确认")
    world.sweep()

    bubbles = [b for b in world.member("陈静").phone.screen if "漏水" in b.text]
    assert bubbles
    assert all("http://evil" not in option.content for b in bubbles for option in b.options)
    assert all('<a href="http://evil' not in b.raw for b in bubbles)


MESSAGES: list[Fields] = [
    {"MsgType": "link", "Title": "t", "Description": "d", "Url": "http://x"},
    {"MsgType": "location", "Location_X": 30.1, "Location_Y": 120.1, "Scale": 1, "Label": "路口"},
    {"MsgType": "hologram"},
    {"MsgType": "text", "Content": ""},
    {"MsgType": "text", "Content": "   "},
    {"MsgType": "text", "Content": "漏" * 10_000},
    {"MsgType": "text", "Content": "0"},
    {"MsgType": "text", "Content": "确认"},
    {"MsgType": "text", "Content": "取消"},
    {"MsgType": "text", "Content": "上一步"},
    {"MsgType": "text", "Content": "1", "bizmsgmenuid": "nobody.nothing"},
    {"MsgType": "event", "Event": "CLICK", "EventKey": "进度"},
    {"MsgType": "event", "Event": "CLICK", "EventKey": "不认识"},
    {"MsgType": "event", "Event": "VIEW", "EventKey": "http://x"},
    {"MsgType": "event", "Event": "LOCATION", "Latitude": 1, "Longitude": 2, "Precision": 3},
    {"MsgType": "event", "Event": "never_seen_before", "Deep": {"List": [1, 2]}},
    {"MsgType": "event", "Event": "subscribe_msg_popup_event", "List": {"TemplateId": "x"}},
    {"MsgType": "event", "Event": "TEMPLATESENDJOBFINISH", "MsgID": 99, "Status": "failed:user"},
]  # fmt: skip


@pytest.mark.parametrize("opening", ["", "报修", "绑定", "3栋2单元1501厨房水管漏水，13800000009"])
def test_every_kind_of_message_in_every_state_is_answered_sensibly(
    world: World, stranger: Member, opening: str
) -> None:
    if opening:
        stranger.says(opening)
    for message in MESSAGES:
        stranger.phone.send_raw(message)

        assert world.platform.deliveries[-1].failures == []
        assert world.service.counts.all().get("turns_failed", 0) == 0
    for act in (stranger.phone.send_voice, stranger.phone.send_video, stranger.phone.send_sticker):
        assert act() is not None


def test_unfollowing_and_coming_back(world: World, resident: Member) -> None:
    resident.says("3栋2单元1501厨房水管漏水")
    resident.says("确认")
    resident.phone.unfollow()
    number = world.cases()[0].number
    world.member("陈静").says(f"受理 {number}")
    world.sweep()

    resident.follows()
    reply = resident.says("你好")

    assert "您不在的时候" in reply
    assert number in reply


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=st.binary(max_size=300))
def test_mutated_bodies_are_never_an_error_of_ours(world: World, body: bytes) -> None:
    envelope = world.platform.seal(text_xml("你好"), OPENID)

    answer = world.client.post("/wechat", query_string=envelope.query, data=body)

    assert answer.status_code == 403


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text(max_size=200))
def test_no_text_raises(world: World, words: str) -> None:
    number = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
    clean = "".join(c for c in words if c.isprintable()).replace("]]>", "")

    answer = post(world, text_xml(clean, number=number))

    assert answer.status_code == 200
    assert world.service.counts.all().get("turns_failed", 0) == 0


def test_nothing_is_kept_of_a_turn_that_was_seen_before(world: World, resident: Member) -> None:
    resident.says("厨房水管漏水")
    before = versions(world)

    world.platform.redeliver(resident.phone, world.platform.deliveries[-1])

    assert versions(world) == before


def versions(world: World) -> list[tuple[str, int]]:
    """Return the version of every conversation."""
    rows = world.service.database.read(lambda c: c.all("SELECT id, version FROM conversations"))
    return [(row["id"], row["version"]) for row in rows]


def test_even_a_database_without_its_tables_is_answered_plainly(
    world: World, resident: Member
) -> None:
    world.service.database.run(lambda c: c.execute("ALTER TABLE inbox RENAME TO gone"))

    reply = resident.says("厨房水管漏水")

    assert "没有收下" in reply
