"""How complainants read their own complaint: what happened, what is next, what they can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from storage.records.case import Case

EVENTS = {
    "open": "已登记", "accept": "已受理，开始调查", "progress": "进展", "approve": "已作出处理决定",
    "finish": "已落实", "confirm": "您说解决了", "not_fixed": "您说没解决", "appeal": "您提出申诉",
    "close_silent": "按办结处理（未评价）", "archive": "已归档", "withdraw": "已撤销",
    "supplement": "您补充了", "urge": "催单", "photo": "照片", "take_back": "撤回上一步", "pass_on": "已答复",
    "hand_over": "换人处理", "dispatch": "已请部门配合", "take": "部门已开始办", "vacate": "换人处理",
    "turn": "转办",
}  # fmt: skip
ASK_REASON = "给您添麻烦了。还有哪里没解决？说一句就行，有照片也可以发来，我马上请同事改进。"


def following(case: Case, _context: Context) -> str | None:
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
        return () if case.appeal == "rejected" else ("没解决", *appeals)
    if case.status in ("closed", "withdrawn"):
        return ()
    return ("催单", "补充", *(appeals or ("撤销",)))
