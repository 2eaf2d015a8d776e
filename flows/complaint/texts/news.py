"""What complainants hear, one function a step: warm and plain, no fault admitted, no money promised.

Every sentence that is sent by itself stands here; measures and reasons are people's own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import status_word
from flows.cases.rules import deadlines
from flows.cases.texts.words import head
from flows.complaint.rules import severity
from flows.complaint.rules.people import took_part
from flows.complaint.settings import Complaints
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from flows.cases.news import News
    from flows.settings.site import Settings

SETTLED, NOT_SETTLED, APPEAL = "解决了", "没解决", "申诉"
CONSENTS = ("匿名转达", "可透露", "愿意面谈")  # how far the complainant agrees to be named
FOUNDED, UNFOUNDED = "您反映的情况属实", "目前了解到的情况和您反映的不完全一致"


def _at(happened: News, at: int | None) -> str:
    return times.moment(at, happened.moment.now, happened.moment.settings.zone) if at else ""


def _by(happened: News) -> str:
    return _at(happened, happened.case.promised_at or happened.case.due_at)


def who(happened: News) -> str:
    """Name who holds it now, with the title, as a resident would ask for them."""
    holder = happened.holder
    if holder is None:
        return "值班管理员"
    role = happened.moment.settings.roles.get(holder.role)
    return f"{role.title if role else ''}{holder.name}"


def _phone(happened: News) -> str:
    community = happened.moment.settings.community(happened.case.community)
    return community.complaint_phone if community else ""


def _choice(happened: News, *words: str) -> str:
    return "　".join(tap(word, f"{word} {happened.case.number}") for word in words)


def accepted(happened: News) -> str:
    """Say who investigates from now on, until when, and whom else to call (COM-2, COM-6)."""
    solved = _at(happened, happened.case.finish_due_at)
    return (
        f"您的投诉{head(happened)}已受理，由{who(happened)}负责调查（询问、查记录），"
        f"{_by(happened)}前有调查结果，{solved}前答复处理意见。\n"
        f"您的姓名和房号不会告诉被反映的人。要和对方沟通的话，您看怎样方便？"
        f"{_choice(happened, *CONSENTS)}（不选就按{CONSENTS[0]}）\n"
        f"公司投诉电话{_phone(happened)}。"
    )


def planned(happened: News) -> str:
    """Say who investigates, when and how (COM-6)."""
    return (
        f"您的投诉{head(happened)}调查安排好了：{happened.deed.text}\n"
        f"{_by(happened)}前有下一步消息。您手上有照片或录音，可以直接发来。"
    )


def other_handler(happened: News) -> str:
    """Say that somebody of another level handles it now."""
    return f"您的投诉{head(happened)}改由{who(happened)}负责，{_soon(happened)}给您回音。"


def other_times(happened: News) -> str:
    """Say who handles it and by when, once it is taken for more or less serious than before."""
    solved = happened.case.finish_due_at
    answer = f"，{_at(happened, solved)}前答复处理意见" if happened.case.decided_at is None else ""
    return (
        f"您的投诉{head(happened)}重新安排了时间：由{who(happened)}负责，"
        f"{_soon(happened)}有下一步消息{answer}。"
    )


def investigated(happened: News) -> str:
    """Say that the facts are there and what comes next."""
    return f"您的投诉{head(happened)}已完成调查，正在评估，{_by(happened)}前有下一步消息。"


def investigated_further(happened: News) -> str:
    """Say that it takes longer to be sure (COM-7)."""
    return (
        f"您的投诉{head(happened)}有些情况还要再核实，会进一步调查，{_by(happened)}前给您回音。"
        f"您手上有照片或录音，可以直接发来。"
    )


def decided(happened: News) -> str:
    """Give the decision: what was found, the measures, their deadline, how to appeal (COM-8)."""
    case = happened.case
    if case.finding == "unfounded":
        return _explained(happened)
    return (
        f"您的投诉{head(happened)}有处理决定了。经核实，{FOUNDED}。\n"
        f"处理措施：{case.measures}\n"
        f"{_at(happened, case.measures_due_at)}前落实，由{who(happened)}负责，落实好了马上告诉您。\n"
        f"{_how_to_appeal(happened)}"
    )


def _explained(happened: News) -> str:
    return (
        f"您的投诉{head(happened)}有处理决定了。经核实，{UNFOUNDED}。\n"
        f"情况说明：{happened.case.measures}\n"
        f"谢谢您告诉我们。这样说明您觉得可以吗？{_choice(happened, SETTLED, NOT_SETTLED)}\n"
        f"{_how_to_appeal(happened)}"
    )


def _how_to_appeal(happened: News) -> str:
    if happened.case.appeal is not None:
        return outside(happened.moment.settings)
    until = _at(happened, happened.case.appeal_until)
    return (
        f"您要是不同意，{until}前可以{_choice(happened, APPEAL)}，会有更高一级、没有经手过的人重新处理"
        f"{_or_outside(happened)}；也可以打公司投诉电话{_phone(happened)}。"
    )


def _or_outside(happened: News) -> str:
    """Promise no higher level where the highest decides: outside channels stand beside it."""
    settings = happened.moment.settings
    approver = settings.roles[severity.level_of(happened.case, settings).approver]
    highest = max(r.level for r in settings.roles.values() if "approve" in r.permissions)
    if approver.level < highest:
        return ""
    return f"（没有这样的人选时，马上告诉您怎么向{'、'.join(settings.section(Complaints).outside)}反映）"


def outside(settings: Settings) -> str:
    """Name who is there outside the company, once the internal procedure is over (COM-12)."""
    return f"小区内部的处理到此为止。您要是还不同意，可以向这些部门反映：{channels(settings)}。"


def channels(settings: Settings) -> str:
    """Name the outside channels with their numbers."""
    known = settings.section(Complaints).outside
    return "、".join(f"{what}{number}" for what, number in known.items())


def progress(happened: News) -> str:
    """Pass on how far it is (COM-10)."""
    promised = happened.case.promised_at
    after = f"\n下次{_at(happened, promised)}前告诉您。" if promised else ""
    return f"您的投诉{head(happened)}有进展：{happened.deed.text}{after}"


def carried_out(happened: News) -> str:
    """Give the result and ask whether it is right (COM-11)."""
    return (
        f"您的投诉{head(happened)}已落实：{happened.case.result}\n"
        f"现在您觉得可以了吗？{_choice(happened, SETTLED, NOT_SETTLED)}"
    )


def still_fixed(happened: News) -> str:
    """Ask once more before the answer counts as unconfirmed."""
    return (
        f"想再问一下，您的投诉{head(happened)}解决了吗？{_choice(happened, SETTLED, NOT_SETTLED)}"
    )


def concluded_silently(happened: News) -> str:
    """Say that it is concluded without the resident's word; it counts as unconfirmed."""
    days = happened.moment.settings.section(Complaints).confirm_days
    return (
        f"您的投诉{head(happened)}答复{days}天了，没收到您的回音，先按办结处理（未评价）。"
        f"要是还没解决，回{_choice(happened, NOT_SETTLED)}，接着办。"
    )


