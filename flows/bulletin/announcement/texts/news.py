"""What residents read of announcements; days are dated, as many are read on another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.bulletin.announcement.record import announcement_of
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from flows.bulletin.announcement.record import Announcement
    from flows.settings.site import Settings
    from storage.records.case import Case

EVERYWHERE = "全小区"
REPORT_ANYWAY, LEAVE_IT, NOT_NOW = "仍要报", "不了", "那就等恢复"
_ADVICE = {
    "停水": "请提前接好用水，出门前关好水龙头；来水后先放一两分钟再用。",
    "停电": "请提前给手机充好电，停电前后别乘电梯，电器先关上。",
    "停气": "停气期间请关好灶具和入户阀门；恢复后先闻一闻，没有异味再点火。",
    "停暖": "请注意保暖，家里有老人孩子的早做准备。",
    "停梯": "请走楼梯或旁边的电梯；走动不方便、要帮忙的，回“人工”告诉我们。",
    "消杀": "请关好门窗，看好孩子和宠物，药干之前别碰。",
    "演练": "听到警报、看到烟雾不用慌，是演练。",
    "道路": "开车请绕行，走路请注意脚下。",
}
_AFTER = {
    "停水": "来水后先放一两分钟再用。您家里还没来水，回“报修”告诉我们。",
    "停电": "您家里还没来电，先看看家里的电闸，还不行就回“报修”告诉我们。",
    "停气": "点火前先闻一闻有没有异味，不对劲马上打值班电话。",
}


def place(own: Announcement) -> str:
    """Name the buildings."""
    return "、".join(f"{name}栋" for name in own.names) or EVERYWHERE


def when(own: Announcement, zone: ZoneInfo) -> str:
    """Write from when to when, dated."""
    start = times.local(own.starts_at, zone)
    first = times.dated(own.starts_at, zone)
    if own.ends_at is None:
        return f"{first}{start:%H:%M}起，恢复时间还不确定，有消息马上告诉您"
    end = times.local(own.ends_at, zone)
    if (start.hour, start.minute, end.hour, end.minute) == (0, 0, 0, 0):
        last = times.dated(own.ends_at - 1, zone)
        return first if last == first else f"{first}到{last}"
    day = "" if end.date() == start.date() else times.dated(own.ends_at, zone)
    return f"{first}{start:%H:%M}到{day}{end:%H:%M}"


def beside(case: Case, settings: Settings) -> str:
    """Say to staff in a line that the same is announced, for whom and until when."""
    own = announcement_of(case)
    shown = tap(f"{own.sort}公告", f"公告 {case.number}")
    return f"已有{shown}（{place(own)}，{when(own, settings.zone)}）"


def card_time(own: Announcement, zone: ZoneInfo) -> str:
    """Write the same as a card takes it: 2026年12月1日 09:00~17:00."""
    start = times.local(own.starts_at, zone)
    begins = f"{start.year}年{start.month}月{start.day}日 {start:%H:%M}"
    if own.ends_at is None:
        return begins
    end = times.local(own.ends_at, zone)
    day = "" if end.date() == start.date() else f"{end.year}年{end.month}月{end.day}日 "
    return f"{begins}~{day}{end:%H:%M}"


def told(case: Case, settings: Settings) -> str:
    """Announce it: what, where, when, why, and what to do; also what is forwarded to a group."""
    own = announcement_of(case)
    begun = "" if own.planned else "已经停了，正在处理。\n" if own.is_outage(settings) else ""
    return (
        f"【{own.sort}通知】{place(own)}\n{begun}时间：{when(own, settings.zone)}\n"
        f"原因：{own.reason}{advice(own, settings)}"
    )


def advice(own: Announcement, settings: Settings) -> str:
    """Say on a line of its own what to do, and that its end is told."""
    restored = "恢复了会告诉您。" if own.is_outage(settings) else ""
    words = _ADVICE.get(own.sort, "") if own.planned else ""
    return f"\n{words}{restored}" if words or restored else ""


def postponed(case: Case, settings: Settings) -> str:
    """Tell the new times."""
    own = announcement_of(case)
    return (
        f"【{own.sort}改时间】{place(own)}\n时间改为：{when(own, settings.zone)}\n"
        f"原因：{own.reason}{advice(own, settings)}"
    )


def restored(case: Case, _settings: Settings) -> str:
    """Tell that it is over."""
    own = announcement_of(case)
    words = _AFTER.get(own.sort, "")
    return f"【{own.sort}已恢复】{place(own)}已经恢复正常，谢谢您的耐心。{words}"


def cancelled(case: Case, settings: Settings) -> str:
    """Tell that it does not take place."""
    own = announcement_of(case)
    return (
        f"【{own.sort}取消】{place(own)}原定{when(own, settings.zone)}的{own.sort}取消了"
        f"（{case.result or ''}），您照常安排就好。"
    )


def with_link(text: str, link: str) -> str:
    """Add where all of it may be read."""
    return f"{text}\n详情：{link}"


def known(cases: Sequence[Case], now: int, settings: Settings) -> str:
    """Tell who asks or reports what is known already."""
    return "\n\n".join(_known(case, now, settings) for case in cases)


def _known(case: Case, now: int, settings: Settings) -> str:
    own = announcement_of(case)
    late = own.ends_at is not None and own.ends_at <= now and own.is_outage(settings)
    more = "\n已经过了原定时间，我们正在核实，有结果马上告诉您。" if late else ""
    return f"{told(case, settings)}{more}（{case.number}）"


def report_anyway(words: str) -> str:
    """Ask whether it is something else all the same; the words are kept."""
    return "\n".join(
        (
            "您说的是这件事的话，不用再报。仍要报？",
            tap(REPORT_ANYWAY, f"{REPORT_ANYWAY} {words}"),
            tap(LEAVE_IT, NOT_NOW),
        )
    )


def left() -> str:
    """Take it that there is nothing to report."""
    return "好的，先不报。恢复了会告诉您；要是情况不一样，随时再发给我。"


def nothing_to_report() -> str:
    """Ask what is to be reported."""
    return f"请说说是什么事，例如“{REPORT_ANYWAY} 只有我家没水”。"


def current(cases: Sequence[Case], now: int, settings: Settings) -> str:
    """List what is current for somebody."""
    if not cases:
        return f"目前没有停水、停电这类通知。调查结果和整改进展看“{tap('公示')}”。"
    return known(cases, now, settings)
