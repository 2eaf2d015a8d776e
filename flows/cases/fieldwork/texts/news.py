"""What residents hear of their case, one function a step: what happened, who, what is next, by when.

Warm, short, plain; no fault admitted, no money promised (PRACTICE.md "Law and shame", REP-9).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of, status_word
from flows.cases.rules import deadlines
from flows.cases.rules.deeds import HUMAN
from flows.cases.rules.steps import COMING, NOBODY_HOME, SPOKEN
from flows.cases.texts.words import DISAGREE, FIXED, NOT_FIXED, head
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from flows.cases.news import News

# Before the visit: another time is asked for by a tap, later by phone.
ANOTHER_TIME = ("accepted", "dispatched", "taken", "deferred", "reopened")


def _by(happened: News, at: int | None) -> str:
    if at is None:
        return ""
    return times.moment(at, happened.moment.now, happened.moment.settings.zone)


def _engineer(happened: News, *, phone: bool = False) -> str:
    if happened.engineer is None:
        return "师傅"
    number = f"（{happened.engineer.phone}）" if phone and happened.engineer.phone else ""
    return f"{happened.engineer.name}师傅{number}"


def accepted(happened: News) -> str:
    """Say that a person has read it (REP-2)."""
    kind = kind_of(happened.case, happened.moment.settings)
    then = "给您回音" if happened.case.source == HUMAN else kind.told.once_accepted
    return (
        f"您的{kind.title}{head(happened)}已受理，由{happened.deed.actor_name}负责，"
        f"{_by(happened, happened.case.due_at)}前{then}。"
    )


def dispatched(happened: News) -> str:
    """Say who comes."""
    return f"{head(happened)}已受理并派单给{_engineer(happened)}，{_takes(happened)}"


def _takes(happened: News) -> str:
    """Say by when who was sent takes it, and what follows."""
    case = happened.case
    ahead = case.due_for == "take" and (case.due_at or 0) > happened.moment.now
    return f"{_by(happened, case.due_at)}前接单，接单后会联系您。" if ahead else "接单后会联系您。"


def taken(happened: News) -> str:
    """Say that the engineer comes, by when, how to reach them, and what they say themselves."""
    due = happened.case.promised_at or happened.case.due_at
    late = due is None or due <= happened.moment.now
    then = "马上和您联系上门时间" if late else f"{_by(happened, due)}前上门"
    return f"{head(happened)}：{_engineer(happened, phone=True)}已接单，{then}。{quoted(happened)}"


def quoted(happened: News) -> str:
    """Pass on what was said with a step (收到，吃完饭就过去)."""
    said = happened.deed.said
    return f"\n{happened.deed.actor_name}说：“{said}”" if said else ""


def arrived(happened: News) -> str:
    """Say that somebody is at the door."""
    return f"{head(happened)}：{_engineer(happened)}已到现场，正在处理。{quoted(happened)}"


def progress(happened: News) -> str:
    """Pass on how far it is (REP-6)."""
    if happened.deed.reason == NOBODY_HOME:
        return _nobody_home(happened)
    promised = happened.case.promised_at
    if happened.deed.reason == COMING and promised:
        by = _by(happened, promised)
        return f"{head(happened)}：{_engineer(happened, phone=True)}说“{happened.deed.text}”，{by}前到。"
    after = f"\n下次{_by(happened, promised)}前告诉您。" if promised else ""
    if happened.deed.reason == SPOKEN:
        return f"{head(happened)}：{happened.deed.actor_name}说：“{happened.deed.text}”{after}"
    return f"{head(happened)}有进展：{happened.deed.text}{after}"


def _nobody_home(happened: News) -> str:
    """Say that somebody came in vain, and how another time is arranged."""
    number, came = happened.case.number, _engineer(happened, phone=True)
    waits = happened.case.status in ANOTHER_TIME and happened.case.room is not None
    other = f"，或者{tap('改时间', f'改时间 {number}')}" if waits else "，另约个时间"
    again = happened.case.status == "deferred" and happened.before.status != "deferred"
    then = f"{_by(happened, happened.case.promised_at)}前会再跟您约时间。" if again else ""
    return f"{head(happened)}：{came}上门敲门没人应。请您给师傅回个电话{other}。{then}"


def deferred(happened: News) -> str:
    """Say why it waits and when the next news comes (REP-7); the resident may object."""
    settings = happened.moment.settings
    reason = settings.defer.reasons.get(happened.case.defer_reason or "", "")
    say = f"{DISAGREE} {happened.case.number}"
    words = f"（{happened.deed.text}）" if happened.deed.text else ""
    return (
        f"{head(happened)}要先{reason.replace('待', '等', 1)}{words}，一时办不了，给您添麻烦了。"
        f"{_by(happened, happened.case.promised_at)}前一定给您回音。\n等不了的话回：{tap(DISAGREE, say)}"
    )


def resumed(happened: News) -> str:
    """Say that work goes on."""
    return f"{head(happened)}继续处理了，{_engineer(happened)}会和您联系{_planned(happened)}。"


def other_engineer(happened: News) -> str:
    """Say that somebody else comes."""
    return f"{head(happened)}改由{_engineer(happened)}来处理，{_takes(happened)}"


def finished(happened: News) -> str:
    """Give the result (REP-8) and ask whether it is fixed."""
    number = happened.case.number
    asked, good, bad = "请问修好了吗？", FIXED, NOT_FIXED
    if happened.case.danger:
        asked, good, bad = "现在都没事了吗？", "没事了", "还有情况"
    return (
        f"{head(happened)}已完工：{happened.case.result}\n{asked}\n"
        f"{tap(good, f'{FIXED} {number}')}　{tap(bad, f'{NOT_FIXED} {number}')}"
    )


def described(happened: News) -> str:
    """Say what was done, a moment after it was called done."""
    return f"{head(happened)}是这样处理的：{happened.deed.text}"


def rate_please(happened: News) -> str:
    """Ask for a rating."""
    number = happened.case.number
    return f"{head(happened)}办完了，给师傅打个分吧（1到5）：{tap('评价', f'评价 {number}')}"


def closed_by_staff(happened: News) -> str:
    """Say that and why it was closed, and how to disagree."""
    number = happened.case.number
    reason = happened.deed.reason or happened.deed.text or happened.case.result or ""
    return (
        f"{head(happened)}已由管理处关闭：{reason}\n"
        f"要是还没解决，回{tap(NOT_FIXED, f'{NOT_FIXED} {number}')}，我马上安排。"
    )


def closed_silently(happened: News) -> str:
    """Say that it closes without the resident's word; it counts as unconfirmed."""
    number, days = happened.case.number, happened.moment.settings.resident.silent_days
    return (
        f"{head(happened)}完工{days}天了，没收到您的回音，先关闭（未评价）。"
        f"要是还没好，回{tap(NOT_FIXED, f'{NOT_FIXED} {number}')}，马上安排返修。"
    )


