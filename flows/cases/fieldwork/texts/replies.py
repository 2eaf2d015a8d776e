"""What a resident is answered when they do something to a case for which somebody comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import status_word
from flows.cases.rules import deadlines
from flows.cases.rules.steps import is_unhappy
from flows.cases.texts.replies import by
from flows.cases.texts.words import NOT_FIXED, named
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.store import Store

TO_COMPLAINT, COMPLAIN = "转成投诉", "服务投诉"
MASTER = "师傅"  # how somebody who comes to repair is called
EVENTS = {
    "open": "已登记", "accept": "已受理", "dispatch": "已派单", "take": "师傅已接单",
    "arrive": "师傅已到场", "progress": "进展", "defer": "暂缓", "resume": "继续处理",
    "finish": "已完工", "describe": "怎么修的", "confirm": "您说修好了", "not_fixed": "您说没修好", "close": "已关闭",
    "close_silent": "已关闭（未评价）", "withdraw": "已撤销", "supplement": "您补充了",
    "urge": "催单", "disagree": "您不同意暂缓", "reopen": "重新处理", "photo": "照片",
    "take_back": "撤回上一步", "appoint": "约时间",
}  # fmt: skip


def following(case: Case, _context: Context) -> str | None:
    """Say what is next where the status says it better than a deadline; else None."""
    return "师傅说已完工，修好了吗？" if case.status == "finished" else None


def choices(case: Case) -> tuple[str, ...]:
    """Return the words that make sense now."""
    if case.status == "finished":
        return ("修好了", "没修好", COMPLAIN)
    if case.status == "closed":
        return ("没修好", *(("评价",) if case.rating is None else ()), COMPLAIN)
    return () if case.status == "withdrawn" else ("催单", "补充", "改时间", "撤销")


def reply(store: Store, action: str, case: Case, _context: Context) -> str | None:
    """Say who reads what was added: who was sent, or the clerk who has it."""
    if action != "supplement":
        return None
    engineer = store.staff.get(case.engineer_id) if case.engineer_id else None
    holder = store.staff.get(case.holder_id) if case.holder_id else None
    if engineer is not None:
        return _supplemented(case, f"{engineer.name}{MASTER}")
    return _supplemented(case, holder.name if holder else None)


def _supplemented(case: Case, name: str | None) -> str:
    return f"补充好了，已告诉{name or '值班同事'}：{named(case)}。"


def _confirmed(case: Case, _context: Context) -> str:
    rate = tap("评价", f"评价 {case.number}")
    return f"太好了，{named(case)}就办结了，谢谢您。方便的话给师傅打个分：{rate}"


def _not_fixed(case: Case, context: Context) -> str:
    if case.return_count > 1:
        return (
            f"给您添麻烦了。{named(case)}是第{case.return_count}次返修，已请主管亲自跟，"
            f"{by(case, context)}到场或给您回话。"
        )
    return f"给您添麻烦了。{named(case)}已转返修，{by(case, context)}到场或给您回话。"


def _disagreed(case: Case, context: Context) -> str:
    return f"明白，{named(case)}已请管理处马上另作安排，{by(case, context)}给您回话。"


def _rated(case: Case, context: Context) -> str:
    if is_unhappy(case.rating):
        due = deadlines.call_due(context.now, context.settings)
        until = times.moment(due, context.now, context.settings.zone)
        thanks = f"谢谢您直说。{named(case)}记了{case.rating}分，已告诉主管，客服{until}前联系您，听听您的意见。"
        return f"{thanks}\n{_unhappy(case)}"
    return f"谢谢您的评价，{named(case)}记了{case.rating}分，也会转告师傅。"


def _unhappy(case: Case) -> str:
    """Offer somebody who rated badly to let it be looked into, and leave it at that."""
    take_up = tap(TO_COMPLAINT, f"{TO_COMPLAINT} {case.number}")
    return f"想请没参与的同事查一下，可以{take_up}。"


def _withdrawn(case: Case, _context: Context) -> str:
    return f"{named(case)}已撤销，师傅不会再上门。以后需要随时再报。"


DONE: dict[str, Callable[[Case, Context], str]] = {
    "confirm": _confirmed,
    "not_fixed": _not_fixed,
    "reopen": _not_fixed,
    "withdraw": _withdrawn,
    "rate": _rated,
    "disagree": _disagreed,
}


def _closed(case: Case, _context: Context) -> str:
    return (
        f"{named(case)}已经办结了。要是又有问题，回{tap(NOT_FIXED, f'{NOT_FIXED} {case.number}')}。"
    )


def _finished(case: Case, _context: Context) -> str:
    fixed = tap("修好了", f"修好了 {case.number}")
    broken = tap(NOT_FIXED, f"{NOT_FIXED} {case.number}")
    return f"{named(case)}师傅说已完工。修好了吗？{fixed}　{broken}"


def _not_finished(case: Case, context: Context) -> str:
    word = status_word(case, context.settings)
    return f"{named(case)}还在办（{word}），完工后我会请您看看修好了没有。"


def _too_late(case: Case, _context: Context) -> str:
    return f"{named(case)}师傅已经在办了，撤不了。不需要的话回“人工”，我请同事联系您。"


def _closed_long_ago(case: Case, _context: Context) -> str:
    return f"{named(case)}办结很久了。请把现在的问题重新说一遍，我按新的报修马上安排。"


def _not_deferred(case: Case, _context: Context) -> str:
    return f"{named(case)}没有暂缓，正在办。"


def _other_slot(case: Case, _context: Context) -> str:
    say = tap("改时间", f"改时间 {case.number}")
    return f"{named(case)}这个时间约不了，请说一个两周以内、还没过的时间：{say}"


_WHY: dict[str, Callable[[Case, Context], str]] = {
    "closed": _closed,
    "finished": _finished,
    "not_yet_finished": _not_finished,
    "too_late_to_withdraw": _too_late,
    "closed_too_long": _closed_long_ago,
    "not_deferred": _not_deferred,
    "slot_passed": _other_slot,
    "slot_far": _other_slot,
}


def not_possible(reason: str, case: Case, context: Context) -> str | None:
    """Say why something can't be done, and what can; None where all kinds are alike."""
    known = _WHY.get(reason)
    return known(case, context) if known else None
