"""What a resident is answered when they do something to their own case, of whichever kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.cases.texts.words import named
from flows.writing import times

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.conversation.context import Context
    from storage.records.case import Case

FILED = "照片也收到了，和这个单子放在一起。"


def by(case: Case, context: Context) -> str:
    """Write until when the next step comes; what has passed already is no promise."""
    return until(case.promised_at or case.due_at, context)


def until(due: int | None, context: Context) -> str:
    """Write a deadline as a resident is promised it."""
    if due is None or due <= context.now:
        return "今天"
    return f"{times.moment(due, context.now, context.settings.zone)}前"


def _urged(case: Case, context: Context) -> str:
    if case.urge_count >= context.settings.resident.urge_escalates_at:
        return f"已催第{case.urge_count}次，并请上级主管过问{named(case)}，有回话马上告诉您。"
    return f"已替您催{named(case)}（第{case.urge_count}次），负责的同事马上收到，有回话就告诉您。"


def _supplemented(case: Case, _context: Context) -> str:
    return f"补充好了，{named(case)}的经办同事会看到。"


_DONE: dict[str, Callable[[Case, Context], str]] = {
    "urge": _urged,
    "supplement": _supplemented,
}


def done(action: str, case: Case, context: Context) -> str:
    """Say what was done and what happens next."""
    own = kind_of(case, context.settings).told.replies
    return own.get(action, _DONE.get(action, _noted))(case, context)


def _noted(case: Case, _context: Context) -> str:
    return f"记下了，{named(case)}负责的同事会看到。"


def _turned(case: Case) -> str:
    """Point to the number under which it goes on."""
    return f"{named(case)}{case.result or '已按别的单子办理'}，请看新单号。"


def not_possible(reason: str, case: Case, context: Context) -> str:
    """Say why something can't be done to a case, and what can."""
    if case.closed_as == "turned":
        return _turned(case)
    own = kind_of(case, context.settings).told.not_possible(reason, case, context)
    if own is not None:
        return own
    known = _WHY.get(reason)
    if known is None:
        return f"{named(case)}现在办不了这一步，回“人工”我请同事联系您。"
    return known(case, context)


def _too_soon(case: Case, context: Context) -> str:
    gap = context.settings.resident.urge_gap
    return f"{named(case)}刚催过，同事已经收到。{gap}分钟后没动静可以再催。"


def _enough(case: Case, context: Context) -> str:
    phone = context.community.duty_phone
    return f"{named(case)}今天催过几次了，主管已在跟。急的话请直接打{phone}。"


def _withdrawn_before(case: Case, _context: Context) -> str:
    return f"{named(case)}之前已经撤销了。还需要的话重新报一下就行。"


_WHY: dict[str, Callable[[Case, Context], str]] = {
    "urge_too_soon": _too_soon,
    "urged_enough": _enough,
    "withdrawn": _withdrawn_before,
}
