"""What the monthly analysis says beside its figures, and what staff are answered about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.callback.figures.texts import ABOUT, DECIDE, FILES, WORD
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.callback.figures.statistics import Figures, Tally
    from flows.settings.period import Period
    from storage.records.case import Case
    from storage.records.decision import Decision
    from storage.records.staff import Staff

CORRECT = "整改"
_COMPARED = (("有回答", "reached"), ("不满意", "dissatisfied"), ("未确认", "unconfirmed"))
NOTHING_SAID = f"要写下决定，发“{DECIDE} 月份 决定”，比如：{DECIDE} 上月 补货角阀，赵刚每周抽查三户"
NOTHING_TO_CORRECT = f"这个月还没有写下决定。先发“{DECIDE} 月份 决定”。"


def changes(this: Figures, last: Figures) -> list[str]:
    """Compare a month with the one before; with a month without any it is compared with none."""
    if not last.total.wanted:
        return ["上月没有回访可比。"]
    parts = [f"{name}{_change(this.total, last.total, counted)}" for name, counted in _COMPARED]
    if this.total.rate is not None and last.total.rate is not None:
        parts.insert(0, f"满意率{_signed(this.total.rate - last.total.rate, '个百分点')}")
    return [f"比上月：{'、'.join(parts)}"]


def _change(this: Tally, last: Tally, counted: str) -> str:
    return _signed(int(getattr(this, counted)) - int(getattr(last, counted)), "件")


def _signed(change: int, of: str) -> str:
    return f"{change:+d}{of}" if change else "持平"


def decided(decisions: Sequence[Decision]) -> list[str]:
    """Tell what was decided about a month."""
    return [
        f"已定：{one.text}（{one.decided_name}{f'，{CORRECT} {one.number}' if one.number else ''}）"
        for one in decisions
    ]


def what_next(month: Period, found: Figures) -> str:
    """Say how a decision is written down."""
    if not found.total.dissatisfied:
        return f"有要改进的，发“{DECIDE} {month.asked} 决定”记下来。"
    how = tap("写下决定", f"{DECIDE} {month.asked}")
    return f"不满意的原因和办法请议一下：{how}，发“{DECIDE} {month.asked} 决定”，能转成整改。"


def draft(text: str, link: str | None) -> str:
    """Send an analysis to who leads, with its picture."""
    return f"{text}\n{tap(FILES, link)}" if link else text


def picture(month: str, link: str) -> str:
    """Say where the picture is, for who can't be sent it as a picture."""
    again = tap("再看", f"{WORD} {ABOUT} {month}")
    return f"{month}回访分析的图：{tap(FILES, link)}（链接一天内有效）　{again}"


def how_to_decide(month: Period) -> str:
    """Ask for what was decided."""
    return f"{month.words}的回访，议定了什么？请发：{DECIDE} {month.asked} 加上决定。"


def noted(month: Period, heads: Sequence[Staff]) -> str:
    """Note a decision, and offer to make a corrective action of it."""
    words = f"记下了，{month.words}回访分析的决定已存档。"
    if not heads:
        return words
    taps = "　".join(tap(one.name, f"{DECIDE} {month.asked} {CORRECT} {one.name}") for one in heads)
    return f"{words}\n要转成整改（ZG，有期限、有人检查），点负责人：{taps}"


def whom(month: Period, heads: Sequence[Staff]) -> str:
    """Ask who is responsible."""
    taps = "　".join(tap(one.name, f"{DECIDE} {month.asked} {CORRECT} {one.name}") for one in heads)
    return f"由谁负责整改？{taps}"


def title(month: Period) -> str:
    """Name what a corrective action came of."""
    return f"{month.words}回访分析"


def corrected(case: Case, owner: Staff) -> str:
    """Say which corrective action a decision became."""
    return f"已转成整改 {case.number}，{owner.name}负责，他会写原因、办法和期限，做完由别人检查。"
