"""A talk about a complaint (约谈): the words of it, what residents hear and are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.replies import until
from flows.cases.texts.words import head as named
from flows.cases.texts.words import named as head_of
from flows.complaint.texts.news import who
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from flows.cases.news import News
    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.records.complaint import Talk

WORD = "约谈"
WAYS = {"meeting": "当面", "phone": "电话里"}
BY_PHONE = ("电话", "打电话", "通话")
WAY_WORDS = (*BY_PHONE, "当面", "面谈", "见面")
NONE_FITS = "都不方便"
ENDS = ("取消", "不用谈", "不用了", "不谈了")
RECORDS = ("记录", "纪要", "谈好了")
FIXES = ("定在", "定")
NOBODY_CAME = ("没来", "未到", "没到", "爽约", "没接通", "未接通")
WITH_ACCUSED = ("对方", "被投诉人", "当事人")
OFFERED_EXAMPLE = "明天下午3点 后天上午10点"


def exact(at: int, zone: ZoneInfo) -> str:
    """Write a moment so that it is the same words tomorrow: 11月25日15:00."""
    when = times.local(at, zone)
    return f"{when.month}月{when.day}日{when:%H:%M}"


def at_time(happened: News) -> str:
    """Write when the talk is."""
    at = happened.deed.until
    return times.moment(at, happened.moment.now, happened.moment.settings.zone) if at else ""


def way_of(happened: News) -> str:
    """Write how the talk is held."""
    return WAYS.get(happened.deed.way, WAYS["meeting"])


def _words(happened: News) -> str:
    return f"（{happened.deed.text}）" if happened.deed.text else ""


def _picks(case: Case, proposed: tuple[int, ...], now: int, zone: ZoneInfo) -> str:
    """Offer times as taps whose words stay true, and a way out."""
    ahead = [at for at in proposed if at > now]
    taps = [
        tap(times.moment(at, now, zone), f"{WORD} {case.number} {exact(at, zone)}") for at in ahead
    ]
    other = tap(f"{NONE_FITS}，换时间", f"{WORD} {case.number} {NONE_FITS}")
    return "　".join([*taps, other])


def offered(happened: News) -> str:
    """Ask which time suits (COM-12)."""
    zone = happened.moment.settings.zone
    picks = _picks(happened.case, happened.deed.times, happened.moment.now, zone)
    return (
        f"关于您的投诉{named(happened)}，{who(happened)}想和您{way_of(happened)}谈一谈{_words(happened)}。"
        f"您看什么时候方便？{picks}"
    )


def agreed(happened: News) -> str:
    """Say when and how the talk is."""
    number = happened.case.number
    return (
        f"约好了：{at_time(happened)}，{who(happened)}和您{way_of(happened)}谈投诉{named(happened)}"
        f"{_words(happened)}。到时会提醒您，要改时间随时点：{tap('换时间', f'{WORD} {number} 换时间')}"
    )


def cancelled(happened: News) -> str:
    """Say that the talk is off, and what comes instead."""
    number = happened.case.number
    return (
        f"{who(happened)}原来约您谈投诉{named(happened)}，这次先取消{_words(happened)}，给您添麻烦了。"
        f"事情照常办，您想谈的时候点：{tap('约时间', f'{WORD} {number}')}"
    )


def recorded(happened: News) -> str:
    """Give the summary of what was agreed; the resident may add to it."""
    number = happened.case.number
    return (
        f"谢谢您抽时间谈投诉{named(happened)}。记下来的是：{happened.deed.text}\n"
        f"和您说的不一样的话，请直接补充：{tap('补充', f'补充 {number}')}"
    )


def missed(happened: News) -> str:
    """Say kindly that the talk did not take place, and that it is arranged anew."""
    number = happened.case.number
    return (
        f"约好谈投诉{named(happened)}，这次没能谈上，不要紧。"
        f"{who(happened)}会和您再约，您方便的时间也可以直接告诉我：{tap('约时间', f'{WORD} {number}')}"
    )


def reminded(happened: News) -> str:
    """Remind of the talk."""
    number = happened.case.number
    return (
        f"提醒您：{at_time(happened)}，{who(happened)}和您{way_of(happened)}谈投诉{named(happened)}。"
        f"不方便的话点：{tap('换时间', f'{WORD} {number} 换时间')}"
    )


def answer_agreed(case: Case, at: int, context: Context) -> str:
    """Note the time they picked."""
    when = times.moment(at, context.now, context.settings.zone)
    return f"好的，约好了：{when}谈{head_of(case)}，已告诉办理的同事，到时提醒您。"


def answer_declined(case: Case, words: str, context: Context) -> str:
    """Note that another time is wanted."""
    told = f"已转告办理的同事{f'：{words}' if words else ''}，{until(case.talk_due_at, context)}和您另约。"
    ask = "" if words else f"您哪天方便，也可以直接写：{WORD} {case.number} 周六上午10点"
    return f"没关系，{head_of(case)}换个时间。{told}{ask}"


def answer_wished(case: Case, context: Context) -> str:
    """Note that they want to talk."""
    return f"好的，想谈{head_of(case)}的时间已转告办理的同事，{until(case.talk_due_at, context)}和您定下来。"


def wished_early(words: str) -> str:
    """Write down that they want to talk, before anybody handles it."""
    return f"想约时间谈：{words}"


def answer_early(case: Case, context: Context) -> str:
    """Note that they want to talk, and that it is arranged once somebody handles it."""
    return (
        f"好的，想谈{head_of(case)}记下了。{until(case.due_at, context)}受理，"
        "受理后经办的同事和您约时间。"
    )


def answer_cancelled(case: Case) -> str:
    """Note that they do not want to talk."""
    return f"好的，{head_of(case)}这次不谈了，事情照常办。想谈的时候随时告诉我。"


def standing(case: Case, talk: Talk | None, context: Context) -> str:
    """Say where a talk stands, and what can be done."""
    zone, now = context.settings.zone, context.now
    if talk is not None and talk.agreed_at is not None and talk.agreed_at > now:
        other = tap("换时间", f"{WORD} {case.number} 换时间")
        return f"{head_of(case)}约在{times.moment(talk.agreed_at, now, zone)}谈。要改点：{other}"
    if talk is not None and any(at > now for at in talk.proposed):
        return f"{head_of(case)}您看什么时候方便？{_picks(case, talk.proposed, now, zone)}"
    return f"您想什么时候谈{head_of(case)}？写上时间就行，比如：{WORD} {case.number} 周六上午10点"


def time_over(case: Case, talk: Talk | None, context: Context) -> str:
    """Say that a time that was picked is over or no longer offered."""
    return f"这个时间过了或者已经改了。{standing(case, talk, context)}"
