"""What both sides read of the time at which somebody comes (约)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from flows.cases.fieldwork.rules import appointing as rules
from flows.cases.fieldwork.texts.news import quoted
from flows.cases.texts.tasks import heading
from flows.cases.texts.words import head, named
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from flows.cases.fieldwork.rules.appointing import Slot
    from flows.cases.news import News
    from flows.conversation.context import Context
    from storage.records.appointment import Appointment
    from storage.records.case import Case

WORD, OTHER, ARRANGE = "时间可以", "改时间", "约"
_WRITTEN = {
    rules.OFFERED: "约{}", rules.WISHED: "住户想改到{}", rules.AGREED: "约好{}",
}  # fmt: skip


def spoken(slot: Slot, now: int, zone: ZoneInfo) -> str:
    """Write a slot near now: 明天15:00到17:00."""
    return _between(slot, zone, times.local(now, zone).date())


def on_the_timeline(reason: str, slot: Slot, zone: ZoneInfo) -> str:
    """Write what was arranged, with its date."""
    return _WRITTEN[reason].format(_between(slot, zone, date.min))


def _between(slot: Slot, zone: ZoneInfo, today: date) -> str:
    start, end = (times.local(at, zone).replace(tzinfo=None).isoformat() for at in slot)
    return times.between(start, end, today)


def _when(happened: News) -> str:
    starts, ends = happened.deed.available or (None, None)
    if starts is None or ends is None:
        return ""
    return spoken((starts, ends), happened.moment.now, happened.moment.settings.zone)


def _who(happened: News) -> str:
    return f"{happened.engineer.name}师傅" if happened.engineer else "同事"


def _taps(number: str) -> str:
    return f"{tap('可以', f'{WORD} {number}')}　{tap('换个时间', f'{OTHER} {number}')}"


def _other(number: str) -> str:
    return f"临时有事就点{tap('换个时间', f'{OTHER} {number}')}"


def for_resident(happened: News) -> str:
    """Propose a time, or say what became of one."""
    number, when, who = happened.case.number, _when(happened), _who(happened)
    match happened.deed.reason:
        case rules.OFFERED:
            said = quoted(happened)
            return f"{head(happened)}：{who}想约您{when}，您看行吗？{said}\n{_taps(number)}"
        case rules.AGREED:
            settled = f"{head(happened)}约好了：{when}，{who}到时联系您，提前会提醒。"
            return f"{settled}{_other(number)}。{quoted(happened)}"
        case _:
            return f"{head(happened)}原来约的时间先取消，给您添麻烦了。{who}会再跟您约，{_due(happened)}。"


def _due(happened: News) -> str:
    due = happened.case.due_at
    if due is None or due <= happened.moment.now:
        return "今天给您回音"
    return f"{times.moment(due, happened.moment.now, happened.moment.settings.zone)}前给您回音"


def for_staff(happened: News) -> str:
    """Tell who comes what the resident says to it."""
    number, when = happened.case.number, _when(happened)
    said = f"\n住户说：“{happened.deed.said}”" if happened.deed.said else ""
    if happened.deed.reason == rules.AGREED:
        return f"{heading(happened, '时间定了')}\n{when}，到时提醒您。{said}"
    fits = tap("可以", f"{ARRANGE} {number} 可以")
    return (
        f"{heading(happened, '住户想换时间')}\n想改到{when}。行就点：{fits}，"
        f"不行请另约一个：{ARRANGE} {number} 明天下午3点{said}"
    )


def wished(case: Case, slot: Slot, context: Context) -> str:
    """Say that the other time is asked for."""
    when = spoken(slot, context.now, context.settings.zone)
    return f"好的，{named(case)}想改到{when}，已经问负责的同事了，定了马上告诉您。"


def agreed(case: Case, slot: Slot, context: Context) -> str:
    """Say that it is settled."""
    when = spoken(slot, context.now, context.settings.zone)
    return f"约好了：{named(case)}{when}，到时提醒您。{_other(case.number)}。"


def nothing_proposed(case: Case, known: Appointment | None, context: Context) -> str:
    """Answer a yes to nothing: what is settled, or how to name a time."""
    zone = context.settings.zone
    if known is not None and known.status == "agreed":
        when = spoken((known.starts_at, known.ends_at), context.now, zone)
        return f"{named(case)}已经约好{when}了。{_other(case.number)}。"
    return f"{named(case)}现在没有等您定的时间。想定时间就点{tap('改时间', f'{OTHER} {case.number}')}。"


def reminded(happened: News) -> str:
    """Remind the resident of the time, or of the answer."""
    number, when = happened.case.number, _when(happened)
    if happened.deed.reason == "agreed":
        return f"提醒您：{head(happened)}约的是{when}{_coming(happened)}。{_other(number)}。"
    return f"{head(happened)}想约您{when}，还在等您一句话，您看行吗？\n{_taps(number)}"


def _coming(happened: News) -> str:
    engineer = happened.engineer
    if engineer is None:
        return ""
    phone = f"（{engineer.phone}）" if engineer.phone else ""
    return f"，{engineer.name}师傅{phone}过来，请留人在家"


def reminded_staff(happened: News, *, by: str) -> str:
    """Remind staff of the time, or of who did not answer."""
    number, when = happened.case.number, _when(happened)
    if happened.deed.reason == "agreed":
        return f"{heading(happened, '到点提醒')}\n约的是{when}，出门前先打个电话。"
    if by == "resident":
        fits = tap("可以", f"{ARRANGE} {number} 可以")
        return f"{heading(happened, '住户在等您定时间')}\n住户想{when}。行就点：{fits}，不行请打电话另约。"
    return (
        f"{heading(happened, '住户还没回时间')}\n约的是{when}，请打个电话问一声，"
        f"说好了就写：{ARRANGE} {number} 定 时间"
    )
