"""What a complainant is answered when they do something, and how they read their own complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.markup import tap
from flows.texts import times
from flows.texts.news import short

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.context import Context
    from storage.records import Case

EVENTS = {
    "open": "已登记", "accept": "已受理，开始调查", "progress": "进展", "approve": "已作出处理决定",
    "finish": "已落实", "confirm": "您说解决了", "not_fixed": "您说没解决", "appeal": "您提出申诉",
    "close_silent": "按办结处理（未评价）", "archive": "已归档", "withdraw": "已撤销",
    "supplement": "您补充了", "urge": "催办", "photo": "照片", "pass_on": "已答复",
    "hand_over": "换人处理", "dispatch": "已请部门配合", "take": "部门已开始办", "vacate": "换人处理",
    "turn": "转办",
}  # fmt: skip
ASK_REASON = "给您添麻烦了。还有哪里没解决？说一句就行，有照片也可以发来，我马上请同事改进。"


def _head(case: Case) -> str:
    return f"{case.number}（{short(case.description)}）"


def _by(case: Case, context: Context) -> str:
    due = case.promised_at or case.due_at
    return times.moment(due, context.now, context.settings.zone) if due else "今天"


def _confirmed(case: Case, _context: Context) -> str:
    rate = tap("评价", f"评价 {case.number}")
    return f"太好了，谢谢您告诉我们。{_head(case)}就按办结处理。方便的话打个分：{rate}"


def _not_settled(case: Case, context: Context) -> str:
    if case.return_count > 1:
        return (
            f"给您添麻烦了。{_head(case)}是第{case.return_count}次没解决，"
            f"负责的同事会约您谈一谈，{_by(case, context)}前给您回音。"
        )
    return f"给您添麻烦了。{_head(case)}会接着改进，{_by(case, context)}前给您回音。"


def _appealed(case: Case, context: Context) -> str:
    return (
        f"您的申诉收到了。{_head(case)}由更高一级、没有经手过的同事重新处理，"
        f"{_by(case, context)}前给您决定。有新的照片、录音可以直接发来。"
    )


def _withdrawn(case: Case, _context: Context) -> str:
    return f"{_head(case)}已撤销，不再处理。以后需要随时再说。"


def _supplemented(case: Case, _context: Context) -> str:
    return f"补充好了，{_head(case)}负责的同事会看到。"


def _rated(case: Case, _context: Context) -> str:
    return f"谢谢您的评价，{_head(case)}记了{case.rating}分，我们会用来改进。"


DONE: dict[str, Callable[[Case, Context], str]] = {
    "confirm": _confirmed,
    "not_fixed": _not_settled,
    "appeal": _appealed,
    "withdraw": _withdrawn,
    "supplement": _supplemented,
    "rate": _rated,
}


def following(case: Case) -> str | None:
    """Say what is next where the stage says it better than a deadline; else None."""
    if case.status == "answered":
        return "已经答复，您觉得可以了吗？"
    if case.status == "concluded":
        return "已办结，正在整理材料归档。"
    return None


def choices(case: Case) -> tuple[str, ...]:
    """Return the words that make sense now."""
    appeals = ("申诉",) if case.decided_at is not None and case.appeal is None else ()
    if case.status == "answered":
        return ("解决了", "没解决", *appeals)
    if case.status == "concluded":
        return ("没解决", *appeals)
    if case.status in ("closed", "withdrawn"):
        return ()
    return ("催单", "补充", *(appeals or ("撤销",)))


def _too_late_to_appeal(case: Case, context: Context) -> str:
    return (
        f"{_head(case)}的申诉时间已经过了。您要是还不同意，可以向这些部门反映：{outside(context)}。"
    )


def _appealed_already(case: Case, context: Context) -> str:
    if case.appeal == "open":
        return f"{_head(case)}的申诉正在处理，{_by(case, context)}前给您决定。"
    return (
        f"{_head(case)}已经申诉过一次，内部处理到此为止。您可以向这些部门反映：{outside(context)}。"
    )


def _not_decided(case: Case, context: Context) -> str:
    word = context.settings.status_words.get(case.status, "")
    return f"{_head(case)}还在办（{word}），有决定马上告诉您，那时可以申诉。"


def _archived(case: Case, _context: Context) -> str:
    return f"{_head(case)}已经办结归档。还有新的情况，直接说一句，我按新的投诉登记。"


def _settled(case: Case, _context: Context) -> str:
    return f"{_head(case)}已经办结了。又有问题回{tap('没解决', f'没解决 {case.number}')}。"


def _decided_already(case: Case, _context: Context) -> str:
    return f"{_head(case)}已经有处理决定，撤不了。不需要的话回“人工”，我请同事联系您。"


WHY: dict[str, Callable[[Case, Context], str]] = {
    "too_late_to_appeal": _too_late_to_appeal,
    "appealed_already": _appealed_already,
    "first_accept": _not_decided,
    "first_investigate": _not_decided,
    "first_assess": _not_decided,
    "first_propose": _not_decided,
    "first_approve": _not_decided,
    "first_finish": _not_decided,
    "first_confirm": _settled,
    "first_archive": _settled,
    "stage_past": _decided_already,
    "closed": _archived,
}


def outside(context: Context) -> str:
    """Name the channels outside the company, with their numbers."""
    channels = context.settings.complaints.outside
    return "、".join(f"{what}{number}" for what, number in channels.items())
