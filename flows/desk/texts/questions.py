"""What those who lead are answered to questions in their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.writing.markup import tap
from nlp.acts.leaders import TEAM, UNDONE, UNSENT

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTHING_BIG = "现在没有险情、重大投诉，也没有超时的急单。"
NONE = {UNDONE: "这里没有没修完的单。", UNSENT: "现在没有等着派的单。", TEAM: "现在没有在办的单。"}


def not_yet(word: str, may: Sequence[str]) -> str:
    """Say that this can't be asked in chat yet, and what can."""
    offered = "　".join(tap(one) for one in may)
    return f"聊天里还没有“{word}”。现在可以看：{offered}"
