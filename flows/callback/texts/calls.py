"""The phone list: whom to call because no message reached them, and what they should hear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.cases.texts.words import cut
from flows.desk.texts.lists import more
from flows.writing.markup import plain, tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.desk.texts.lists import Pages

SHOWN = 60  # characters of what somebody is to hear
SEALED = "投诉人已封存，启封后看电话"
AN_ANSWER = "给他的回复没有发完，请他再问一次小管家"
A_REPORT = "给他的报表没有送到，请他再问一次小管家"
NOTHING_MISSED = "没有要打电话的，消息都送到了。"


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to call about a case, or (no number) about none."""

    person_id: str
    number: str
    name: str
    phone: str
    text: str


def calls(due: Sequence[Call], pages: Pages) -> str:
    """List whom to call, with number, phone and what they should hear."""
    lines = [f"要打电话的{pages.total}单："]
    for call in due:
        done = tap("已电话", f"已电话 {call.number or call.phone}")
        words = cut(plain(call.text), SHOWN)
        lines.append(
            f"{' '.join(filter(None, (call.number, call.name, call.phone)))}：{words} {done}"
        )
    return "\n".join(lines + more(pages, "补电话"))


def told_by_phone(words: str) -> str:
    """Write on the timeline that somebody was called."""
    return f"已电话告知：{words}" if words else "已电话告知"


def noted_call(number: str) -> str:
    """Note that somebody was called."""
    return f"记下了，{number}已电话告知，从名单里去掉了。"


def nothing_to_call(number: str) -> str:
    """Say that a case is not on the phone list."""
    return f"{number}没有要打电话的消息。"
