"""What a resident is answered when they do something to their own suggestion (建议)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.opened import accepted_by, registered
from flows.cases.texts.replies import by
from flows.cases.texts.words import AGAIN, AGREED, named
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.conversation.context import Context
    from storage.records.case import Case

# What people type to begin one, alone or before it.
STARTERS = (
    *("建议", "提建议", "提个建议", "我有建议", "我有个建议", "我有一个建议", "我要提建议"),
    *("意见", "提意见", "提个意见", "我有意见", "我有个意见", "我有个想法", "我有想法"),
)
EVENTS = {
    "open": "已登记", "accept": "有同事看过了", "adopt": "已采纳", "decline": "暂不采纳",
    "reply": "已答复", "progress": "进展", "finish": "已落实", "turn": "转办", "confirm": "您说可以了",
    "not_fixed": "您请我们再考虑", "close": "已办结", "close_silent": "已办结（未评价）",
    "withdraw": "已撤销", "supplement": "您补充了", "urge": "催单", "photo": "照片", "take_back": "撤回上一步",
    "hand_over": "换人跟进", "vacate": "换人跟进",
}  # fmt: skip
_THEN = "采不采纳、为什么，都会告诉您。"
ASK_WHAT = "好的，您说。是什么建议？一两句话就行，有照片也可以直接发来。"
ASK_PHONE = "怎么联系您？请发一个手机号，座机电话也行，比如 13800000001，好把结果告诉您。"
ASK_AGAIN = "好的，还有哪些没考虑到？说一两句就行，我请主管再看一次。"
SAY_MORE = "麻烦多说几个字，主管好了解您的意思。"


def filed(case: Case, context: Context, _nobody_until: int | None) -> str:
    """Thank, and say by when it is read and what is heard of it (BOX-3)."""
    then = f"谢谢您提出来，值班管理员{accepted_by(case, context)}前看，{_THEN}"
    return registered(case, context, then)


def following(case: Case, _context: Context) -> str | None:
    """Say what is next where the status says it better than a deadline; else None."""
    if case.status == "answered":
        return f"答复：{case.result}\n您看这样可以吗？"
    return None


def choices(case: Case) -> tuple[str, ...]:
    """Return the words that make sense now."""
    if case.status == "answered":
        return (AGREED, AGAIN)
    if case.status == "closed":
        return (AGAIN,)
    return () if case.status == "withdrawn" else ("催单", "补充", "撤销")


def answers(_case: Case) -> tuple[str, ...]:
    """Return the words that answer whether it is right so."""
    return (AGREED, AGAIN)


def _confirmed(case: Case, _context: Context) -> str:
    return f"好的，{named(case)}就办结了，谢谢您。以后有想法，直接说一句就行。"


def _again(case: Case, context: Context) -> str:
    return f"好的，{named(case)}已请主管再看一次，{by(case, context)}给您回音。"


def _supplemented(case: Case, _context: Context) -> str:
    return f"补充好了，{named(case)}的经办同事会看到。"


def _withdrawn(case: Case, _context: Context) -> str:
    return f"{named(case)}已撤销。以后有想法，直接说一句就行。"


def _rated(case: Case, _context: Context) -> str:
    return f"谢谢您的评价，{named(case)}记了{case.rating}分，经办同事会看到。"


DONE: dict[str, Callable[[Case, Context], str]] = {
    "confirm": _confirmed,
    "not_fixed": _again,
    "supplement": _supplemented,
    "withdraw": _withdrawn,
    "rate": _rated,
}


def _not_yet(case: Case, context: Context) -> str:
    return f"{named(case)}还在研究，{by(case, context)}答复您。"


def _answered(case: Case, _context: Context) -> str:
    taps = "　".join(tap(word, f"{word} {case.number}") for word in (AGREED, AGAIN))
    return f"{named(case)}已经答复您了：{case.result or ''}\n{taps}"


def _closed(case: Case, _context: Context) -> str:
    return (
        f"{named(case)}已经办结了。要是还有话说，回“{tap(AGAIN, f'{AGAIN} {case.number}')}”就行。"
    )


def _long_ago(case: Case, _context: Context) -> str:
    return f"{named(case)}办结很久了。请把现在的想法直接说一句，我重新登记。"


_WHY: dict[str, Callable[[Case, Context], str]] = {
    "not_yet_answered": _not_yet,
    "answered_already": _answered,
    "closed": _closed,
    "closed_too_long": _long_ago,
}


def not_possible(reason: str, case: Case, context: Context) -> str | None:
    """Say why something can't be done, and what can; None where all kinds are alike."""
    known = _WHY.get(reason)
    return known(case, context) if known else None
