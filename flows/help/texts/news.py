"""What residents hear of their request, where it differs from a repair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.fieldwork.texts import news
from flows.cases.fieldwork.texts.replies import COMPLAIN
from flows.cases.fieldwork.texts.replies import EVENTS as OF_WORK
from flows.cases.rules import deadlines
from flows.cases.texts.words import FIXED, NOT_FIXED, head, named
from flows.help.record import type_of, waits_for_agreement
from flows.help.texts.filing import ask_price
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from flows.cases.news import News
    from flows.conversation.context import Context
    from storage.records.case import Case

_ENDED = (*deadlines.TERMINAL, *deadlines.AWAITS_RESIDENT)
DONE, NOT_DONE = "办好了", "还没好"
IS_IT_DONE = "办好了吗？"
EVENTS = OF_WORK | {
    "take": "同事已接单", "arrive": "同事已到场", "finish": "已办完", "confirm": "您说办好了",
    "not_fixed": "您说还没好", "sort": "分好了类", "quote": "报价", "agree": "您同意了费用",
}  # fmt: skip


def answers(_case: Case) -> tuple[str, ...]:
    """Return the words that answer whether it is done."""
    return (DONE, NOT_DONE)


def _which(number: str) -> str:
    return f"{tap(DONE, f'{FIXED} {number}')}　{tap(NOT_DONE, f'{NOT_FIXED} {number}')}"


def finished(happened: News) -> str:
    """Give the result and ask whether it is right."""
    if happened.case.danger:
        return news.finished(happened)
    case = happened.case
    return f"{head(happened)}办完了：{case.result}\n请问{IS_IT_DONE}{_which(case.number)}"


def still_done(happened: News) -> str:
    """Ask once more."""
    return f"想再问一下，{head(happened)}{IS_IT_DONE}\n{_which(happened.case.number)}"


def closed_silently(happened: News) -> str:
    """Say that it closes without the resident's word."""
    number, days = happened.case.number, happened.moment.settings.resident.silent_days
    again = tap(NOT_DONE, f"{NOT_FIXED} {number}")
    return (
        f"{head(happened)}办完{days}天了，没收到您的回音，先关闭（未评价）。"
        f"要是还没好，回{again}，马上接着办。"
    )


def no_news(happened: News, again: int) -> str:
    """Say that nobody has answered yet, who knows of it, and when more is heard; else how it stands."""
    case, moment = happened.case, happened.moment
    if case.status != "registered" or not deadlines.is_awaited_in_vain(case, moment.now):
        return news.no_news(happened, again)
    zone, settings = moment.settings.zone, moment.settings
    promised = times.moment(case.due_at or moment.now, moment.now, zone)
    community = settings.community(case.community)
    phone = community.duty_phone if community else ""
    return (
        f"{head(happened)}说好{promised}前回您，到现在还没有同事回话，让您久等了。"
        f"已经报给主管，请主管亲自盯着，{times.moment(again, moment.now, zone)}前一定再给您回音。"
        f"等不及请直接打值班电话{phone}。"
    )


def following(case: Case, _context: Context) -> str | None:
    """Say what is next where the status says it better than a deadline."""
    if case.status not in _ENDED and waits_for_agreement(case):
        return ask_price(case)
    return f"同事说已办完，{IS_IT_DONE}" if case.status == "finished" else None


def choices(case: Case) -> tuple[str, ...]:
    """Return the words that make sense now."""
    if case.status == "finished":
        return (*answers(case), COMPLAIN)
    if case.status == "closed":
        return (NOT_DONE, *(("评价",) if case.rating is None else ()), COMPLAIN)
    return () if case.status == "withdrawn" else ("催单", "补充", "改时间", "撤销")


def quoted(happened: News) -> str:
    """Tell what it costs, and ask."""
    return f"{head(happened)}：{happened.deed.actor_name}看过了，先跟您说清楚价钱。\n{ask_price(happened.case)}"


def price_of_type(happened: News) -> str:
    """Tell what it costs now that the type is known, and ask."""
    kept = type_of(happened.case, happened.moment.settings)
    return f"{head(happened)}按“{kept.name}”给您办，先跟您说清楚价钱。\n{ask_price(happened.case)}"


def agreed_by_phone(happened: News) -> str:
    """Confirm what was agreed upon by phone."""
    return f"{head(happened)}：记下您在电话里同意了费用，接下来就安排。"


def thanks_for_agreeing(case: Case, _context: Context) -> str:
    """Answer a yes to the price."""
    return f"好的，{named(case)}的费用您同意了，已告诉经办的同事，马上安排。钱请到服务中心付，或扫公司的收款码，不用给师傅现金。"