def appealed(happened: News) -> str:
    """Say who hears an appeal that a clerk wrote down for the resident, and by when (COM-12)."""
    return appeal_heard(
        head(happened),
        who(happened),
        _soon(happened),
        channels(happened.moment.settings) if took_part(happened.case) else "",
    )


def appeal_heard(what: str, who: str, by: str, instead: str) -> str:
    """Say who hears an appeal; with the outside channels at once where nobody is above."""
    if instead:
        return (
            f"收到您对{what}的申诉。公司里没有更高一级、又没有经手过的人，由{who}从头再看一遍，{by}给您决定。"
            f"您也可以现在就向这些部门反映：{instead}。"
        )
    return (
        f"收到您对{what}的申诉，由之前没有经手过的{who}重新处理，{by}给您决定。"
        "有新的照片、录音，直接发来就行。"
    )


def appeal_decided(happened: News) -> str:
    """Give the decision on an appeal, which ends the internal procedure (COM-12)."""
    case, last = happened.case, outside(happened.moment.settings)
    if case.appeal == "granted":
        return (
            f"您的申诉{head(happened)}有决定了：支持您的申诉。\n处理措施：{case.measures}\n"
            f"{_at(happened, case.measures_due_at)}前落实，由{who(happened)}负责，落实好了马上告诉您。\n"
            f"{last}"
        )
    goes_on = f"原来的措施继续落实，{_at(happened, case.measures_due_at)}前完成。\n"
    return (
        f"您的申诉{head(happened)}有决定了：重新核实后，维持原来的处理。\n"
        f"说明：{happened.deed.text}\n"
        f"{goes_on if case.status == 'carrying_out' else ''}{last}"
    )


def passed_on(happened: News) -> str:
    """Explain what is not for us to decide, and where it goes (COM-2)."""
    return (
        f"您反映的{head(happened)}看过了：{happened.case.result}\n"
        f"您要是觉得不妥，打公司投诉电话{_phone(happened)}，或回“人工”。"
    )


def month_passed(happened: News) -> str:
    """Tell that it goes before the next level after a month."""
    days = happened.moment.settings.section(Complaints).month.days
    return (
        f"您的投诉{head(happened)}已经{days}天了，让您久等了。"
        f"现在按重大投诉办，由{who(happened)}负责，{_soon(happened)}给您回音。"
    )


def _soon(happened: News) -> str:
    """Name the next deadline; what has passed already is no promise."""
    due = happened.case.promised_at or happened.case.due_at
    ahead = due is not None and due > happened.moment.now
    return f"{_at(happened, due)}前" if ahead else "今天"


def no_news(happened: News, again: int) -> str:
    """Tell where it stands when nothing has happened for long, or not by then.

    `again` is when the next such news comes.
    """
    if deadlines.is_awaited_in_vain(happened.case, happened.moment.now):
        return (
            f"您的投诉{head(happened)}说好{_by(happened)}前有下一步，现在还没有消息，"
            f"让您久等了。已经在催{who(happened)}，没动静会再往上报，{_at(happened, again)}前再告诉您。"
            f"等不及请打公司投诉电话{_phone(happened)}。"
        )
    word = status_word(happened.case, happened.moment.settings)
    due = happened.case.promised_at or happened.case.due_at
    ahead = due is not None and due > happened.moment.now
    by = f"，计划{_at(happened, due)}前有下一步" if ahead else ""
    return f"您的投诉{head(happened)}还在办：{word}，{who(happened)}负责{by}。我会一直跟着。"
