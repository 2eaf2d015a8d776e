"""The monthly report of complaints as tables: what the spreadsheet and the picture show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.complaint.month import texts as words
from flows.complaint.rules.month import CROWD, FEW, Tally, crowds
from flows.complaint.rules.severity import LEVELS
from flows.complaint.settings import Complaints
from flows.places.texts import building

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.complaint.rules.month import Compared, Group, Month
    from flows.settings.site import Settings

Cell = str | int
NOT_TOLD = "—"
SHEET = "投诉月报"
SIGNATURES = ("制表（事务部主管）：", "审核（管理处主任）：", "日期：")
_TITLES: dict[Group, str] = {
    "category": "按类别",
    "severity": "按级别",
    "department": "按部门",
    "building": "按楼栋",
}
_NOTES = (
    "按时受理、按时解决：按现定级别的时限，从投诉提出起算；未到时限又未办结的不计。",
    "住户满意：住户表示已解决或评分3分及以上，且申诉未被驳回；没有回音的不算。",
    f"重复投诉：同一户（或同一人）此前已投诉过同一类问题；不足{FEW}件的不算百分比。",
    f"为保护投诉人，不足{CROWD}件的楼栋不单列。",
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its headings; the first cell of a row is its name."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole report on paper: `facts` first, then a table for each group, then notes."""

    title: str
    made: str
    facts: Table
    groups: tuple[Table, ...]
    notes: tuple[str, ...]
    legend: str  # of the bars in the picture
    kept_back: str  # what is in totals only, or nothing


def sheet(report: Compared, community: str, settings: Settings, made: str) -> Sheet:
    """Lay a report out; no name, room or number of a case is on it."""
    names = _names(settings)
    kept = words.kept_back(report)
    groups = (*(_group(report, group, names[group]) for group in names), _buildings(report))
    return Sheet(
        words.title(report, community, settings),
        f"制表时间：{made}",
        _facts(report),
        tuple(table for table in groups if table.rows),
        (*_NOTES, kept) if kept else _NOTES,
        f"深色为本月，浅色为{words.earlier_names(report)[0]}",
        kept,
    )


def _names(settings: Settings) -> dict[Group, Mapping[str, str]]:
    levels = settings.section(Complaints).levels
    return {
        "category": {key: category.name for key, category in settings.categories.items()},
        "severity": {key: levels[key].name for key in LEVELS} | {"": words.UNGRADED},
        "department": {"": words.NO_DEPARTMENT},
    }


def _heads(report: Compared, first: str) -> tuple[str, ...]:
    before, year_before = words.earlier_names(report)
    return (first, "本月", before, f"比{before}", year_before, f"比{year_before}")


def _facts(report: Compared) -> Table:
    rows = [*_counts(report), *_shares(report)]
    return Table("概况", _heads(report, "项目"), tuple(rows))


_FACTS = (  # what is counted, as it is called on paper
    ("投诉总数", "raised"),
    ("其中撤回", "withdrawn"),
    ("其中转出或解释（不属本处、咨询等）", "passed_on"),
    ("尚未办结", "unsettled"),
    ("属实", "founded"),
    ("不属实", "unfounded"),
    ("返工（没办好）", "reopened"),
    ("申诉", "appealed"),
    ("重复投诉", "repeated"),
    ("住户没有回音（不算满意）", "unconfirmed"),
)


def _counts(report: Compared) -> list[tuple[Cell, ...]]:
    months = (report.month, report.before, report.year_before)
    rows = []
    for name, field in _FACTS:
        counts = [int(getattr(month.total, field)) for month in months]
        rows.append((name, *_beside(counts, months)))
    return rows


def _shares(report: Compared) -> list[tuple[Cell, ...]]:
    months = (report.month, report.before, report.year_before)
    founded = [
        words.ratio(m.total.founded, m.total.founded + m.total.unfounded)
        if m.total.founded + m.total.unfounded
        else NOT_TOLD
        for m in months
    ]
    rows: list[tuple[Cell, ...]] = [("属实率", founded[0], founded[1], "", founded[2], "")]
    rates = [words.rates_of(month.total) for month in months]
    for this, before, year_before in zip(*rates, strict=True):
        cells = [
            words.ratio(part, whole) if whole else NOT_TOLD
            for _name, part, whole in (this, before, year_before)
        ]
        rows.append((f"{this[0]}率", cells[0], cells[1], "", cells[2], ""))
    return rows


def _beside(counts: list[int], months: tuple[Month, ...]) -> tuple[Cell, ...]:
    """Write a count beside the earlier ones; nothing is compared with a month without any."""
    this, *earlier = counts
    cells: list[Cell] = [this]
    for then, month in zip(earlier, months[1:], strict=True):
        known = month.total.raised > 0
        cells += [then, words.signed(this - then)] if known else [NOT_TOLD, NOT_TOLD]
    return tuple(cells)


def _group(report: Compared, group: Group, names: Mapping[str, str]) -> Table:
    months = (report.month, report.before, report.year_before)
    parts = report.month.groups[group]
    keys = [*parts, *(key for key in report.before.groups[group] if key not in parts)]
    if group == "severity":
        keys = [key for key in (*reversed(LEVELS), "") if key in keys]
    rows = []
    for key in keys:
        tallies = [month.groups[group].get(key, Tally()) for month in months]
        name = names.get(key, key)
        rows.append((name, *_beside([t.raised for t in tallies], months), tallies[0].founded))
    return Table(_TITLES[group], (*_heads(report, "名称"), "属实"), tuple(rows))


def _buildings(report: Compared) -> Table:
    """List the buildings that have enough complaints to be named, the others as one."""
    months = (report.month, report.before, report.year_before)
    folded = [crowds(month.groups["building"]) for month in months]
    rows: list[tuple[Cell, ...]] = []
    for key, tally in folded[0][0].items():
        cells: list[Cell] = [building(key), tally.raised]
        for named, _rest in folded[1:]:
            then = named.get(key)
            change = words.signed(tally.raised - then.raised) if then else NOT_TOLD
            cells += [then.raised if then else NOT_TOLD, change]
        rows.append(tuple(cells))
    if folded[0][1]:
        rest = f"各不到{CROWD}件的楼栋合计"
        rows.append((rest, folded[0][1], NOT_TOLD, NOT_TOLD, NOT_TOLD, NOT_TOLD))
    if "" in report.month.groups["building"]:
        count = report.month.groups["building"][""].raised
        rows.append((words.NO_BUILDING, count, NOT_TOLD, NOT_TOLD, NOT_TOLD, NOT_TOLD))
    return Table(_TITLES["building"], _heads(report, "名称"), tuple(rows))
