"""What those who lead are answered to questions in their own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.desk.texts import wording
from flows.desk.texts.lists import row
from flows.settings.calendar import MINUTE
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.desk.view import View
    from storage.records.case import Case

NOTHING = "没有这样的单。"
FILES_ELSEWHERE = "其他的表（工单、回访名单）由管理员在电脑上导出。"
NOTHING_URGENT = "{}没有险情，也没有重大投诉和急单。"
NOTHING_BIG = "现在没有险情、重大投诉，也没有超时的急单。"
MONTHS, WEEKS = ("本月", "上月"), ("本周", "上周")
NOBODY_AT_WORK = "本月还没有人手上有单或完过工。"
NOTHING_STUCK = "没有搁着不动的单：都派了人，没有暂缓，也没有超时。"
NONE = {
    "undone": "这里没有没修完的单。",
    "unsent": "现在没有等着派的单。",
    "team": "现在没有在办的单。",
    "untaken": "派出去的都接了。",
    "awaits": "现在没有等您批的。",
    "overdue": "这里没有超时的单。",
}


def not_yet(word: str, may: Sequence[str]) -> str:
    """Say that this can't be asked in chat yet, and what can."""
    offered = "　".join(tap(one) for one in may)
    return f"聊天里还没有“{word}”。现在可以看：{offered}"


def loads(counts: Sequence[tuple[str, int]], *, least_first: bool = False) -> str:
    """Say who has how much on hand, each a tap to their cases."""
    if not counts:
        return NONE["team"]
    lines = [tap(f"{name} {count}单", f"状态 {name}") for name, count in counts]
    order = "少" if least_first else "多"
    return f"手上在办的，{order}的在前：\n" + "\n".join(lines)


def person(
    name: str, on_hand: tuple[int, int], month: Sequence[Case], shown: Sequence[Case]
) -> str:
    """Say what somebody has on hand, and what came of their work this month."""
    held, late = on_hand
    done = sum(case.finished_at is not None for case in month)
    again = sum(case.return_count for case in month)
    marks = [case.rating for case in month if case.rating]
    rated = f"，评价{len(marks)}条平均{sum(marks) / len(marks):.1f}分" if marks else ""
    month_of = f"本月接过{len(month)}单，完工{done}，返修{again}次{rated}。"
    lines = [
        f"{name}：手上{held}单{f'（超时{late}）' if late else ''}。" + month_of,
        *(tap(row(case), f"状态 {case.number}") for case in shown),
    ]
    if held > len(shown):
        lines.append(tap("看手上的单", f"状态 {name}"))
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Worker:
    """What somebody has on hand, of it late, and what they finished this month, in how long."""

    name: str
    held: int
    late: int
    done: int
    minutes: int


def ranked(workers: Sequence[Worker]) -> str:
    """Say of each colleague what is late and how long their work took, each a tap to it."""
    if not workers:
        return NOBODY_AT_WORK
    return "\n".join(["各人手上和本月完工，超时多的、用时长的在前：", *map(_ranked, workers)])


def _ranked(one: Worker) -> str:
    late = f"（超时{one.late}）" if one.late else ""
    took = f"，平均{times.span(one.minutes * MINUTE)}" if one.done else ""
    return f"{tap(one.name, f'状态 {one.name}')}：在办{one.held}{late}，完工{one.done}{took}"


def came(when: str, counts: Sequence[tuple[str, int]], still: int, done: int) -> str:
    """Say how many came in some days, by kind, how many of them are open, and what was done."""
    total = sum(count for _, count in counts)
    also = f"完工{done}单。" if done else ""
    if not total:
        return f"{when}没有新进来的单。{also}"
    kinds = "，".join(f"{title}{count}" for title, count in counts)
    return f"{when}新进{total}单：{kinds}；其中还在办{still}。{also}"


def done_in(when: str, count: int) -> str:
    """Say how many were finished in some days."""
    return f"{when}完工{count}单。" if count else f"{when}没有完工的单。"


def steps(counts: Sequence[tuple[str, int]]) -> str:
    """Write which steps somebody took, of how many cases."""
    return "，".join(f"{word}{count}单" for word, count in counts)


def did(name: str, when: str, took: str, on_hand: tuple[int, int], shown: Sequence[Case]) -> str:
    """Say what somebody did in some days, what they finished then, and have on hand."""
    held, late = on_hand
    lines = [
        f"{name}{when}：{took or '没有动过单'}。手上{held}单{f'（超时{late}）' if late else ''}。",
        *(tap(row(case), f"状态 {case.number}") for case in shown),
    ]
    return "\n".join(lines)


def late_by_team(counts: Sequence[tuple[str, int]]) -> str:
    """Say how much of each team is late, the most first."""
    if not counts:
        return NONE["overdue"]
    return "\n".join(["超时的单，按部门，多的在前：", *(f"{name} {n}单" for name, n in counts)])


def most(of: str, when: str, counts: Sequence[tuple[str, int]]) -> str:
    """Say how many cases there were of each building, kind of problem or team, the most first."""
    if not counts:
        return f"{when}没有新进来的单。"
    return "\n".join(
        [f"{when}新进的单，按{of}，多的在前：", *(f"{name} {n}单" for name, n in counts)]
    )


def in_days(name: str, when: str, count: int) -> str:
    """Say how often a kind of problem was reported in some days."""
    return f"{name}：{when}共{count}单。"


def files() -> str:
    """Say which pictures and tables can be had here, and where the others are."""
    offered = [("本月投诉图表", "投诉月报 本月 图表"), ("上月投诉图表", "投诉月报 上月 图表")]
    lines = ["聊天里能发的图和表，要哪一个？", *(tap(label, says) for label, says in offered)]
    return "\n".join([*lines, tap("本月回访统计", "统计 回访 本月"), FILES_ELSEWHERE])


def stuck(views: Sequence[View]) -> str:
    """List what does not go on, with who has it and why."""
    if not views:
        return NOTHING_STUCK
    return "\n".join(tap(row(v.case), f"状态 {v.case.number}") + f" {_why(v)}" for v in views)


def _why(view: View) -> str:
    """Say why a case stands still."""
    case = view.case
    if case.defer_reason:
        return f"{wording.holder(view)}暂缓，{view.settings.defer.reasons.get(case.defer_reason, case.defer_reason)}"
    if case.engineer_id is None:
        return f"还没派人，{wording.holder(view)}"
    return f"{wording.holder(view)}超时没动"


def how_often(name: str, this: int, before: int) -> str:
    """Say how often a kind of problem was reported this month, and by now in the last."""
    return f"{name}：本月到现在{this}单，上月同期{before}单（{_changed(this, before)}）。"


def compared(
    all_of_them: tuple[int, int],
    kinds: Sequence[tuple[str, int, int]],
    names: tuple[str, str] = MONTHS,
) -> str:
    """Say what this month, or week, has brought so far beside the same days of the one before."""
    now_called, then_called = names
    this, before = all_of_them
    each = [f"{title}{now}（{then_called}{then}）" for title, now, then in kinds if now or then]
    return (
        f"{now_called}到现在新增{this}单，{then_called}同期{before}单（{_changed(this, before)}）。\n"
        f"{'，'.join(each)}\n{tap('今日')}　{tap('投诉月报')}"
    )


def _changed(this: int, before: int) -> str:
    return "持平" if this == before else f"{'多' if this > before else '少'}{abs(this - before)}单"
