"""Lists for staff: which case, what is to do, what is late, today, and one case in full."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from flows.cases.kind import kind_of
from flows.cases.texts.tasks import CLERKS
from flows.cases.texts.words import short
from flows.desk.counter import counter_of
from flows.desk.texts import wording
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.desk.command import Command
    from flows.desk.counts import Day
    from flows.desk.view import View
    from flows.settings.site import Settings
    from storage.records.case import Case, Event

Thing = TypeVar("Thing")
STATUS, MORE = "状态", "更多"
MATTER = 16  # characters of a clause that tells what a case is about
CARRIED = 100  # characters after a number that a tap carries along
NO_SUCH_CASE = "没找到这个单号。回“待办”看您手上的单。"
NOTHING_FOUND = "没找到相关的单。可以发：状态 单号，或姓名、房号、楼栋。"
NOTHING_TO_DO = "您手上没有待办，辛苦了。"
SEALED = "投诉人：已封存"
NOTHING_LATE = "现在没有超时的单。"
ASK_STATUS = "看哪一个？发“状态”加单号、姓名、房号或楼栋，比如：状态 3栋"


@dataclass(frozen=True, slots=True)
class Pages:
    """Which part of a long list is shown: `page` from 1, `shown` at once."""

    total: int
    page: int
    shown: int

    @property
    def skipped(self) -> int:
        """How many things are on the pages before."""
        return (self.page - 1) * self.shown

    def of(self, things: Sequence[Thing]) -> Sequence[Thing]:
        """Return the things on this page."""
        return things[self.skipped : self.skipped + self.shown]


def page_words(page: int) -> str:
    """Write which page of a list is asked for."""
    return f"第{page}页"


def row(case: Case) -> str:
    """Write a case in one short line."""
    parts = (case.number, short(case.place, 14), short(case.description, MATTER))
    return wording.urgency(case) + " ".join(part for part in parts if part)


def which(command: Command, cases: Sequence[Case], shown: int) -> str:
    """Offer the cases a command could mean, each a tap that gives it."""
    pages = Pages(len(cases), command.page, shown)
    return which_page(command, pages.of(cases), pages)


def which_page(command: Command, cases: Sequence[Case], pages: Pages) -> str:
    """Offer one page of the cases a command could mean."""
    rest = f" {command.rest}" if 0 < len(command.rest) <= CARRIED else ""
    lines = [f"要{command.word}哪一个？点一下或回数字："]
    lines += [tap(row(case), f"{command.word} {case.number}{rest}") for case in cases]
    typed = f"{command.word} {command.number}".strip() + rest
    return "\n".join(lines + more(pages, typed))


def no_such_case(command: Command, cases: Sequence[Case], shown: int) -> str:
    """Say that no case has such a number, and offer those that could be meant."""
    if not cases:
        return NO_SUCH_CASE
    return f"没找到这个单号。{which(replace(command, number='', page=1), cases, shown)}"


def nothing_of(name: str) -> str:
    """Say that a colleague has nothing open."""
    return f"{name}手上没有在办的单。"


def nothing_to(word: str) -> str:
    """Say that no case fits a verb."""
    return f"现在没有可以{word}的单。回“待办”看您手上的单。"


def whose(case: Case, name: str) -> str:
    """Say who goes to a running emergency; whoever is there without having said so may say it."""
    held = f"由{name}在办，有情况请告诉{name}。" if name else "还没有人接，您在现场就回："
    do = "" if name else tap("到场", f"到场 {case.number}")
    return f"\n紧急单 {case.number}（{short(case.description, 12)}）{held}{do}"


def todo(views: Sequence[View], pages: Pages) -> str:
    """List what somebody holds, the most pressing first, each a tap to more."""
    lines = [f"您手上有{pages.total}单："]
    lines += [_to_status(view.case) + _due(view) for view in views]
    return "\n".join(lines + more(pages, "待办"))


def late(views: Sequence[View], pages: Pages, typed: str = "超时") -> str:
    """List what is overdue, the worst first: how late, who holds it, a tap to press.

    What was typed leads to the next page.
    """
    lines = [f"超时{pages.total}单，最久的在前："]
    for view in views:
        late_by = times.span(view.now - (view.case.due_at or view.now))
        press = tap("催", f"催 {view.case.number}") if "press" in view.possible else ""
        due = wording.due_of(view) or "处理"
        lines.append(f"{row(view.case)} 该{due}超{late_by} {wording.holder(view)} {press}".rstrip())
    return "\n".join(lines + more(pages, typed))


def today(
    day: Day, names: Mapping[str, str], settings: Settings, now: int, waits: Sequence[str] = ()
) -> str:
    """Count the day and show what presses most; `waits` are lines of what else waits."""
    head = times.local(now, settings.zone)
    counts = (
        f"在办{day.open}（急{day.urgent}），没派{day.unassigned}，超时{day.overdue}，"
        f"暂缓{day.deferred}，待住户验收{day.unconfirmed}"
    )
    done = f"新增{day.new}，完工{day.finished}，关单{day.closed}"
    lines = [f"{head.month}月{head.day}日：{done}", counts, *waits]
    for case in day.latest:
        held = names.get(case.holder_id or "", CLERKS)
        late_by = times.span(now - (case.due_at or now))
        lines.append(f"{_to_status(case)} 超{late_by} {held}")
    lines.append(f"{tap('超时')}　{tap('待办')}")
    return "\n".join(lines)


def found(views: Sequence[View], command: Command, pages: Pages, *, head: str = "") -> str:
    """List the cases of a name, a room or a building."""
    lines = [head or f"找到{pages.total}单："]
    lines += [f"{_to_status(v.case)} {wording.state(v)} {wording.holder(v)}" for v in views]
    typed = f"{command.word} {command.number}{command.rest}".strip()
    return "\n".join(lines + more(pages, typed))


def one(view: View, events: Sequence[Event], files: tuple[int, str]) -> str:
    """Show one case: where it stands, who has it, deadlines, the last lines, evidence."""
    case = view.case
    state = wording.state(view)
    if case.status == "deferred":
        state = f"{state}（{case.defer_reason}）"
    who = [f"负责：{wording.holder(view)}"]
    if view.engineer is not None and view.engineer != view.holder:
        who.append(f"{counter_of(case, view.settings).engineer}：{view.engineer.name}")
    lines = [
        f"{wording.urgency(case)}{case.number} {state}",
        wording.what(case, f"{case.description}{_category(view)}"),
        f"{_reporter(view)}{'' if case.verified else '（未核实）'}",
        "　".join(who),
        *_clocks(view),
        *(f"{times.stamp(e.at, view.settings.zone)} {_line(view, e)}" for e in events),
        *_counts(view, files),
    ]
    offered = wording.taps(view, wording.suggested(view))
    return "\n".join([*lines, offered] if offered else lines)


def _category(view: View) -> str:
    """Name the category of what somebody reported; what the office opens itself has none."""
    inside = kind_of(view.case, view.settings).rules.inside
    return "" if inside else f"（{wording.category(view)}）"


def _reporter(view: View) -> str:
    """Name who reported it; of a complaint, that they are sealed where they are."""
    if not wording.is_sealed(view):
        return f"{view.case.reporter_name} {view.phone}".rstrip()
    return SEALED


def _clocks(view: View) -> list[str]:
    case = view.case
    lines = []
    if case.due_at is not None:
        due = wording.due_of(view) or "处理"
        is_late = case.due_at <= view.now and case.due_for != "confirm"
        late_by = f"，已超{times.span(view.now - case.due_at)}" if is_late else ""
        left = "" if is_late else f"，还有{times.span(case.due_at - view.now)}"
        lines.append(f"{wording.when(view, case.due_at)}前{due}{late_by}{left}")
    counter = counter_of(case, view.settings)
    decided = counter.is_answered(case)
    tells_itself = case.due_for in {"finish", "confirm", None}
    if case.finish_due_at is not None and not decided and not tells_itself:
        lines.append(f"{counter.finish}：{wording.when(view, case.finish_due_at)}")
    free = wording.visit(view)
    return [*lines, f"住户方便：{free}"] if free and case.due_at else lines


def _counts(view: View, files: tuple[int, str]) -> list[str]:
    case, (count, links) = view.case, files
    again = counter_of(case, view.settings).again
    counts = [
        f"照片等{count}份{' ' + links if links else ''}" if count else "",
        f"催单{case.urge_count}次" if case.urge_count else "",
        f"{again}{case.return_count}次" if case.return_count else "",
        f"评价{case.rating}分" if case.rating else "",
    ]
    words = "，".join(word for word in counts if word)
    return [words] if words else []


_EVENTS = {
    "open": "登记", "accept": "受理", "dispatch": "派单", "take": "接单", "arrive": "到场",
    "progress": "进展", "defer": "暂缓", "resume": "继续处理", "hand_over": "转单",
    "send_back": "退回", "finish": "完工", "describe": "怎么修的", "confirm": "住户说修好了", "not_fixed": "没修好",
    "reopen": "重开", "close": "关单", "close_silent": "未评价关单", "withdraw": "撤销",
    "supplement": "补充", "urge": "催单", "press": "催办", "escalate": "升级", "rate": "评价",
    "note": "备注", "change_category": "改类", "callback": "回访", "disagree": "不同意暂缓",
    "photo": "照片", "adopt": "采纳", "decline": "不采纳", "reply": "答复", "turn": "转办",
    "appoint": "约时间", "clock_back": "因时钟调回重排时间", "take_back": "撤回上一步",
}  # fmt: skip


def _line(view: View, event: Event) -> str:
    own = counter_of(view.case, view.settings).events
    word = own.get(event.action) or _EVENTS.get(event.action, "处理")
    words = f"：{event.text}" if event.text and event.action != "open" else ""
    return f"{event.actor_name}{word}{words}"


def _to_status(case: Case) -> str:
    return tap(row(case), f"{STATUS} {case.number}")


def _due(view: View) -> str:
    case = view.case
    state = wording.state(view)
    if case.due_at is None:
        return f" {state}"
    if case.due_at <= view.now and case.due_for != "confirm":
        return f" {state} 超{times.span(view.now - case.due_at)}"
    return f" {state} {wording.when(view, case.due_at)}前"


def more(pages: Pages, typed: str) -> list[str]:
    """Offer the next page of a list, if there is one."""
    left = pages.total - pages.page * pages.shown
    if left <= 0:
        return []
    return [tap(f"{MORE}（还有{left}单）", f"{typed} {page_words(pages.page + 1)}")]
