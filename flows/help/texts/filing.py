"""What is said while somebody asks for help, and when the request is filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.opened import registered
from flows.cases.texts.words import named
from flows.help.record import help_of, type_of, waits_for_agreement
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from flows.conversation.context import Context
    from flows.help.settings import HelpType
    from storage.records.case import Case

ASK_WHAT = "需要帮什么忙？一句话就行，比如“帮我把快递送上来”“想订周六的会议室”。"
ASK_PHONE = "怎么联系您？请发一个手机号，座机电话也行，比如 13800000001。"
SAY_MORE = "麻烦多说几个字，同事好知道怎么帮您。"
WHICH_TYPE = "类型：还没分清，点一下下面的就行；都不是也没关系，提交后同事来分。"
ANEW = ("仍要新提交", "新提交", "另外提交")  # a yes to the confirmation
AGREE, LEAVE_IT = "同意收费", "撤销"
MORNING = 10  # the hour until which people say 明早


def is_type(name: str) -> str:
    """Offer a type that it may be."""
    return f"是{name}"


def of_type(kept: HelpType) -> list[str]:
    """Say on the card which type it is, and what it costs before anything is sent."""
    price = [f"费用：{kept.price}（提交后请您点同意，再安排）"] if kept.price else []
    return [f"类型：{kept.name}", *price]


def hint(case: Case, context: Context) -> str:
    """Say that the same is in hand."""
    day = times.day(case.created_at, context.now, context.settings.zone)
    return (
        f"您{day}的求助{named(case)}正在办。是同一件事就点“{add_to(case)}”，马上转给经办的同事；"
        "不是就照常提交。"
    )


def add_to(case: Case) -> str:
    """Offer to put the words beside it."""
    return f"补充到{case.number}"


def opened(case: Case, context: Context, nobody_until: int | None) -> str:
    """Give the number, until when somebody answers, and what comes next (HLP-3)."""
    kept = type_of(case, context.settings)
    lines = [_answered_by(case, context, nobody_until)]
    if kept.appointment:
        lines.append("同事会跟您约时间，收到后点“可以”就定了。")
    if waits_for_agreement(case):
        lines.append(ask_price(case))
    notes = [_CALLED] if help_of(case).from_child else []
    notes += [kept.note] if kept.note else []
    return registered(case, context, "\n".join(lines), "\n".join(notes))


_CALLED = "叔叔阿姨马上打电话过来，先待在安全的地方，别给不认识的人开门。"
CHILD = "小朋友别着急，先待在安全的地方，给爸爸妈妈打个电话。告诉我在几栋几号、电话多少，叔叔阿姨马上联系你。"


def _answered_by(case: Case, context: Context, nobody_until: int | None) -> str:
    at, now, zone = help_of(case).answer_by, context.now, context.settings.zone
    if nobody_until is not None:
        return f"现在是夜里，{morning(at, now, zone)}前回您。"
    if case.urgency != "ordinary":
        return f"这是急事，已经告诉值班同事了，{times.moment(at, now, zone)}前回您。"
    return f"值班管理员{times.span(at - now)}内回您，最晚{times.moment(at, now, zone)}。"


def morning(at: int, now: int, zone: ZoneInfo) -> str:
    """Write a moment of the next morning as people say it: 明早8:30."""
    when = times.local(at, zone)
    days = (when.date() - times.local(now, zone).date()).days
    if when.hour >= MORNING or days > 1:
        return times.moment(at, now, zone)
    return f"{'明早' if days else '今早'}{when.hour}:{when:%M}"


def ask_price(case: Case) -> str:
    """Ask for a yes to what it costs, before anybody begins."""
    yes = tap("同意", f"{AGREE} {case.number}")
    no = tap("先不办了", f"{LEAVE_IT} {case.number}")
    return f"费用：{help_of(case).price}。您同意了才动手：{yes}　{no}"
