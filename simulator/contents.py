"""Contents that a reply and a customer-service message share, apart from plain text."""

from typing import Any
from urllib.parse import quote

from .anchors import Option
from .bubbles import Content, plain_content, text_content
from .media import Media

NAMES = {"image": "[图片]", "voice": "[语音]", "video": "[视频]", "thumb": "[图片]"}


def media_content(media: Media) -> Content:
    """Show a file from the shelf."""
    data = {"media_id": media.media_id, "bytes": len(media.content)}
    return plain_content(NAMES[media.kind], media.kind, data)


def news_content(articles: list[dict[str, str]]) -> Content:
    """Show articles, each with title, description, url and picture."""
    titles = "\n".join(article["title"] for article in articles)
    return plain_content(titles, "news", {"articles": articles})


def music_content(title: str) -> Content:
    """Show a piece of music."""
    return plain_content(f"[音乐] {title}", "music")


def location_content(latitude: float, longitude: float, label: str) -> Content:
    """Show a place."""
    data = {"latitude": latitude, "longitude": longitude, "label": label}
    return plain_content(f"[位置] {label}", "location", data)


def link_content(title: str, description: str, url: str) -> Content:
    """Show a shared link."""
    return plain_content(f"[链接] {title}", "link", {"description": description, "url": url})


def choice_content(head: str, options: list[Option], tail: str) -> Content:
    """Show a `msgmenu`: a head, one line for each option, and a tail."""
    anchors = [anchor_of(option) for option in options]
    return text_content("\n".join(part for part in [head, *anchors, tail] if part), "menu")


def anchor_of(option: Option) -> str:
    """Write an option as the anchor the client makes of it."""
    query = f"msgmenucontent={quote(option.content)}&msgmenuid={quote(option.id)}"
    return f'<a href="weixin://bizmsgmenu?{query}">{option.label}</a>'


def article_of(source: dict[str, Any], keys: tuple[str, str, str, str]) -> dict[str, str]:
    """Read an article whose title, description, url and picture have these names."""
    names = ("title", "description", "url", "picture")
    return {name: str(source.get(key) or "") for name, key in zip(names, keys, strict=True)}
