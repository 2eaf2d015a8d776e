"""What a resident is answered when they do something to their own case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.words import NOT_FIXED, short
from flows.complaint.texts import answers as complaint_answers
from flows.complaint.texts import filing
from flows.suggestion.texts import replies as suggestion_replies
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.conversation.context import Context
    from storage.records import Case

MASTER = "师傅"  # how somebody who comes to repair is called
FILED = "照片也收到了，和这个单子放在一起。"


def _head(case: Case) -> str:
    return f"{case.number}（{short(case.description)}）"


def _by(case: Case, context: Context) -> str:
    due = case.promised_at or case.due_at
    return times.moment(due, context.now, context.settings.zone) if due else "今天"


def _confirmed(case: Case, _context: Context) -> str:
    rate = tap("评价", f"评价 {case.number}")
    return f"太好了，{_head(case)}就办结了，谢谢您。方便的话给师傅打个分：{rate}"


def _not_fixed(case: Case, context: Context) -> str:
    if case.return_count > 1:
        return (
            f"给您添麻烦了。{_head(case)}是第{case.return_count}次返修，已请主管亲自跟，"
            f"{_by(case, context)}前到场或给您回话。"
        )
    return f"给您添麻烦了。{_head(case)}已转返修，{_by(case, context)}前到场或给您回话。"


def _urged(case: Case, context: Context) -> str:
    if case.urge_count >= context.settings.resident.urge_escalates_at:
        return f"已催第{case.urge_count}次，并请上级主管过问{_head(case)}，有回话马上告诉您。"
    return f"已替您催{_head(case)}（第{case.urge_count}次），负责的同事马上收到，有回话就告诉您。"


def _supplemented(case: Case, _context: Context) -> str:
    return f"补充好了，{_head(case)}的经办同事会看到。"


def supplemented(case: Case, name: str | None) -> str:
    """Say who reads what was added."""
    return f"补充好了，已告诉{name or '值班同事'}：{_head(case)}。"


def _withdrawn(case: Case, _context: Context) -> str:
    if case.kind == "complaint":
        return f"{_head(case)}已撤销，不再处理。以后有什么事随时说。"
    return f"{_head(case)}已撤销，师傅不会再上门。以后需要随时再报。"


def _rated(case: Case, context: Context) -> str:
    if case.due_for == "callback":
        by = _by(case, context)
        thanks = f"谢谢您直说。{_head(case)}记了{case.rating}分，主管会联系您了解情况，最晚{by}。"
        return f"{thanks}\n{filing.unhappy(case)}"
    return f"谢谢您的评价，{_head(case)}记了{case.rating}分，也会转告师傅。"


def _disagreed(case: Case, context: Context) -> str:
    return f"明白，{_head(case)}已请管理处马上另作安排，{_by(case, context)}前给您回话。"


_DONE: dict[str, Callable[[Case, Context], str]] = {
    "confirm": _confirmed,
    "not_fixed": _not_fixed,
    "reopen": _not_fixed,
    "urge": _urged,
    "supplement": _supplemented,
    "withdraw": _withdrawn,
    "rate": _rated,
    "disagree": _disagreed,
}


_OWN_DONE = {"suggestion": suggestion_replies.DONE}
_OWN_WHY = {"suggestion": suggestion_replies.WHY}


def done(action: str, case: Case, context: Context) -> str:
    """Say what was done and what happens next."""
    own = _OWN_DONE.get(case.kind, {})
    return own.get(action, _DONE.get(action, _noted))(case, context)


def _noted(case: Case, _context: Context) -> str:
    return f"记下了，{_head(case)}负责的同事会看到。"


def not_possible(reason: str, case: Case, context: Context) -> str:
    """Say why something can't be done to a case, and what can."""
    if case.closed_as == "turned":
        return suggestion_replies.turned(case)
    if case.kind == "complaint":
        own = complaint_answers.not_possible(reason, case, context)
        if own is not None:
            return own
    known = _OWN_WHY.get(case.kind, {}).get(reason) or _WHY.get(reason)
    if known is None:
        return f"{_head(case)}现在办不了这一步，回“人工”我请同事联系您。"
    return known(case, context)


def _too_soon(case: Case, context: Context) -> str:
    gap = context.settings.resident.urge_gap
    return f"{_head(case)}刚催过，同事已经收到。{gap}分钟后没动静可以再催。"


def _enough(case: Case, context: Context) -> str:
    phone = context.community.duty_phone
    return f"{_head(case)}今天催过几次了，主管已在跟。急的话请直接打{phone}。"


def _closed(case: Case, _context: Context) -> str:
    if case.kind == "complaint":
        return (
            f"{_head(case)}已经办结存档了。要是还有不满意，直接说一句话，我马上另登记一件给您办。"
        )
    return (
        f"{_head(case)}已经办结了。要是又有问题，回{tap(NOT_FIXED, f'{NOT_FIXED} {case.number}')}。"
    )


def _withdrawn_before(case: Case, _context: Context) -> str:
    return f"{_head(case)}之前已经撤销了。还需要的话重新报一下就行。"


def _finished(case: Case, _context: Context) -> str:
    fixed = tap("修好了", f"修好了 {case.number}")
    broken = tap(NOT_FIXED, f"{NOT_FIXED} {case.number}")
    return f"{_head(case)}师傅说已完工。修好了吗？{fixed}　{broken}"


def _not_finished(case: Case, context: Context) -> str:
    word = context.settings.status_words.get(case.status, "")
    return f"{_head(case)}还在办（{word}），完工后我会请您验收。"


def _too_late(case: Case, _context: Context) -> str:
    return f"{_head(case)}师傅已经在办了，撤不了。不需要的话回“人工”，我请同事联系您。"


def _closed_long_ago(case: Case, _context: Context) -> str:
    return f"{_head(case)}办结很久了。请把现在的问题重新说一遍，我按新的报修马上安排。"


def _not_deferred(case: Case, _context: Context) -> str:
    return f"{_head(case)}没有暂缓，正在办。"


_WHY: dict[str, Callable[[Case, Context], str]] = {
    "urge_too_soon": _too_soon,
    "urged_enough": _enough,
    "closed": _closed,
    "withdrawn": _withdrawn_before,
    "finished": _finished,
    "not_yet_finished": _not_finished,
    "too_late_to_withdraw": _too_late,
    "closed_too_long": _closed_long_ago,
    "not_deferred": _not_deferred,
}
