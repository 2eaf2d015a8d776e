"""What staff are answered about what help costs, and which type it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.desk.texts import wording
from flows.help.record import help_of, type_of, waits_for_agreement
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.desk.view import View

EVENTS = {"quote": "报价", "agree": "同意收费", "sort": "改类"}


def wait_today(numbers: Sequence[str], late: int) -> str:
    """Say how many wait for an answer; the oldest is a tap away."""
    overdue = f"（超时{late}）" if late else ""
    return f"求助没人回{len(numbers)}单{overdue}：{tap(numbers[0], f'状态 {numbers[0]}')}"


def no_help(view: View) -> str:
    """Say that only help has a price."""
    return f"{wording.number(view)}不是求助，不用报价。"


def ask_how_much(view: View) -> str:
    """Ask what it costs."""
    return f"多少钱？写：报价 {view.case.number} 80元换一个阀芯；电话里同意了就写：报价 {view.case.number} 已同意"


def was_asked(view: View) -> str:
    """Say that the resident is asked."""
    return f"报价已发给住户 {wording.number(view)}：{help_of(view.case).price}。{wording.hears(view)}住户同意后再动手。"


def noted_yes(view: View) -> str:
    """Note a yes by phone."""
    return f"已记住户同意收费 {wording.number(view)}。{wording.following(view)}"


def which_type(view: View, names: Sequence[str]) -> str:
    """Ask which type it is, each a tap."""
    number = view.case.number
    taps = "\n".join(tap(name, f"改类 {number} {name}") for name in names)
    return f"{wording.number(view)}是哪一类？\n{taps}"


def was_sorted(view: View) -> str:
    """Say which type it is now, and what comes of it."""
    kept = type_of(view.case, view.settings)
    price = (
        f"费用：{help_of(view.case).price}，已请住户点同意。"
        if waits_for_agreement(view.case)
        else ""
    )
    does = f"由{'、'.join(kept.trades)}去办。" if kept.trades else ""
    return f"已改为{kept.name} {wording.number(view)}。{does}{price}{wording.following(view)}"


def _not_agreed(view: View, _action: str) -> str:
    return (
        f"{wording.number(view)}要收费（{help_of(view.case).price}），住户还没点同意，先别动手。"
        f"打电话{view.phone}问过了就写：报价 {view.case.number} 已同意"
    )


def _nothing_to_agree(view: View, _action: str) -> str:
    return f"{wording.number(view)}没有等住户同意的费用。"


REFUSALS = {"price_not_agreed": _not_agreed, "nothing_to_agree": _nothing_to_agree}
ASKS = frozenset({"price_not_agreed"})
