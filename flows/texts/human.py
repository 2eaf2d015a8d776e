"""What is said when somebody wants to talk to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.texts import times

if TYPE_CHECKING:
    from flows.context import Context
    from storage.records import Case

A_RESIDENT = "住户"
NO_PLACE = "未说明"


def description(words: str) -> str:
    """Write what the clerk reads."""
    return f"请人工联系：{words[:200]}" if words else "请人工联系"


def coming(case: Case, context: Context) -> str:
    """Say that a person takes over, and by when."""
    by = times.moment(case.due_at or context.now, context.now, context.settings.zone)
    reach = "打您登记的电话" if case.reporter_phone else "在这里回您"
    return (
        f"好的，已请管理处的同事{by}前{reach}（单号 {case.number}）。"
        f"想说的可以先发在这里；急事请直接打{context.community.duty_phone}。"
    )


def already(case: Case, context: Context) -> str:
    """Say that a person was asked already."""
    by = times.moment(case.due_at or context.now, context.now, context.settings.zone)
    return f"已经请同事了（单号 {case.number}），{by}前回您。急事请直接打{context.community.duty_phone}。"
