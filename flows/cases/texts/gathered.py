"""What staff read of many messages of one person that are not urgent, at most once an hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.gatherings import Gathered

MOST = 5  # people named
FAILED = "failed"
WORDS = {  # an act, or what else was written
    "open": "新单",
    "supplement": "补充",
    "urge": "催单",
    "rate": "评价",
    "photo": "照片",
    "talk": "约谈",
    "withdraw": "撤销",
    "praise": "表扬",
    "binding": "绑定申请",
    "question": "提问",
    "unread": "没读懂的留言",
    FAILED: "没处理好",
}
OTHER = "留言"


def digest(found: Sequence[Gathered]) -> str:
    """Say who wrote how much of what, and where it all stands."""
    people = list(dict.fromkeys(one.who for one in found))
    lines = [_of(who, [one for one in found if one.who == who]) for who in people[:MOST]]
    if len(people) > MOST:
        lines.append(f"还有{len(people) - MOST}位也来了消息。")
    if any(one.what == FAILED for one in found):
        lines.append("系统没处理好的消息不在待办里，请联系本人问一声。")
    return "\n".join([*lines, f"都不急，合在一起告诉您。点这里看：{tap('待办')}"])


def card(found: Sequence[Gathered]) -> dict[str, object]:
    """Say the same on a card."""
    number = str(sum(one.count for one in found))
    return {"number": number, "status": "待您查看", "what": _of(found[0].who, found).rstrip("。")}


def _of(who: str, found: Sequence[Gathered]) -> str:
    kinds: dict[str, int] = {}
    for one in found:
        word = WORDS.get(one.what, OTHER)
        kinds[word] = kinds.get(word, 0) + one.count
    parts = "、".join(f"{word}{count}" for word, count in kinds.items())
    return f"{who}又来了{sum(kinds.values())}条：{parts}。"
