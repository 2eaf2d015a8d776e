"""What is said when somebody wants to talk to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.places import place as places
from flows.writing import times

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from flows.conversation.engine import Answers
    from storage.records.case import Case

NO_PLACE = "未说明"


def description(words: str, told: str) -> str:
    """Write what the clerk reads: the words themselves, and what was said in a conversation."""
    all_said = said(words, told)
    return f"请人工联系：{all_said}" if all_said else "请人工联系"


def said(words: str, told: str) -> str:
    """Join the words themselves and what was said in a conversation."""
    return "；".join(part for part in (words, told) if part)


def so_far(title: str, answers: Answers, context: Context) -> str:
    """Write what was said in a conversation: 正在报修：厨房水管漏水，3栋2单元1501，13800000001."""
    place, home, time = (answers.get(name) for name in ("place", "home", "available"))
    today = times.local(context.now, context.settings.zone).date()
    parts = [
        answers.get("description"),
        places.label(place) if place else "",
        places.home_label(**home) if home else "",
        times.between(time.get("start"), time.get("end"), today) if time else "",
        answers.get("name"),
        answers.get("phone"),
    ]
    told = "，".join(part for part in parts if part)
    return f"正在{title}：{told}" if told else f"正在{title}"


def coming(case: Case, context: Context) -> str:
    """Say that a person takes over, and by when."""
    by = times.moment(case.due_at or context.now, context.now, context.settings.zone)
    reach = "打您登记的电话" if case.reporter_phone else "在这里回您"
    return (
        f"好的，已请管理处的同事{by}前{reach}（单号 {case.number}）。"
        f"想说的可以先发在这里；急事请直接打{context.community.duty_phone}。"
    )


def asked_already(case: Case, context: Context) -> str:
    """Say that a person was asked already."""
    by = times.moment(case.due_at or context.now, context.now, context.settings.zone)
    late = case.due_at is not None and case.due_at <= context.now
    when = f"说好{by}前回您，让您久等了，正在催" if late else f"{by}前回您"
    return (
        f"已经请同事了（单号 {case.number}），{when}。急事请直接打{context.community.duty_phone}。"
    )
