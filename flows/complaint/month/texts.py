"""The monthly report of complaints (投诉月报) as text for a phone: the worst first, honestly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.complaint.rules.month import CROWD, FEW, Tally, crowds, share
from flows.complaint.rules.severity import LEVELS
from flows.complaint.settings import Complaints
from flows.places.texts import building
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.complaint.rules.month import Compared, Group
    from flows.settings.site import Settings

WORD = "投诉月报"
FILES = "图表"  # after the word: the picture and the sheet are wanted
SHOWN = 5  # parts of a group in the text
NO_DEPARTMENT = "没有指明部门"
NO_BUILDING = "没有楼栋"
UNGRADED = "未定级"


def text(report: Compared, community: str, settings: Settings) -> str:
    """Write a month in at most twenty lines."""
    month = report.month
    lines = [_head(report, community, settings), _count(report), *_rates(report)]
    if month.total.raised:
        lines += [_found(report), _trouble(report)]
        groups = (_severities(report, settings), _categories(report, settings))
        lines += [line for line in (*groups, _departments(report), _buildings(report)) if line]
    if month.kept_back:
        lines.append(kept_back(report))
    if any(0 < whole < FEW for _name, _part, whole in rates_of(month.total)):
        lines.append(f"不到{FEW}件的不算百分比。")
    return "\n".join(lines)


def month_name(month: str) -> str:
    """Write a month: 2026年10月."""
    year, number = month.split("-")
    return f"{year}年{int(number)}月"


def title(report: Compared, community: str, settings: Settings) -> str:
    """Head a report; a month that still runs says until when it was counted."""
    span = report.month.span
    words = f"{community} {month_name(span.month)}投诉月报"
    if span.whole:
        return words
    return f"{words}（截至{times.stamp(span.until, settings.zone)}）"


def rates_of(total: Tally) -> list[tuple[str, int, int]]:
    """Return what is told as a share: its name, the part and the whole."""
    return [
        ("按时受理", total.accepted_in_time, total.accept_judged),
        ("按时解决", total.solved_in_time, total.solve_judged),
        ("住户满意", total.satisfied, total.answering),
    ]


def ratio(part: int, whole: int) -> str:
    """Write a share with what it is made of: 80%（40/50）; of few cases no percentage."""
    percent = share(part, whole)
    return f"{part}/{whole}" if percent is None else f"{percent}%（{part}/{whole}）"


def signed(change: int) -> str:
    """Write a change: +3, -2, 持平."""
    return f"{change:+d}" if change else "持平"


def kept_back(report: Compared) -> str:
    """Say how many are told in totals only, whom or what they are about being nobody's business."""
    count = report.month.kept_back
    return f"另有{count}件保密或需要回避，只计入总数。" if count else ""


def earlier_names(report: Compared) -> tuple[str, str]:
    """Name what a month is compared with."""
    return ("上月", "去年同月") if report.month.span.whole else ("上月同期", "去年同期")


def _head(report: Compared, community: str, settings: Settings) -> str:
    return f"【{title(report, community, settings)}】"


def _count(report: Compared) -> str:
    total = report.month.total
    parts = [f"共{total.raised}件"]
    for name, month in zip(earlier_names(report), (report.before, report.year_before), strict=True):
        then = month.total.raised
        change = signed(total.raised - then)
        parts.append(f"比{name}{change}（{then}件）" if then else f"{name}没有记录")
    return "，".join(parts)


def _rates(report: Compared) -> list[str]:
    """Write the three shares, the lowest first; nothing of what was not judged yet."""
    before = {name: share(part, whole) for name, part, whole in rates_of(report.before.total)}
    found = [rate for rate in rates_of(report.month.total) if rate[2]]
    found.sort(key=lambda rate: (share(rate[1], rate[2]) is None, rate[1] / rate[2]))
    lines = []
    for name, part, whole in found:
        then = before[name]
        last = f"，{earlier_names(report)[0]}{then}%" if then is not None else ""
        lines.append(f"{name} {ratio(part, whole)}{last}")
    silent = report.month.total.unconfirmed
    return [*lines, f"另有{silent}件住户没有回音，不算满意"] if silent else lines


