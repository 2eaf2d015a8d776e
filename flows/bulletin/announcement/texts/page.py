"""What stands on the page of an announcement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.bulletin.announcement.record import announcement_of
from flows.bulletin.announcement.texts import news
from storage.records.bulletin import Section

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.case import Case

CHANGES = frozenset({"postpone", "restore", "end", "withdraw"})
_STATES = {"closed": "已恢复正常。", "withdrawn": "已取消。"}


def title(case: Case) -> str:
    """Name what it is and where."""
    own = announcement_of(case)
    return f"{own.sort}通知：{news.place(own)}"


def summary(case: Case, settings: Settings) -> str:
    """Say from when to when, or that it is over."""
    return _STATES.get(case.status) or news.when(announcement_of(case), settings.zone)


def section(case: Case, settings: Settings) -> Section:
    """List what, where, when and why, and what to do."""
    own = announcement_of(case)
    lines = [
        f"范围：{news.place(own)}",
        f"时间：{news.when(own, settings.zone)}",
        f"原因：{own.reason}",
        *news.advice(own, settings).strip().split("\n"),
    ]
    return Section("通知内容", tuple(line for line in lines if line))
