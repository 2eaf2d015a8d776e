"""What staff are answered who take their last step back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.words import short
from flows.desk.texts import wording

if TYPE_CHECKING:
    from flows.desk.view import View

NOTHING = "没有可以撤回的：这里没有您刚做的一步。要改别的，带上单号直接说就行。"
_WHY = {
    "already": "刚才那一步已经撤回了",
    "sealed": "已经归档封存，不能再改",
    "late": "已经过了五分钟，不能撤回了",
    "lasting": "这一步做了就生效，撤不回来",
}


def done(view: View, word: str) -> str:
    """Say what was taken back, how it stands, and what is possible."""
    status = wording.state(view)
    return (
        f"撤回了“{word}” {_number(view)}，现在是{status}。"
        f"收到过消息的人会再收到一句更正。{wording.following(view)}"
    )


def refused(view: View, word: str, reason: str, by: str) -> str:
    """Say why not, and what can be done instead."""
    why = _WHY.get(reason) or f"{by}已经接着办了，不能撤回"
    return f"{_number(view)}“{word}”：{why}。现在是{wording.state(view)}。{wording.following(view)}"


def _number(view: View) -> str:
    return f"{view.case.number}（{short(view.case.description)}）"