def still_fixed(happened: News) -> str:
    """Ask once more whether it is fixed."""
    number = happened.case.number
    return (
        f"想再问一下，{head(happened)}修好了吗？"
        f"\n{tap(FIXED, f'{FIXED} {number}')}　{tap(NOT_FIXED, f'{NOT_FIXED} {number}')}"
    )


def no_news(happened: News, again: int) -> str:
    """Tell where it stands when nothing has happened for long, or not by then (REP-6, REP-7).

    `again` is when the next such news comes.
    """
    if deadlines.is_awaited_in_vain(happened.case, happened.moment.now):
        return _late(happened, again)
    word = status_word(happened.case, happened.moment.settings)
    who = f"，{_engineer(happened)}负责" if happened.engineer else ""
    return f"{head(happened)}还在办：{word}{who}{_planned(happened)}。给您添麻烦了，我会一直跟着。"


def _planned(happened: News) -> str:
    """Say by when the next step is planned; empty where that lies behind."""
    due = happened.case.promised_at or happened.case.due_at
    ahead = due is not None and due > happened.moment.now
    return f"，计划{_by(happened, due)}前有下一步" if ahead else ""


_LATE = {  # what is awaited: what the resident was told, and how it stands
    "accept": ("{by}前受理", "还没人接手"),
    "dispatch": ("{by}前安排师傅", "还没安排上"),
    "take": ("安排师傅", "师傅还没接单"),
    "arrive": ("{by}前上门", "还没登记到场（人已经到了的话不用管这条）"),
    "promise": ("{by}前给您回音", "还没有消息"),
}


def _late(happened: News, again: int) -> str:
    """Say that what was promised has not come, what is done about it, and when more is heard."""
    case, settings = happened.case, happened.moment.settings
    due_for = case.due_for or ""
    if case.promised_at is not None:
        due_for = "arrive" if case.status == "taken" else "promise"
    promise, stands = _LATE[due_for]
    community = settings.community(case.community)
    phone = community.duty_phone if community else ""
    by = _by(happened, deadlines.told_until(case))
    told = "" if case.urgency == "emergency" else f"说好{promise.format(by=by)}，现在"
    return (
        f"{head(happened)}{told}{stands}，让您久等了。已经在催{_holder(happened)}，没动静会再往上报，"
        f"{_by(happened, again)}前再告诉您。等不及请直接打值班电话{phone}。"
    )


def _holder(happened: News) -> str:
    return _engineer(happened) if happened.engineer else "值班管理员"
