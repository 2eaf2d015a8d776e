"""Every sentence about what is borrowed: what residents read first, then what staff read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import Due, Stage
from flows.cases.rules import deadlines
from flows.cases.texts import stages
from flows.cases.texts import tasks as any_tasks
from flows.cases.texts.opened import accepted_by, registered
from flows.cases.texts.replies import by
from flows.cases.texts.words import named
from flows.desk.texts import asks, wording
from flows.writing import times
from flows.writing.markup import tap
from tests.borrowing.loan import loan_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.cases.news import News
    from flows.cases.rules.deeds import Moment
    from flows.conversation.context import Context
    from flows.desk.view import View
    from storage.records.case import Case

STARTERS = frozenset({"借用", "借东西", "我要借东西", "我想借东西"})
ASK_AFTERWARDS = "借的东西好用吗？"
ASK_WHAT = "好的，您想借什么？一句话就行，比如“借一把梯子，换灯泡用”。"
ASK_PHONE = "怎么联系您？请发一个手机号，座机电话也行，比如 13800000001，好告诉您什么时候来拿。"
SAY_MORE = "麻烦多说几个字，同事好替您准备。"
STAGES = stages.ENDED | {
    "asked": Stage("待借出", ("lend", "close"), "已登记，等同事准备", "等待借出"),
    "lent": Stage("已借出，待归还", ("give_back", "extend"), "在您手上，用完请还", "等您归还"),
}
DUES = stages.DUES | {
    "lend": Due("借出", ("借出",)),
    "return": Due("收回", ("归还", "续借")),
}
EVENTS = {
    "open": "已登记", "lend": "已借出", "extend": "已续借", "give_back": "已归还",
    "close": "已办结", "withdraw": "已撤销", "supplement": "您补充了", "urge": "催单",
    "photo": "照片", "vacate": "换人跟进",
}  # fmt: skip
STAFF_EVENTS = {"lend": "借出", "extend": "续借", "give_back": "收回"}


def _thing(case: Case) -> str:
    return loan_of(case).thing


def _moment(at: int | None, moment: Moment | Context | View) -> str:
    return times.moment(at, moment.now, moment.settings.zone) if at else ""


def _back_by(case: Case, moment: Moment | Context | View) -> str:
    return _moment(loan_of(case).back_by, moment)


# What residents read.


def opened(case: Case, context: Context, _nobody_until: int | None) -> str:
    """Give the number, and by when they hear that they can fetch it."""
    thing, until = _thing(case), accepted_by(case, context)
    return registered(case, context, f"想借{thing}，值班管理员{until}前给您准备好，并告诉您来拿。")


def following(case: Case, context: Context) -> str | None:
    """Say until when it is to be given back, and where; else None."""
    if case.status == "lent":
        thing, until = _thing(case), _back_by(case, context)
        if (loan_of(case).back_by or 0) <= context.now:
            return f"{thing}说好{until}前还，现在到时间了，用完请还到服务中心。还要用就回“补充”说一声。"
        return f"{thing}请在{until}前还到服务中心，要多用几天请先回“补充”说一声。"
    if case.closed_as == "given_back":
        return f"{_thing(case)}{_moment(case.closed_at, context)}已归还，谢谢您。"
    return None


def choices(case: Case) -> tuple[str, ...]:
    """Return the words that make sense now."""
    if case.status == "asked":
        return ("催单", "补充", "撤销")
    if case.status == "lent":
        return ("补充",)
    return ("评价",) if case.status == "closed" and case.rating is None else ()


def _withdrawn(case: Case, _context: Context) -> str:
    return f"{named(case)}已撤销。以后要借，直接说一句就行。"


def _rated(case: Case, _context: Context) -> str:
    return f"谢谢您的评价，{named(case)}记了{case.rating}分，经办同事会看到。"


REPLIES: dict[str, Callable[[Case, Context], str]] = {"withdraw": _withdrawn, "rate": _rated}


def _already_lent(case: Case, context: Context) -> str:
    return f"{named(case)}已经借给您了，{_back_by(case, context)}前还到服务中心就行。要多用几天请回“补充”说一声。"


def _not_yet_lent(case: Case, context: Context) -> str:
    return f"{named(case)}还没借出，{by(case, context)}准备好会告诉您。"


def _not_yet_back(case: Case, _context: Context) -> str:
    return f"{named(case)}还没归还，还了再请您评价。"


def _ended(case: Case, _context: Context) -> str:
    return f"{named(case)}已经办结了。还想借的话，直接说一句，我重新登记。"


def _no_such_step(case: Case, _context: Context) -> str:
    return f"{named(case)}是借东西的单子，没有这一步。有哪里不满意，直接说一句就行。"


_WHY: dict[str, Callable[[Case, Context], str]] = {
    "already_lent": _already_lent,
    "not_yet_lent": _not_yet_lent,
    "not_yet_back": _not_yet_back,
    "closed": _ended,
    "not_of_kind": _no_such_step,
}


def not_possible(reason: str, case: Case, context: Context) -> str | None:
    """Say why something can't be done; None where all kinds are alike."""
    known = _WHY.get(reason)
    return known(case, context) if known else None


def lent(happened: News) -> str:
    """Say that it was handed out, and until when."""
    case, moment = happened.case, happened.moment
    who = happened.deed.actor_name
    return (
        f"{_thing(case)}借给您了（{case.number}，经手{who}），请在{_back_by(case, moment)}前还到服务中心。"
        "用的时候注意安全，要多用几天请先说一声。"
    )


def extended(happened: News) -> str:
    """Say until when it may be kept now."""
    case, moment = happened.case, happened.moment
    return f"好的，{_thing(case)}（{case.number}）可以用到{_back_by(case, moment)}，到时还到服务中心就行。"


