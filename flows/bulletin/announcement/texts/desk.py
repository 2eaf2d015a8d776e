"""What staff are answered about announcements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.bulletin.announcement.record import announcement_of
from flows.bulletin.announcement.texts import news, tasks
from flows.desk.texts import wording
from flows.writing.markup import open_end, tap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from flows.bulletin.announcement.reading import Draft
    from flows.conversation.context import Context
    from flows.desk.view import View
    from flows.settings.site import Settings
    from storage.records.announcement import Reached
    from storage.records.case import Case

EXAMPLE = "公告 停水 3栋 明天9-17 水箱清洗"
SUDDEN_EXAMPLE = "公告 停水 3栋 已经停了 爆管抢修 预计18点恢复"
BY_MISTAKE = "发错了"
FOUND_OUT = "原因正在查"
AFTERWARDS = "审批已转{}，随后补。"
ACTS = {
    "postpone": ("延期", "改时间", "推迟", "延长", "改期"),
    "restore": ("恢复", "已恢复", "恢复了"),
    "withdraw": ("取消", "撤销", "撤回"),
}
DECISIONS = {
    "同意": "approve", "可以": "approve", "批准": "approve", "通过": "approve",
    "驳回": "reject", "不同意": "reject", "不批准": "reject", "不通过": "reject", "退回": "reject",
}  # fmt: skip


def which_sort(words: str, sorts: Iterable[str]) -> str:
    """Ask what is announced."""
    known = "、".join(sorts)
    return f"请写明是什么事（{known}），例如“{EXAMPLE}”。" + (
        open_end(f"公告 {words}") if words else ""
    )


def which_buildings(words: str, known: str) -> str:
    """Ask for whom."""
    return (
        f"给哪几栋？请写楼栋（本小区有{known}），都要通知就写“全小区”，例如“{EXAMPLE}”。"
        f"{open_end(f'公告 {words}')}"
    )


def no_such_buildings(unknown: Iterable[str], known: str) -> str:
    """Say which buildings there are."""
    named = "、".join(f"{one}栋" for one in unknown)
    return f"没有{named}，本小区有{known}。请改好再发一遍，例如“{EXAMPLE}”。"


def which_times(words: str) -> str:
    """Ask from when to when."""
    return (
        f"从什么时候到什么时候？例如“明天9-17”。已经停了就写“已经停了 预计18点恢复”。"
        f"{open_end(f'公告 {words}')}"
    )


def which_hours(draft: Draft, words: str) -> str:
    """Ask for the hours of a day."""
    return f"{draft.sort}要写到几点：从几点到几点，例如“{EXAMPLE}”。{open_end(f'公告 {words}')}"


def times_over(span: str) -> str:
    """Say that these times are gone."""
    return f"这个时间已经过了：{span}。请写以后的时间；已经停了就写“已经停了”，例如“{SUDDEN_EXAMPLE}”。"


def times_far(span: str) -> str:
    """Say how the times were read, as that is too far away."""
    return f"我读成了{span}，超过两个月了。请写清楚月日，例如“公告 停水 3栋 12月3日9-17 水箱清洗”。"


def backwards() -> str:
    """Say that it would end before it begins."""
    return f"结束时间在开始之前，请再核对一下，例如“{EXAMPLE}”。"


def which_reason(words: str) -> str:
    """Ask why; residents ask it first."""
    return f"原因是什么？住户最先问这个，例如“水箱清洗”。{open_end(f'公告 {words}')}"


def known_already(case: Case, settings: Settings) -> str:
    """Say that the same is announced or waits for its yes."""
    own, number = announcement_of(case), case.number
    return (
        f"已经有一条：{number} {news.place(own)}{own.sort}，{news.when(own, settings.zone)}。"
        f"要改时间回“公告 延期 {number} 新时间”，不要了回“公告 取消 {number} 原因”。"
    )


def not_yours(senders: Sequence[str], *, sudden: bool) -> str:
    """Say who announces things."""
    who = "、".join(senders) or "主管"
    more = "" if sudden else "突发停水停电，值班负责人也可以先发后审。"
    return f"公告由{who}来发，请把情况告诉他们。{more}"


def nobody_approves() -> str:
    """Say that there is nobody else to say yes."""
    return "公告要由别人审批，现在没有别人可以审批，请先联系总经理或公司。"


def handed_in(view: View, approver: str, count: int) -> str:
    """Say whose yes it waits for, and whom it goes to then."""
    case, own = view.case, announcement_of(view.case)
    return (
        f"已提交 {case.number}，等{approver}审批，最晚{wording.when(view, case.due_at)}。"
        f"同意后通知{news.place(own)}的{count}位住户。\n{news.told(case, view.settings)}\n"
        f"不发了回“公告 取消 {case.number} 原因”。"
    )


def sent(view: View, approver: str, count: int) -> str:
    """Say that it leaves, whose yes follows, and what to forward."""
    case, own = view.case, announcement_of(view.case)
    after = AFTERWARDS.format(approver) if approver else ""
    return (
        f"已发出 {case.number}，正在通知{news.place(own)}的{count}位住户。{after}\n"
        f"{tasks.to_forward(case, view.settings)}\n"
        f"恢复了回“公告 恢复 {case.number}”，要改时间回“公告 延期 {case.number} 新时间”。"
    )


def overview(cases: Sequence[Case], context: Context) -> str:
    """List what is announced or waits for its yes, and how one is written."""
    lines = [_line(case, context) for case in cases] or ["目前没有公告。"]
    return "\n".join([*lines, f"发一条：{EXAMPLE}"])


def _line(case: Case, context: Context) -> str:
    own = announcement_of(case)
    state = "待审批" if case.status == "approving" else "已通知"
    said = f"{own.sort} {news.place(own)}，{news.when(own, context.settings.zone)}，{state}"
    return tap(f"公告 {case.number}（{said}）", f"公告 {case.number}")


def shown(view: View, reached: Reached) -> str:
    """Show one: how it stands, whom it reached, and what to forward."""
    case, own = view.case, announcement_of(view.case)
    waits = "，等审批" if own.turn and case.status == "running" else ""
    lines = [f"{case.number} {wording.state(view)}{waits}", news.told(case, view.settings)]
    if own.sent_at is not None:
        lines = [
            lines[0],
            f"通知{reached.told}人，送达{reached.delivered}人，看过{reached.opened}人",
            tasks.to_forward(case, view.settings),
            f"打印张贴（A4）：{own.page}{case.number}",
        ]
    return "\n".join(lines) + wording.following(view)


def none_such(number: str) -> str:
    """Say that there is none with this number."""
    return (
        f"没有找到 {number} 这条公告。回“{tap('公告')}”看现在的。"
        if number
        else (f"现在没有能这样办的公告。回“{tap('公告')}”看看。")
    )


def which(word: str, cases: Sequence[Case], rest: str) -> str:
    """Ask which one is meant."""
    lines = [
        tap(
            f"{one.number}（{announcement_of(one).sort}）",
            f"公告 {word} {one.number} {rest}".strip(),
        )
        for one in cases
    ]
    return "\n".join(["是哪一条公告？", *lines])


def how_to_decide(view: View) -> str:
    """Show how a yes or no is written."""
    return f"请写“审批 {view.case.number} 同意”，或“审批 {view.case.number} 驳回 原因”。"


def decided(view: View, words: str) -> str:
    """Note the decision, and what follows."""
    case, own = view.case, announcement_of(view.case)
    if case.status == "withdrawn":
        return f"已驳回 {case.number}，没有发给住户，原因已告诉写公告的同事。"
    if own.approved_by is None:
        return f"已记下 {case.number} 没有通过，已请{wording.holder(view)}马上更正。"
    told = f"您的话已转给{wording.holder(view)}。" if words else ""
    return (
        f"已同意 {case.number}，{news.place(own)}的住户会收到通知。{told}{wording.following(view)}"
    )


def noted_times(view: View) -> str:
    """Note the new times, and who hears of them."""
    case, own = view.case, announcement_of(view.case)
    told = "收到过通知的住户都会知道。" if case.status == "running" else "审批人会看到新时间。"
    return f"已改 {case.number}：{news.when(own, view.settings.zone)}。{told}"


def noted_end(view: View) -> str:
    """Note that it is over."""
    own = announcement_of(view.case)
    return f"已记录 {view.case.number} 恢复，正在告诉{news.place(own)}的住户。"


def withdrawn(view: View, told: int) -> str:
    """Note that it does not take place, and who hears of it."""
    heard = f"已经收到通知的{told}位住户会知道。" if told else "还没有通知住户。"
    return f"已取消 {view.case.number}，{heard}"


def _status(view: View, action: str) -> str:
    words = {"postpone": "改时间", "restore": "恢复", "withdraw": "取消"}
    word = words.get(action) or wording.word_of(view, action)
    return f"{view.case.number}{wording.state(view)}，现在不能{word}。"


def _own(view: View, _action: str) -> str:
    return f"{view.case.number}是您自己写的，要由别人审批，已经转给{wording.holder(view)}了。"


def _not_your_yes(view: View, _action: str) -> str:
    role = view.settings.roles.get(announcement_of(view.case).turn or "")
    return f"{view.case.number}由{role.title if role else '主管'}审批。"


def _has_its_yes(view: View, _action: str) -> str:
    return f"{view.case.number}已经审批过了，不用再审。"


def _over(view: View, _action: str) -> str:
    number = view.case.number
    return f"{number}的时间已经过了，不用发了。请回“审批 {number} 驳回 时间已过”。"


def _not_begun(view: View, _action: str) -> str:
    number = view.case.number
    return f"{number}还没开始。不办了回“公告 取消 {number} 原因”，提前了回“公告 延期 {number} 新时间”。"


def _why(view: View, action: str) -> str:
    number = view.case.number
    form = f"审批 {number} 驳回 原因" if action == "reject" else f"公告 取消 {number} 原因"
    return f"请写上原因：{form}。"


def _times(view: View, _action: str) -> str:
    return f"请写上新的时间，例如“公告 延期 {view.case.number} 明天14-18”。"


def _wrong(view: View, _action: str) -> str:
    return f"新的结束时间要在现在和开始之后，例如“公告 延期 {view.case.number} 明天14-18”。"


def _same(view: View, _action: str) -> str:
    return f"{view.case.number}本来就是这个时间，没有变。"


REFUSALS: Mapping[str, Callable[[View, str], str]] = {
    "own_announcement": _own,
    "not_your_yes": _not_your_yes,
    "has_its_yes": _has_its_yes,
    "over": _over,
    "not_begun": _not_begun,
    "why_needed": _why,
    "times_needed": _times,
    "times_wrong": _wrong,
    "same_times": _same,
} | dict.fromkeys(
    (
        *("announcement_approving", "announcement_running"),
        *("announcement_closed", "announcement_withdrawn"),
    ),
    _status,
)
ASKS = frozenset({"why_needed", "times_needed", "times_wrong"})
