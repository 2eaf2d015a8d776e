"""What a resident is told when a case was opened."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from flows.writing import times

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from flows.conversation.context import Context
    from storage.records.case import Case

OF_ANOTHER_HOME = "这件事在别家，同事会先打登记的电话核实一下。"
NOT_BOUND = "您还没绑定房屋，同事会先打电话核实一下。"


def registered(case: Case, context: Context, then: str, first: str = "") -> str:
    """Give the number, what happens next, and what to do when it can't wait.

    `first` is what to do oneself meanwhile.
    """
    lines = [
        f"登记好了，单号 {case.number}。",
        *([first] if first else []),
        then,
        f"有变化我会主动说，您也可以回“进度”。等不及请打值班电话{context.community.duty_phone}。",
    ]
    if not case.verified:
        lines.append(OF_ANOTHER_HOME if context.homes else NOT_BOUND)
    return "\n".join(lines)


def accepted_by(case: Case, context: Context) -> str:
    """Write by when somebody accepts it."""
    return times.moment(case.due_at or context.now, context.now, context.settings.zone)


def too_many(count: int, phone: str) -> str:
    """Ask to call instead when somebody reports very often."""
    return f"今天您已经报了{count}件，都在办。再有新的，请打{phone}直接说，同事会替您登记。"


def moment_of(iso: str, zone: ZoneInfo) -> int:
    """Return the moment of a local ISO time in milliseconds."""
    return int(datetime.fromisoformat(iso).replace(tzinfo=zone).timestamp() * 1000)
