"""What a resident is answered when they do something to their own suggestion (建议)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.words import short
from flows.suggestion.texts.news import AGAIN, AGREED
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.conversation.context import Context
    from storage.records import Case

EVENTS = {
    "open": "已登记", "accept": "有同事看过了", "adopt": "已采纳", "decline": "暂不采纳",
    "reply": "已答复", "progress": "进展", "finish": "已落实", "turn": "转办", "confirm": "您说可以了",
    "not_fixed": "您请我们再考虑", "close": "已办结", "close_silent": "已办结（未评价）",
    "withdraw": "已撤销", "supplement": "您补充了", "urge": "催办", "photo": "照片",
    "hand_over": "换人跟进", "vacate": "换人跟进",
}  # fmt: skip
ASK_AGAIN = "好的，还有哪些没考虑到？说一两句就行，我请主管再看一次。"
SAY_MORE = "麻烦多说几个字，主管好了解您的意思。"


def head(case: Case) -> str:
    """Name the suggestion as its reporter knows it."""
    return f"{case.number}（{short(case.description)}）"


def _by(case: Case, context: Context) -> str:
    due = case.promised_at or case.due_at
    return times.moment(due, context.now, context.settings.zone) if due else "今天"


def following(case: Case) -> str | None:
    """Say what is next where the status says it better than a deadline; else None."""
    if case.status == "answered":
        return f"答复：{case.result}\n您看这样可以吗？"
    return None


def became(case: Case) -> str:
    """Point to the number under which it goes on."""
    return f"{case.result}，请看新单号。"


def choices(case: Case) -> tuple[str, ...]:
    """Return the words that make sense now."""
    if case.status == "answered":
        return (AGREED, AGAIN)
    if case.status == "closed":
        return (AGAIN,)
    return () if case.status == "withdrawn" else ("催单", "补充", "撤销")


def _confirmed(case: Case, _context: Context) -> str:
    return f"好的，{head(case)}就办结了，谢谢您。以后有想法，直接说一句就行。"


def _again(case: Case, context: Context) -> str:
    return f"好的，{head(case)}已请主管再看一次，{_by(case, context)}前给您回音。"


def _supplemented(case: Case, _context: Context) -> str:
    return f"补充好了，{head(case)}的经办同事会看到。"


def _withdrawn(case: Case, _context: Context) -> str:
    return f"{head(case)}已撤销。以后有想法，直接说一句就行。"


def _rated(case: Case, _context: Context) -> str:
    return f"谢谢您的评价，{head(case)}记了{case.rating}分，经办同事会看到。"


DONE: dict[str, Callable[[Case, Context], str]] = {
    "confirm": _confirmed,
    "not_fixed": _again,
    "supplement": _supplemented,
    "withdraw": _withdrawn,
    "rate": _rated,
}


def _not_yet(case: Case, context: Context) -> str:
    return f"{head(case)}还在研究，{_by(case, context)}前答复您。"


def _answered(case: Case, _context: Context) -> str:
    taps = "　".join(tap(word, f"{word} {case.number}") for word in (AGREED, AGAIN))
    return f"{head(case)}已经答复您了：{case.result or ''}\n{taps}"


def _closed(case: Case, _context: Context) -> str:
    return f"{head(case)}已经办结了。要是还有话说，回“{tap(AGAIN, f'{AGAIN} {case.number}')}”就行。"


def turned(case: Case) -> str:
    """Point to the number under which it goes on."""
    return f"{head(case)}{case.result or '已按别的单子办理'}，请看新单号。"


def _long_ago(case: Case, _context: Context) -> str:
    return f"{head(case)}办结很久了。请把现在的想法直接说一句，我重新登记。"


WHY: dict[str, Callable[[Case, Context], str]] = {
    "not_yet_answered": _not_yet,
    "answered_already": _answered,
    "closed": _closed,
    "closed_too_long": _long_ago,
}
