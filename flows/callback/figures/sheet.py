"""The figures of callbacks as the tables that a picture shows: this month beside the last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.callback.figures import texts as words
from flows.callback.figures.statistics import Tally

if TYPE_CHECKING:
    from flows.callback.figures.statistics import Figures
    from flows.settings.period import Period

Cell = str | int
NOT_TOLD = "—"
LEGEND = "满意率按有回答的算；深色为本月，浅色为上月"
KEPT_BACK = "不到5个回答的不单列；没有回音的算未确认，不算满意。"
HEADS = ("项目", "本月", "上月", "比上月", "", "")
_FACTS = (
    ("应回访", "wanted"),
    ("已问", "asked"),
    ("有回答", "reached"),
    ("满意", "satisfied"),
    ("基本满意", "mostly"),
    ("不满意", "dissatisfied"),
    ("未确认（没有回音）", "unconfirmed"),
    ("拒访", "refused"),
    ("号码错误", "wrong_number"),
    ("没办好又回访", "again"),
    ("同事代填", "by_staff"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its headings; the first cell of a row is its name."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn: facts as a table, then bars for each group."""

    title: str
    made: str
    facts: Table
    groups: tuple[Table, ...]
    legend: str
    kept_back: str


def sheet(
    community: str, month: Period, months: tuple[Figures, Figures], how: tuple[words.Names, str]
) -> Sheet:
    """Lay a month out beside the one before; `how` are the names of parts, and when it was made."""
    names, stamp = how
    groups = [_group(group, months, names) for group in words.GROUPS]
    return Sheet(
        f"{community} {month.words}回访分析",
        f"制表时间：{stamp}",
        _facts(months[0].total, months[1].total),
        tuple(table for table in groups if table.rows),
        LEGEND,
        KEPT_BACK,
    )


def _facts(this: Tally, last: Tally) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, counted in _FACTS:
        now, then = int(getattr(this, counted)), int(getattr(last, counted))
        rows.append((name, now, then, _change(now, then), "", ""))
    rates = [
        words.ratio(one.content, one.reached) if one.reached else NOT_TOLD for one in (this, last)
    ]
    rows.append(("满意率", *rates, "", "", ""))
    return Table("概况", HEADS, tuple(rows))


def _group(group: str, months: tuple[Figures, Figures], names: words.Names) -> Table:
    this, last = (one.groups[group] for one in months)
    rows = []
    for key, tally in this.items():
        now, then = tally.rate or 0, last.get(key, Tally()).rate
        change = NOT_TOLD if then is None else _change(now, then)
        rows.append((names[group](key), now, then or 0, change, "", ""))
    return Table(f"按{words.GROUPS[group]}（满意率%）", HEADS, tuple(rows))


def _change(now: int, then: int) -> str:
    return f"{now - then:+d}" if now != then else "持平"
