"""What staff are pushed about an announcement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.bulletin.announcement.record import announcement_of
from flows.bulletin.announcement.texts import news
from flows.cases.texts import tasks as any_tasks
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.bulletin.announcement.record import Storm
    from flows.cases.news import News
    from flows.settings.site import Settings
    from storage.records.case import Case


def to_approve(happened: News) -> str:
    """Ask for the yes, before it is told or afterwards."""
    case, number = happened.case, happened.case.number
    own = announcement_of(case)
    word = "公告待您审批" if own.planned else "突发公告已先发出，请您补审"
    return (
        f"{word} {number} {case.description}\n{news.told(case, happened.moment.settings)}\n"
        f"{happened.deed.actor_name}写的，请{any_tasks.before(happened)}决定："
        f"{tap('同意', f'审批 {number} 同意')}，或回“审批 {number} 驳回 原因”。"
    )


def approved(happened: News) -> str:
    """Tell its author that it has the yes, with the words for a group."""
    own = announcement_of(happened.case)
    word = "公告已批准，正在通知住户" if own.planned else "公告已补审"
    deed = happened.deed
    condition = f"{deed.actor_name}：{deed.text}\n" if deed.text else ""
    forward = to_forward(happened.case, happened.moment.settings)
    return f"{word} {happened.case.number}\n{condition}{forward}"


def to_forward(case: Case, settings: Settings) -> str:
    """Write what may be forwarded to a group: nothing of anybody."""
    text = news.told(case, settings)
    return f"可转发到业主群：\n{text}\n详情：{announcement_of(case).page}{case.number}"


def rejected(happened: News) -> str:
    """Give the reason back to its author, and what to do now."""
    case, deed = happened.case, happened.deed
    head = f"公告没有通过 {case.number} {case.description}\n{deed.actor_name}：{deed.text}\n"
    if case.status == "running":
        return (
            f"{head}住户已经收到，请马上改：{tap('改时间', f'公告 延期 {case.number}')}，"
            f"或回“公告 取消 {case.number} 原因”。"
        )
    return f"{head}还没有发给住户。改好再发一条新的公告就行。"


def changed(happened: News) -> str:
    """Tell who is to say yes that the times are others."""
    own = announcement_of(happened.case)
    return f"公告改了时间 {happened.case.number}\n{news.when(own, happened.moment.settings.zone)}"


def called_off(happened: News) -> str:
    """Tell who was to say yes that there is nothing to decide any more."""
    return f"公告已取消，不用审批了 {happened.case.number}\n{happened.deed.text}"


def is_it_over(case: Case, settings: Settings) -> str:
    """Ask its author whether all is as before."""
    own = announcement_of(case)
    ends = own.ends_at
    since = f"原定{times.local(ends, settings.zone):%H:%M}恢复，" if ends else ""
    return (
        f"{news.place(own)}{own.sort}{since}恢复了吗？ {case.number}\n"
        f"{tap('已恢复', f'公告 恢复 {case.number}')}　没恢复请回“公告 延期 {case.number} 预计时间”，住户都会收到。"
    )


def vacated(happened: News) -> str:
    """Ask the clerks to look after it."""
    who = happened.deed.text or "原来的同事"
    return f"公告无人跟进 {happened.case.number}\n{who}已离职或停用，请主管接着跟：{any_tasks.do(happened, '公告')}"


def pressed(happened: News) -> str:
    """Say that a supervisor presses."""
    words = f"：{happened.deed.text}" if happened.deed.text else ""
    return f"{any_tasks.heading(happened, '催办')}\n{happened.deed.actor_name}催办{words}。{any_tasks.do(happened, '公告')}"


def storm(found: Storm, minutes: int, others: Sequence[str]) -> str:
    """Say that many report the same, and offer to announce it, or name who can."""
    command = f"公告 {found.sort} {found.building}栋 已经停了 正在查原因"
    offer = f"请{'、'.join(others)}发。" if others else tap("发公告", command)
    return (
        f"{found.building}栋{minutes}分钟里有{found.homes}户报{found.sort}，"
        f"可能整栋都这样。要不要先发公告，免得大家一户户报？{offer}"
    )
