"""What residents are answered while they wait, and what who works for them reads of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.cases.rules.deeds import HUMAN
from flows.cases.texts.words import FIXED, NOT_FIXED, named
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.records.staff import Staff

DAY_MS = 24 * 3600_000
STILL_AWAITED = "还在等师傅的单子"
KEPT_WAITING = "让您久等了，真抱歉。\n"
WAITING = "让您等着急了，给您添麻烦了。"
PASSED_ON = "您的话马上转告经办的同事。"
SEEN_FIRST = "\n这要师傅看过才说得准，动手前会先跟您讲清楚。"
SHUT_OFF = "\n水还在流的话，先把进水总阀关上（一般在水表旁，顺时针拧）。"


def _by(case: Case, context: Context) -> str:
    due = case.promised_at or case.due_at
    return times.moment(due, context.now, context.settings.zone) if due else ""


def no_hurry(case: Case, context: Context) -> str:
    """Leave time to try it, and say until when an answer is waited for."""
    until = (case.finished_at or context.now) + context.settings.resident.silent_days * DAY_MS
    day = times.moment(until, context.now, context.settings.zone)
    taps = "　".join(tap(word, f"{word} {case.number}") for word in (FIXED, NOT_FIXED))
    return f"好的，不着急，您先用着看看。{named(case)}我等您到{day}，看好了点一下告诉我：{taps}"


def nobody_came(words: str) -> str:
    """Note on the case that nobody was there, in the resident's own words."""
    return f"没人上门：{words}"


def will_be_checked(case: Case, context: Context) -> str:
    """Answer who waited in vain: no doubt, no blame; who looks into it, and by when."""
    return (
        f"对不起，让您空等了。{named(case)}已请主管核实并重新安排上门，"
        f"{_by(case, context)}前到场或给您回话。"
    )


def is_late(case: Case, context: Context) -> bool:
    """Tell whether what was to happen next has not happened in time."""
    due = case.promised_at or case.due_at
    return due is not None and due < context.now


def coming(case: Case, engineer: Staff | None, holder: Staff | None, context: Context) -> str:
    """Say who comes, when, and the phone once it was given: one line."""
    head = f"（{named(case).replace('（', ' ').rstrip('）')}）"
    if not kind_of(case, context.settings).sends_somebody:
        return (
            f"{holder.name if holder else '值班同事'}在跟，{_next(case, context, '有回音')}{head}"
        )
    if case.source == HUMAN:
        return f"{holder.name if holder else '值班同事'}，{_next(case, context, '联系您')}{head}"
    if engineer is None:
        return _not_sent(case, holder, context) + head
    phone = f"，电话{engineer.phone}" if case.taken_at and engineer.phone else ""
    return f"{engineer.name}师傅，{_when(case, context)}{phone}{head}"


def _not_sent(case: Case, holder: Staff | None, context: Context) -> str:
    if case.status == "registered":
        return f"{_next(case, context, '有同事受理')}，师傅定了马上告诉您谁来、几点、电话多少"
    name = holder.name if holder else "值班同事"
    if case.promised_at and (visit := visit_of(case, context)):
        return f"{name}已受理，约好{visit}，谁来、电话多少定了马上告诉您"
    return f"{name}已受理，{_next(case, context, '安排师傅')}，定了马上告诉您谁来、几点、电话多少"


def _when(case: Case, context: Context) -> str:
    if case.status == "arrived":
        return "已经到了，正在处理"
    if case.status == "deferred":
        reason = context.settings.defer.reasons.get(case.defer_reason or "", "")
        return f"要先{reason.replace('待', '等', 1)}，{_next(case, context, '给您回音')}"
    visit = visit_of(case, context)
    if case.status == "dispatched":
        if visit and case.promised_at:
            return f"约好{visit}，接单后打您电话"
        asked = f"您约的是{visit}，" if visit else ""
        return f"{asked}{_next(case, context, '接单并打您电话')}"
    if visit and not case.promised_at:
        return f"{visit}到"
    return _next(case, context, "到")


def visit_of(case: Case, context: Context) -> str:
    """Name the time that was agreed on, while it is still to come."""
    ends = (case.available_from, case.available_until)
    if max((at or 0 for at in ends), default=0) <= context.now:
        return ""
    zone = context.settings.zone
    first, last = (
        times.local(at, zone).replace(tzinfo=None).isoformat() if at else None for at in ends
    )
    return times.between(first, last, times.local(context.now, zone).date())


def _next(case: Case, context: Context, what: str) -> str:
    if is_late(case, context):
        return f"比约好的{_by(case, context)}晚了，回“催单”我马上替您催"
    due = case.promised_at or case.due_at
    if due is None:
        return f"尽快{what}"
    return f"{_by(case, context)}前{what}，还有{times.span(due - context.now)}"


def in_short(lines: Sequence[str], cases: Sequence[Case], context: Context) -> str:
    """Answer who and when first; all that happened so far is a tap away."""
    if len(cases) > 1:
        return "\n".join(lines)
    words = kind_of(cases[0], context.settings).told.while_waiting
    return f"{lines[0]}。\n" + "　".join(tap(word, f"{word} {cases[0].number}") for word in words)


def on_the_way(line: str, context: Context) -> str:
    """Answer who asks in an emergency: the duty office hears it again, and its phone."""
    phone = context.community.duty_phone
    return f"{line}。\n您的话我又转给值班同事了，急的话直接打{phone}。"


def by_when(lines: Sequence[str], cases: Sequence[Case], told: str = "") -> str:
    """Meet who finds it slow although nothing is late: by when, and what they can do."""
    urge = tap("催单", f"催单 {cases[0].number}" if len(cases) == 1 else "催单")
    return "\n".join([WAITING + told, *lines, f"等不了就回：{urge}"])


def will_answer(case: Case, context: Context) -> str:
    """Say by when a question is answered that was passed on."""
    by = "" if is_late(case, context) else _by(case, context)
    return f"\n最晚{by}前回您。" if by else "\n看到就回您。"


def asks(words: str) -> str:
    """Pass a question on to who can answer it."""
    return f"住户问：{words}"


def call_again(phone: str, words: str) -> str:
    """Ask who phoned in vain to phone again."""
    return f"住户没接到电话，请再打{phone}：{words}"


def will_call_again(line: str) -> str:
    """Say that it was passed on, and who is going to phone."""
    return f"没关系，已转告并请对方再打给您。\n{line}。"


def no_answer(words: str) -> str:
    """Tell who has the case that nobody answers at the worker's phone."""
    return f"住户联系不上师傅，请尽快回电：{words}"


def will_be_reached(line: str) -> str:
    """Say that somebody looks for the worker."""
    return f"师傅可能正在忙，我已请他和值班同事尽快联系您。\n{line}。"


def praised(name: str) -> str:
    """Thank somebody who praises, and say who reads it."""
    who = f"{name}师傅和主管" if name else "管理处的同事"
    return f"谢谢您的夸奖！我马上转告{who}，大家看到都会高兴的。"


def praise(name: str, words: str) -> str:
    """Pass praise on."""
    return f"住户表扬{name}：{words}"
