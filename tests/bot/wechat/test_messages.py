"""Reading pushes and writing replies, without HTTP and without keys."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wechat.messages import Message, UnreadableError, parse, reply_xml

HEAD = (
    "<ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o1]]></FromUserName>"
    "<CreateTime>1348831860</CreateTime>"
)


def push(inside: str) -> str:
    """Write a push with the usual head."""
    return f"<xml>{HEAD}{inside}</xml>"


def text(words: str, more: str = "") -> str:
    """Write a text message."""
    return push(
        f"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{words}]]></Content>"
        f"<MsgId>7</MsgId>{more}"
    )


def test_a_text_is_known_by_account_person_and_number() -> None:
    message = parse(text("你好"))

    assert (message.key, message.kind, message.text) == ("gh_1|o1|7", "text", "你好")
    assert message.opens == "message"


def test_a_tap_carries_its_id_and_counts_as_a_click() -> None:
    message = parse(text("确认", "<bizmsgmenuid>c1.confirmed</bizmsgmenuid>"))

    assert message.to == "c1.confirmed"
    assert message.opens == "click"


@pytest.mark.parametrize(
    ("event", "opens"), [("CLICK", "click"), ("subscribe", "click"), ("VIEW", "nothing")]
)
def test_events_are_known_by_their_second_and_key(event: str, opens: str) -> None:
    message = parse(
        push(f"<MsgType>event</MsgType><Event>{event}</Event><EventKey>进度</EventKey>")
    )

    assert message.key == f"gh_1|o1|1348831860|{event.lower()}|进度"
    assert message.opens == opens


def test_two_template_results_of_one_second_are_two() -> None:
    keys = {
        parse(
            push(f"<MsgType>event</MsgType><Event>TEMPLATESENDJOBFINISH</Event><MsgID>{n}</MsgID>")
        ).key
        for n in (1, 2)
    }

    assert len(keys) == 2


@pytest.mark.parametrize(
    ("kind", "becomes"),
    [("image", "image"), ("voice", "voice"), ("shortvideo", "video"), ("hologram", "other")],
)
def test_kinds(kind: str, becomes: str) -> None:
    message = parse(push(f"<MsgType>{kind}</MsgType><MediaId>m1</MediaId><MsgId>1</MsgId>"))

    assert (message.kind, message.media_id) == (becomes, "m1")


def test_a_sticker_is_a_text_that_says_nothing() -> None:
    assert parse(text("【收到不支持的消息类型，暂无法显示】")).kind == "sticker"


def test_white_space_around_values_does_not_matter() -> None:
    assert parse(text("你好").replace("<![CDATA[o1]]>", "\n <![CDATA[o1]]> \n")).openid == "o1"


def test_what_a_person_writes_may_look_like_a_document_type() -> None:
    assert parse(text('<!DOCTYPE x [<!ENTITY a "b">]>')).text.startswith("<!DOCTYPE")


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "{}",
        "<xml></xml>",
        f"<xml>{HEAD}</xml>",
        f'<!DOCTYPE x [<!ENTITY a "b">]>{text("&a;")}',
        text("你好").replace("<ToUserName>", "<FromUserName>x</FromUserName><ToUserName>"),
        text("你好").replace("<![CDATA[o1]]>", "<b>o1</b>"),
        text("你好")[:-3],
        "<xml2>" + text("你好") + "</xml2>",
        b"\xff\xfe",
    ],
)
def test_what_is_no_push_is_unreadable(xml: str | bytes) -> None:
    with pytest.raises(UnreadableError):
        parse(xml)


@given(st.text(max_size=300))
def test_whatever_a_reply_says_it_stays_inside_its_tag(words: str) -> None:
    xml = reply_xml(Message("k", "o1", "gh_1", "text"), words, 5)

    fields = {element.tag: element.text for element in ET.fromstring(xml)}  # noqa: S314 - ours
    assert list(fields) == ["ToUserName", "FromUserName", "CreateTime", "MsgType", "Content"]
    assert fields["ToUserName"] == "o1"
    shown = [c for c in words if c in "\t\n\r" or c.isprintable()]
    assert all(c in (fields["Content"] or "") or c == "\r" for c in shown)
