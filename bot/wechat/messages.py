"""From the platform's XML to a message, and from a reply to XML; knows no HTTP and no keys."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.wechat.tags import fields_of, items_of
from storage.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Mapping

UNSUPPORTED = "【收到不支持的消息类型，暂无法显示】"  # what a sticker or a file arrives as
MEDIA_KINDS = {"image": "image", "voice": "voice", "video": "video", "shortvideo": "video"}
NOTICES = "subscribe_msg_"  # how events about permissions for one notice begin
_OPENING_EVENTS = {"click", "scancode_push", "scancode_waitmsg", "subscribe", "scan"}
_SECONDS = re.compile("[0-9]{1,12}")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class UnreadableError(Exception):
    """The body is no message of the platform; the cause says what the parser met."""


@dataclass(frozen=True, slots=True)
class Message:
    """One push of the platform.

    `key` is what makes it the same message again (WECHAT.md §2); `kind` is text, image, voice,
    video, location, link, event, sticker or other; `to` is the id a tap carries. Of an event,
    `sent_at` is when it happened (ms), `notices` are the templates that it is about.
    """

    key: str
    openid: str
    account: str
    kind: str
    text: str = ""
    to: str = ""
    media_id: str = ""
    event: str = ""
    event_key: str = ""
    status: str = ""
    sent_at: int = 0
    notices: tuple[Mapping[str, str], ...] = ()

    @property
    def opens(self) -> str:
        """Which allowance the platform grants for it: message, click or nothing.

        A tapped option is counted as a menu click, the strict reading (WECHAT.md §0.7).
        """
        if self.kind != "event":
            return "click" if self.to else "message"
        return "click" if self.event in _OPENING_EVENTS else "nothing"


def parse(xml: str | bytes) -> Message:
    """Read a push; raises UnreadableError, whatever the body is."""
    try:
        text = xml if isinstance(xml, str) else xml.decode("utf-8")
        fields = fields_of(text)
    except ValueError as error:
        raise UnreadableError(type(error).__name__) from error
    kind, openid, account = (fields.get(n) for n in ("MsgType", "FromUserName", "ToUserName"))
    if not kind or not openid or not account:
        raise UnreadableError
    if kind.lower() != "event":
        return _message(fields, kind.lower())
    about = _word(fields, "Event").lower().startswith(NOTICES)
    return _event(fields, items_of(text, "List") if about else ())


def _event(fields: dict[str, str | None], notices: tuple[dict[str, str], ...]) -> Message:
    openid, account = _word(fields, "FromUserName"), _word(fields, "ToUserName")
    event, key = _word(fields, "Event").lower(), _word(fields, "EventKey")
    when = _word(fields, "CreateTime")
    number = _word(fields, "MsgID") or _word(fields, "MsgId")
    told = key or number or (hash_of(str(notices)) if notices else "")
    return Message(
        key=f"{account}|{openid}|{when}|{event}|{told}",
        openid=openid,
        account=account,
        kind="event",
        event=event,
        event_key=key,
        media_id=number,
        status=_word(fields, "Status"),
        sent_at=int(when) * 1000 if _SECONDS.fullmatch(when) else 0,
        notices=notices,
    )


def _message(fields: dict[str, str | None], kind: str) -> Message:
    openid, account = _word(fields, "FromUserName"), _word(fields, "ToUserName")
    text = clean_text(_word(fields, "Content"))
    if kind == "text" and text == UNSUPPORTED:
        kind, text = "sticker", ""
    number = _word(fields, "MsgId") or f"{_word(fields, 'CreateTime')}|{kind}|{hash_of(text)}"
    return Message(
        key=f"{account}|{openid}|{number}",
        openid=openid,
        account=account,
        kind=MEDIA_KINDS.get(kind, kind if kind in _TEXTS else "other"),
        text=text or _shared(fields, kind),
        to=_word(fields, "bizmsgmenuid"),
        media_id=_word(fields, "MediaId"),
    )


_TEXTS = {"text", "location", "link", "sticker"}


def _shared(fields: dict[str, str | None], kind: str) -> str:
    """Return the words of a shared place or link, or what a voice message was heard as."""
    if kind == "location":
        return clean_text(_word(fields, "Label"))
    if kind == "link":
        return clean_text(_word(fields, "Title"))
    return clean_text(_word(fields, "Recognition")) if kind == "voice" else ""


def _word(fields: dict[str, str | None], name: str) -> str:
    """Return a field as text; missing and structured ones are empty."""
    return fields.get(name) or ""


def hash_of(text: str) -> str:
    """Return a short stable mark of a text, for messages without an id."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def reply_xml(message: Message, text: str, at_seconds: int) -> str:
    """Write the passive reply; unlike in wechatpy's, whatever the text holds stays in its tag."""
    words = _NOT_XML.sub("", text).replace("]]>", "]]]]><![CDATA[>")
    return (
        f"<xml><ToUserName><![CDATA[{message.openid}]]></ToUserName>"
        f"<FromUserName><![CDATA[{message.account}]]></FromUserName>"
        f"<CreateTime>{at_seconds}</CreateTime><MsgType><![CDATA[text]]></MsgType>"
        f"<Content><![CDATA[{words}]]></Content></xml>"
    )
