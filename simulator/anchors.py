"""Anchors inside a text: what the reader sees, which options can be tapped, which links opened."""

import re
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import unquote

_ANCHOR = re.compile(r"<a\s([^<>]*)>(.*?)</a>", re.DOTALL | re.IGNORECASE)
_HREF = re.compile(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_MENU = "weixin://bizmsgmenu?"


@dataclass(frozen=True)
class Option:
    """Something tappable: the tap sends `content` with `id` as bizmsgmenuid."""

    label: str
    content: str
    id: str


@dataclass(frozen=True)
class Link:
    """A web address behind a label."""

    label: str
    url: str


Segment: TypeAlias = str | Option | Link


@dataclass(frozen=True)
class Rendered:
    """A text as the phone shows it."""

    segments: list[Segment] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text alone, each anchor replaced by its label."""
        return "".join(part if isinstance(part, str) else part.label for part in self.segments)

    @property
    def options(self) -> list[Option]:
        """The options in the order they are shown."""
        return [part for part in self.segments if isinstance(part, Option)]


def render(text: str) -> Rendered:
    """Split `text` at its anchors; what is no option and no web link is only its label."""
    segments: list[Segment] = []
    position = 0
    for anchor in _ANCHOR.finditer(text):
        segments += [text[position : anchor.start()], _segment(anchor)]
        position = anchor.end()
    segments.append(text[position:])
    return Rendered([part for part in segments if part != ""])


def _segment(anchor: re.Match[str]) -> Segment:
    label = anchor[2]
    href = _HREF.search(anchor[1])
    url = (href[1] or href[2] or "") if href else ""
    if url.startswith(("http://", "https://")):
        return Link(label, url)
    if url.startswith(_MENU):
        return _option(label, url.removeprefix(_MENU)) or label
    return label


def _option(label: str, query: str) -> Option | None:
    """Read the query as the client does: only % is decoded (parse_qsl: + too), both are needed."""
    pairs = dict(pair.partition("=")[::2] for pair in query.split("&"))
    content = unquote(pairs.get("msgmenucontent", ""))
    option_id = unquote(pairs.get("msgmenuid", ""))
    return Option(label, content, option_id) if content and option_id else None
