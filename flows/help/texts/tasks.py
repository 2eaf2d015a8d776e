"""What staff are pushed of a request for help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.fieldwork.texts.tasks import convenient
from flows.cases.texts.tasks import before, do, heading
from flows.help.record import help_of, type_of, waits_for_agreement

if TYPE_CHECKING:
    from flows.cases.news import News


def new_help(happened: News) -> str:
    """Ask a clerk to answer: which type, who does it, what is to be agreed first."""
    case, settings = happened.case, happened.moment.settings
    kept = type_of(case, settings)
    marks = [
        *([] if case.verified else ["（未绑定住户，请核实）"]),
        *(["可能是孩子自己在求助：请马上打电话，并联系家长。"] if help_of(case).from_child else []),
    ]
    does = f"由{'、'.join(kept.trades)}去办" if kept.trades else "您回了就能办"
    first = ["要先约时间：约 单号 时间"] if kept.appointment else []
    first += [f"收费：{help_of(case).price}，等住户同意"] if waits_for_agreement(case) else []
    lines = [
        heading(happened, "新求助"),
        f"类型：{kept.name}，{does}{''.join(marks)}{convenient(happened)}",
        *first,
        f"请{before(happened)}回住户：{do(happened, *(_TAPS if kept.trades else _ALONE))}",
    ]
    return "\n".join(lines)


_TAPS, _ALONE = ("受理", "派"), ("受理", "完成")


def says_yes(happened: News) -> str:
    """Say that the resident agrees to what it costs."""
    return f"{heading(happened, '住户同意收费')}\n{help_of(happened.case).price}。可以安排了。"
