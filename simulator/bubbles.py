"""What stands on a phone's screen."""

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from .anchors import Link, Option, Rendered, Segment, render

Via: TypeAlias = Literal["", "reply", "service", "template", "system"]


@dataclass(frozen=True)
class Bubble:
    """One message on the screen; `number` counts up from 1 on each phone, 0 is not shown."""

    at: float
    mine: bool
    kind: str
    text: str
    raw: str = ""
    options: list[Option] = field(default_factory=list)
    via: Via = ""
    data: dict[str, Any] = field(default_factory=dict)
    segments: list[Segment] = field(default_factory=list)
    number: int = 0


@dataclass(frozen=True)
class Content:
    """What is to be shown, before it is known when and on which screen."""

    kind: str
    text: str
    raw: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    segments: list[Segment] = field(default_factory=list)

    @property
    def options(self) -> list[Option]:
        """What can be tapped in it."""
        return Rendered(self.segments).options


def text_content(text: str, kind: str = "text", data: dict[str, Any] | None = None) -> Content:
    """Show a text with its anchors."""
    rendered = render(text)
    return Content(kind, rendered.text, text, data or {}, rendered.segments)


def plain_content(text: str, kind: str = "text", data: dict[str, Any] | None = None) -> Content:
    """Show a text as it is, such as one's own or a title."""
    return Content(kind, text, text, data or {}, [text] if text else [])


def segment_json(segment: Segment) -> dict[str, str]:
    """Return the form the chat page draws."""
    if isinstance(segment, Option):
        return {"kind": "option", "text": segment.label, "id": segment.id}
    if isinstance(segment, Link):
        return {"kind": "link", "text": segment.label, "url": segment.url}
    return {"kind": "text", "text": segment}


def bubble_json(bubble: Bubble) -> dict[str, Any]:
    """Return the form the control side hands out."""
    return {
        "number": bubble.number,
        "at": bubble.at,
        "mine": bubble.mine,
        "kind": bubble.kind,
        "text": bubble.text,
        "raw": bubble.raw,
        "via": bubble.via,
        "data": bubble.data,
        "segments": [segment_json(segment) for segment in bubble.segments],
        "options": [
            {"label": option.label, "content": option.content, "id": option.id}
            for option in bubble.options
        ],
    }