def given_back(happened: News) -> str:
    """Thank, and ask for the rating."""
    case = happened.case
    rate = tap("评价", f"评价 {case.number}")
    return f"{_thing(case)}收到了，谢谢您（{case.number}）。这次借得方便吗？回“{rate}”打个分，1到5都可以。"


def nothing_to_lend(happened: News) -> str:
    """Say why it can't be lent."""
    case = happened.case
    return f"抱歉，{named(case)}这次借不了：{case.result}\n过几天还要用的话，直接说一句，我再登记。"


def due_today(case: Case, moment: Moment) -> str:
    """Remind on the morning of the day."""
    return f"提醒您一下：{_thing(case)}（{case.number}）请在{_back_by(case, moment)}前还到服务中心，要多用几天请先说一声。"


def no_news(happened: News, again: int) -> str:
    """Say that it is late: the clerk's turn before it is lent, the resident's after."""
    case, moment = happened.case, happened.moment
    if case.status == "lent":
        until = _back_by(case, moment)
        return f"{_thing(case)}（{case.number}）说好{until}前还，现在到时间了。用完请还到服务中心，还要用就回“补充”说一声。"
    if deadlines.is_awaited_in_vain(case, moment.now):
        return f"{named(case)}还没准备好，让您久等了，已经在催值班管理员，{_moment(again, moment)}前再告诉您。"
    return f"{named(case)}还在准备，值班管理员{_moment(case.due_at, moment)}前告诉您来拿。"


# What staff are pushed.


def wanted(happened: News) -> str:
    """Ask a clerk to hand it out."""
    unverified = "" if happened.case.verified else "（未绑定住户，请核实）"
    return (
        f"{any_tasks.heading(happened, '要借东西')}{unverified}\n"
        f"借{_thing(happened.case)}，请{any_tasks.before(happened)}备好借出：{any_tasks.do(happened, '借出', '关单')}"
    )


def urged(happened: News) -> str:
    """Say that the resident waits for it."""
    words = f"住户第{happened.case.urge_count}次催，请备好{_thing(happened.case)}。"
    return f"{any_tasks.heading(happened, '催单')}\n{words}{any_tasks.do(happened, '借出', '关单')}"


def pressed(happened: News) -> str:
    """Say that a supervisor presses."""
    words = f"：{happened.deed.text}" if happened.deed.text else ""
    due = DUES[happened.case.due_for or "lend"]
    return (
        f"{any_tasks.heading(happened, '催办')}\n{happened.deed.actor_name}催办{words}，"
        f"请尽快{due.what}{_thing(happened.case)}：{any_tasks.do(happened, *due.taps)}"
    )


def is_back(happened: News) -> str:
    """Tell who lent it that a colleague took it back."""
    return f"{any_tasks.heading(happened, '已归还')}\n{happened.deed.actor_name}收回了{_thing(happened.case)}。"


def withdrawn(happened: News) -> str:
    """Say that nothing is left to do."""
    return f"{any_tasks.heading(happened, '住户不借了')}\n不用再准备。"


def vacated(happened: News) -> str:
    """Ask the clerks to look after what somebody lent who left."""
    return (
        f"{any_tasks.heading(happened, '借用单无人跟进')}\n{happened.deed.text or '原来的同事'}已离职或停用，"
        f"请接着跟：{any_tasks.do(happened, '状态')}"
    )


# What staff are answered.


def was_lent(view: View) -> str:
    """Note who has it, and until when."""
    return (
        f"已借出 {wording.number(view)}：{_thing(view.case)}，{_back_by(view.case, view)}前还，到时没还我会提醒。"
        f"{wording.hears(view)}{wording.following(view)}"
    )


def was_extended(view: View) -> str:
    """Note until when it may be kept now."""
    return f"已续借 {wording.number(view)}：{_back_by(view.case, view)}前还。{wording.hears(view)}{wording.following(view)}"


def came_back(view: View) -> str:
    """Note that it is back."""
    return f"已归还 {wording.number(view)}：{_thing(view.case)}收好了，单子已办结。{wording.hears(view)}"


def was_closed(view: View) -> str:
    """Note that it can't be lent."""
    return f"已关单 {wording.number(view)}：{view.case.result}。{wording.hears(view)}"


def no_loan(word: str, view: View) -> str:
    """Say that the case is about nothing to borrow."""
    return f"{wording.number(view)}不是借用单，不能{word}。{wording.following(view)}"


def _until_needed(view: View, _action: str) -> str:
    return asks.words_for("续借", view, "请写上用到什么时候", "明天下午5点")


def _lent_before(view: View, action: str) -> str:
    word = wording.word_of(view, action)
    return f"{wording.number(view)}已经借出了，{_back_by(view.case, view)}前还，现在不能{word}。"


def _not_lent_yet(view: View, action: str) -> str:
    return f"{wording.number(view)}还没借出，不能{wording.word_of(view, action)}。"


def _closed(view: View, action: str) -> str:
    at = wording.when(view, view.case.closed_at)
    return f"{wording.number(view)}已办结（{at}），不能再{wording.word_of(view, action)}。"


def _why_not_lend(view: View, _action: str) -> str:
    return asks.words_for("关单", view, "请写上借不了的原因，住户会看到", "梯子送修了，周五回来")


REFUSALS: dict[str, Callable[[View, str], str]] = {
    "already_lent": _lent_before,
    "not_yet_lent": _not_lent_yet,
    "not_yet_back": _lent_before,
    "closed": _closed,
    "until_needed": _until_needed,
    "reason_needed": _why_not_lend,
}