def _found(report: Compared) -> str:
    total = report.month.total
    assessed = total.founded + total.unfounded
    if not assessed:
        return "属实与否：都还没有评估"
    return f"属实 {ratio(total.founded, assessed)}，还没评估或存疑{total.raised - assessed}件"


def _trouble(report: Compared) -> str:
    total, before = report.month.total, report.before.total
    counts = [
        ("重复投诉", total.repeated, before.repeated),
        ("申诉", total.appealed, before.appealed),
        ("没办好返工", total.reopened, before.reopened),
        ("没办结", total.unsettled, None),
    ]
    words = [
        f"{name}{now}{_change(report, None if then is None else now - then)}"
        for name, now, then in counts
    ]
    return "，".join(words)


def _change(report: Compared, change: int | None) -> str:
    """Write a change against the month before; against no month it is none."""
    return f"（{signed(change)}）" if change is not None and report.before.total.raised else ""


def _severities(report: Compared, settings: Settings) -> str:
    parts = report.month.groups["severity"]
    names = {key: settings.section(Complaints).levels[key].name for key in LEVELS}
    found = [(names[key], parts[key].raised) for key in reversed(LEVELS) if key in parts]
    if "" in parts:
        found.append((UNGRADED, parts[""].raised))
    return _listed("级别", (f"{name}{count}" for name, count in found))


def _categories(report: Compared, settings: Settings) -> str:
    known = settings.categories
    return _group(report, "category", "类别", {k: known[k].name for k in known})


def _departments(report: Compared) -> str:
    return _group(report, "department", "部门", {"": NO_DEPARTMENT})


def _group(report: Compared, group: Group, head: str, names: dict[str, str]) -> str:
    """List the largest parts of a group, each with its change against the month before."""
    parts = report.month.groups[group]
    shown = [
        f"{names.get(key, key)}{tally.raised}{_change(report, report.change(group, key))}"
        for key, tally in list(parts.items())[:SHOWN]
    ]
    rest = sum(tally.raised for tally in list(parts.values())[SHOWN:])
    return _listed(head, [*shown, f"其他{rest}"] if rest else shown)


def _buildings(report: Compared) -> str:
    """List the buildings that have enough complaints to be named."""
    named, rest = crowds(report.month.groups["building"])
    before, _ = crowds(report.before.groups["building"])
    shown = []
    for key, tally in list(named.items())[:SHOWN]:
        then = before.get(key)
        change = f"（{signed(tally.raised - then.raised)}）" if then else ""
        shown.append(f"{building(key)}{tally.raised}{change}")
    more = sum(tally.raised for tally in list(named.values())[SHOWN:])
    if more:
        shown.append(f"其他楼栋{more}")
    if rest:
        shown.append(f"各不到{CROWD}件的楼栋共{rest}")
    return _listed("楼栋", shown)


def _listed(head: str, parts: Iterable[str]) -> str:
    words = "、".join(parts)
    return f"{head}：{words}" if words else ""


def with_taps(words: str, month: str, last: str, links: tuple[str, str] | None) -> str:
    """Add what can be tapped below a report: picture and sheet, and the month before."""
    files = (
        [tap("看图", links[0]), tap("下载表格", links[1])]
        if links
        else [tap(FILES, f"{WORD} {month} {FILES}")]
    )
    return "\n".join([words, "　".join([*files, tap(month_name(last), f"{WORD} {last}")])])


def being_made(month: str) -> str:
    """Say that a report comes in a moment."""
    return f"{month_name(month)}的投诉月报正在做，做好马上发给您。"


def not_begun(month: str) -> str:
    """Say that a month lies ahead."""
    return f"{month_name(month)}还没到，到时回“{WORD}”就能看。"


def which_month() -> str:
    """Say how a month is written."""
    return f"要看哪个月的？例如“{WORD} 上月”“{WORD} 2026-10”，只回“{WORD}”看本月。"


def draft(words: str, links: tuple[str, str] | None) -> str:
    """Send a report to who signs it."""
    if links is None:
        return words
    return f"{words}\n{tap('看图', links[0])}　{tap('下载表格（可打印签字）', links[1])}"


def picture(month: str, link: str) -> str:
    """Say where the picture is, for who can't be sent it as a picture."""
    again = tap(f"再看{month_name(month)}", f"{WORD} {month}")
    return f"{month_name(month)}投诉月报的图：{tap('看图', link)}（链接一天内有效）　{again}"
