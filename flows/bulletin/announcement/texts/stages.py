"""How the statuses and dues of announcements read, and the lines of their timelines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import Due, Stage

if TYPE_CHECKING:
    from flows.cases.news import News
    from flows.conversation.context import Context
    from storage.records.case import Case

STAGES = {
    "approving": Stage("待审批", ("approve", "reject", "postpone"), "准备中", "待审批"),
    "running": Stage("已通知", ("approve", "restore", "postpone"), "已通知", "已通知"),
    "closed": Stage("已结束", ("note",), "已恢复", "已恢复"),
    "withdrawn": Stage("已取消", ("note",), "已取消", "已取消"),
}
DUES = {
    "approve": Due("审批公告", ("审批",)),
    "restore": Due("说明是否恢复", ("公告 恢复", "公告 延期")),
}
EVENTS = {
    "open": "写公告", "approve": "同意", "reject": "驳回", "postpone": "改时间", "restore": "恢复",
    "end": "到时结束", "withdraw": "取消", "vacate": "换人跟进", "note": "备注",
}  # fmt: skip


def opened(case: Case, _context: Context, _nobody_until: int | None) -> str:
    """Give the number; no resident reported it."""
    return f"已登记 {case.number}。"


def no_news(happened: News, _again: int) -> str:
    """Give the number."""
    return f"{happened.case.number}还在进行中。"


def choices(_case: Case) -> tuple[str, ...]:
    """Return no words: no resident has it before them."""
    return ()
