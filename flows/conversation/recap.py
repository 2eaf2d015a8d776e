"""How a conversation is called when it is taken up again."""

from __future__ import annotations

from typing import Any

from flows.places import place as places


def recap(title: str, answers: dict[str, Any]) -> str:
    """Write a title with what is known: 报修（3栋2单元1501，厨房水管漏水）."""
    known = []
    place = answers.get("place")
    if place:
        known.append(places.label(place))
    if answers.get("description"):
        known.append(answers["description"][:20])
    words = "，".join(part for part in known if part)
    return f"{title}（{words}）" if words else title
