"""What staff are pushed of a callback: whom to ask, until when, and that it is late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.callback.texts.ask import RESULTS, WAYS
from flows.cases.kind import kind_of
from flows.cases.texts.tasks import CLERKS, heading
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from flows.cases.news import News
    from storage.records.callback import Callback
    from storage.records.staff import Staff


def to_ask(happened: News, callback: Callback, holder: Staff | None, *, late: bool) -> str:
    """Ask for a callback; a late one names whose task it is."""
    case, moment = happened.case, happened.moment
    source = kind_of(case, moment.settings).callbacks[callback.source]
    again = f"，第{callback.round}次" if callback.round > 1 else ""
    due = times.moment(callback.due_at or moment.now, moment.now, moment.settings.zone)
    who = f"由{holder.name if holder else CLERKS}回访，" if late else ""
    word = "回访已超时" if late else "请回访"
    done = f"\n做了什么：{case.result}" if case.result else ""
    return (
        f"{heading(happened, word)}\n{source.called}{again}，方式：{WAYS[callback.way]}{done}\n"
        f"问：{source.ask}您满意吗？\n{who}{due}前：{tap('回访', f'回访 {case.number}')}"
    )


def to_ask_card(_happened: News, *, late: bool) -> dict[str, str]:
    """Say the same on a card."""
    return {"status": "回访超时" if late else "请回访"}


def opinion(happened: News, result: str) -> str:
    """Pass on how satisfied somebody is, and what they said of it."""
    said = "：".join(filter(None, (RESULTS[result], happened.deed.text)))
    return f"{heading(happened, '住户回访意见')}\n{said}"
