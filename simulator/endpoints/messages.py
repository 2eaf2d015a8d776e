"""Customer-service messages and the typing sign."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from simulator.anchors import Option
from simulator.bubbles import Content, plain_content, text_content
from simulator.contents import (
    article_of,
    choice_content,
    media_content,
    music_content,
    news_content,
)
from simulator.errors import ApiError

from .call import Call, Route

if TYPE_CHECKING:
    from simulator.platform import Platform

TEXT_BYTES = 2048
TYPING_AFTER_CONTACT_SECONDS = 30
TYPING_SHOWN_SECONDS = 15


def send(platform: "Platform", call: Call) -> dict[str, Any]:
    """Show a message to a person, within the allowance; nothing is spent on a refused one."""
    order = call.shown_json
    person = platform.people.known(order.get("touser"))
    kind = order.get("msgtype")
    if not isinstance(kind, str) or kind not in CONTENTS:
        raise ApiError(40008)
    part = order.get(kind)
    if not isinstance(part, dict):
        raise ApiError(47001)
    content = CONTENTS[kind](platform, part)
    if not person.following:
        raise ApiError(45015)
    person.allowance.spend(platform.clock.now())
    mark = order.get("aimsgcontext")
    content.data["ai"] = isinstance(mark, dict) and mark.get("is_ai_msg") == 1
    platform.show(person, content, "service")
    person.typing_until = 0
    return {}


def typing(platform: "Platform", call: Call) -> dict[str, Any]:
    """Show that somebody is typing, only shortly after the person wrote."""
    order = call.json
    person = platform.people.known(order.get("touser"))
    if str(order.get("command")) not in {"Typing", "CancelTyping"}:
        raise ApiError(45072)
    now = platform.clock.now()
    if now - person.last_contact_at > TYPING_AFTER_CONTACT_SECONDS:
        raise ApiError(45080)
    if order["command"] == "CancelTyping":
        person.typing_until = 0
        return {}
    if now < person.typing_until:
        raise ApiError(45081)
    person.typing_until = now + TYPING_SHOWN_SECONDS
    return {}


def _text(_platform: "Platform", part: dict[str, Any]) -> Content:
    text = part.get("content")
    if not isinstance(text, str) or not text:
        raise ApiError(44004)
    if len(text.encode()) > TEXT_BYTES:
        raise ApiError(45002)
    return text_content(text)


def _medium(platform: "Platform", part: dict[str, Any]) -> Content:
    return media_content(platform.media.get(part.get("media_id")))


def _video(platform: "Platform", part: dict[str, Any]) -> Content:
    platform.media.get(part.get("thumb_media_id"))
    return _medium(platform, part)


def _music(platform: "Platform", part: dict[str, Any]) -> Content:
    platform.media.get(part.get("thumb_media_id"))
    return music_content(str(part.get("title", "")))


def _news(_platform: "Platform", part: dict[str, Any]) -> Content:
    articles = part.get("articles")
    if not isinstance(articles, list) or not all(isinstance(item, dict) for item in articles):
        raise ApiError(47001)
    if len(articles) != 1:
        raise ApiError(45008)
    keys = ("title", "description", "url", "picurl")
    return news_content([article_of(item, keys) for item in articles])


def _choice(_platform: "Platform", part: dict[str, Any]) -> Content:
    items = part.get("list")
    if not isinstance(items, list) or not items:
        raise ApiError(44004)
    options = [_option(item) for item in items]
    head, tail = str(part.get("head_content", "")), str(part.get("tail_content", ""))
    content = choice_content(head, options, tail)
    if len(content.text.encode()) > TEXT_BYTES:
        raise ApiError(45002)
    return content


def _option(item: object) -> Option:
    if not isinstance(item, dict) or not item.get("id") or not item.get("content"):
        raise ApiError(47001)
    return Option(str(item["content"]), str(item["content"]), str(item["id"]))


def _card(_platform: "Platform", part: dict[str, Any]) -> Content:
    return plain_content(f"[卡片] {part.get('title', '')}", "card", dict(part))


CONTENTS: dict[str, Callable[["Platform", dict[str, Any]], Content]] = {
    "text": _text,
    "image": _medium,
    "voice": _medium,
    "video": _video,
    "music": _music,
    "news": _news,
    "msgmenu": _choice,
    "mpnewsarticle": _card,
    "wxcard": _card,
    "miniprogrampage": _card,
}

ROUTES = {
    "message/custom/send": Route(send),
    "message/custom/typing": Route(typing),
}
