"""What complainants hear, one function a step: warm and plain, no fault admitted, no money promised.

Every sentence that is sent by itself stands here; measures and reasons are people's own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.markup import tap
from flows.texts import times
from flows.texts.news import head

if TYPE_CHECKING:
    from flows.happening import News

SETTLED, NOT_SETTLED, APPEAL = "解决了", "没解决", "申诉"
FOUNDED, UNFOUNDED = "您反映的情况属实", "目前了解到的情况和您反映的不完全一致"


def _at(happened: News, at: int | None) -> str:
    return times.moment(at, happened.moment.now, happened.moment.settings.zone) if at else ""


def _by(happened: News) -> str:
    return _at(happened, happened.case.promised_at or happened.case.due_at)


def _who(happened: News) -> str:
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
        f"您的投诉{head(happened)}已受理，由{_who(happened)}负责调查，"
        f"{_by(happened)}前有调查结果，{solved}前答复处理意见。\n"
        f"您的姓名和房号不会告诉被反映的人。公司投诉电话{_phone(happened)}。"
    )


def other_handler(happened: News) -> str:
    """Say that somebody of another level handles it now."""
    return f"您的投诉{head(happened)}改由{_who(happened)}负责，{_by(happened)}前给您回音。"


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
        f"{_at(happened, case.measures_due_at)}前落实，由{_who(happened)}负责，落实好了马上告诉您。\n"
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
        return _outside(happened)
    until = _at(happened, happened.case.appeal_until)
    return (
        f"您要是不同意，{until}前可以{_choice(happened, APPEAL)}，由更高一级、没有经手过的人重新处理；"
        f"也可以打公司投诉电话{_phone(happened)}。"
    )


def _outside(happened: News) -> str:
    channels = happened.moment.settings.complaints.outside
    named = "、".join(f"{what}{number}" for what, number in channels.items())
    return f"小区内部的处理到此为止。您要是还不同意，可以向这些部门反映：{named}。"


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
    days = happened.moment.settings.complaints.confirm_days
    return (
        f"您的投诉{head(happened)}答复{days}天了，没收到您的回音，先按办结处理（未评价）。"
        f"要是还没解决，回{_choice(happened, NOT_SETTLED)}，接着办。"
    )


def appeal_decided(happened: News) -> str:
    """Give the decision on an appeal, which ends the internal procedure (COM-12)."""
    case = happened.case
    if case.appeal == "granted":
        return (
            f"您的申诉{head(happened)}有决定了：支持您的申诉。\n处理措施：{case.measures}\n"
            f"{_at(happened, case.measures_due_at)}前落实，由{_who(happened)}负责。\n"
            f"{_outside(happened)}"
        )
    return (
        f"您的申诉{head(happened)}有决定了：重新核实后，维持原来的处理。\n"
        f"说明：{happened.deed.text}\n{_outside(happened)}"
    )


def passed_on(happened: News) -> str:
    """Explain what is not for us to decide, and where it goes (COM-2)."""
    return (
        f"您反映的{head(happened)}看过了：{happened.case.result}\n"
        f"您要是觉得不妥，打公司投诉电话{_phone(happened)}，或回“人工”。"
    )


def month_passed(happened: News) -> str:
    """Tell that it goes before the next level after a month."""
    return (
        f"您的投诉{head(happened)}满一个月还没办好，让您久等了。"
        f"已升为重大投诉，由{_who(happened)}亲自负责，{_by(happened)}前给您回音。"
    )


def no_news(happened: News) -> str:
    """Tell where it stands when nothing has happened for long."""
    word = happened.moment.settings.status_words.get(happened.case.status, "")
    due = happened.case.promised_at or happened.case.due_at
    ahead = due is not None and due > happened.moment.now
    by = f"，计划{_at(happened, due)}前有下一步" if ahead else ""
    return f"您的投诉{head(happened)}还在办：{word}，{_who(happened)}负责{by}。我会一直跟着。"
