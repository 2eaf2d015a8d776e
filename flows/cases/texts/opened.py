"""What a resident is told when a case was opened."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from flows.complaint.texts import filing
from flows.emergency.texts import first_aid
from flows.writing import times

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from flows.conversation.context import Context
    from storage.records import Case

OF_ANOTHER_HOME = "这件事在别家，同事会先打登记的电话核实一下。"
NOT_BOUND = "您还没绑定房屋，同事会先打电话核实一下。"
_THEN = {
    "report": "派了师傅马上告诉您。",
    "help": "安排好人马上告诉您。",
    "suggestion": "采纳不采纳、为什么，都会告诉您。",
}


def opened(case: Case, context: Context, nobody_until: int | None = None) -> str:
    """Give the number, who has it, by when they act, and what to do when it can't wait.

    `nobody_until` is when the office opens, where nobody is there before.
    """
    if case.kind == "complaint":
        return filing.opened(case, context)
    by = times.moment(case.due_at or context.now, context.now, context.settings.zone)
    then = f"值班管理员{by}前受理，{_THEN.get(case.kind, _THEN['report'])}"
    if case.kind == "suggestion":
        then = f"谢谢您提出来，值班管理员{by}前看，{_THEN['suggestion']}"
    if case.status == "dispatched":
        then = f"已安排师傅，{by}前接单，谁来马上告诉您。"
    if nobody_until is not None:
        opens = times.moment(nobody_until, context.now, context.settings.zone)
        then = f"现在是夜里，管理处{opens}上班就受理、派单，{_THEN.get(case.kind, _THEN['report'])}"
    lines = [
        f"登记好了，单号 {case.number}。",
        then,
        f"有变化我会主动说，您也可以回“进度”。等不及请打值班电话{context.community.duty_phone}。",
    ]
    if case.kind == "report":
        urgent = case.urgency != "ordinary"
        first = first_aid.first(case.category, case.description, urgent=urgent)
        lines[1:1] = [first] if first else []
    if not case.verified:
        lines.append(OF_ANOTHER_HOME if context.homes else NOT_BOUND)
    return "\n".join(lines)


def too_many(count: int, phone: str) -> str:
    """Ask to call instead when somebody reports very often."""
    return f"今天您已经报了{count}件，都在办。再有新的，请打{phone}直接说，同事会替您登记。"


def moment_of(iso: str, zone: ZoneInfo) -> int:
    """Return the moment of a local ISO time in milliseconds."""
    return int(datetime.fromisoformat(iso).replace(tzinfo=zone).timestamp() * 1000)
