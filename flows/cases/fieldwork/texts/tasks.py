"""What staff are pushed: the full number, what happened, and what to tap next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.fieldwork.texts.news import quoted
from flows.cases.texts import recurring
from flows.cases.texts.tasks import before, category, do, due_by, heading
from flows.writing import times

if TYPE_CHECKING:
    from flows.cases.news import News


def new_case(happened: News) -> str:
    """Ask a clerk to accept."""
    case = happened.case
    unverified = "" if case.verified else "（未绑定住户，请核实）"
    return (
        f"{heading(happened, '新报修')}\n类别：{category(happened)}{unverified}{convenient(happened)}\n"
        f"{recurring.for_clerk(case.description)}"
        f"请{before(happened)}受理：{do(happened, '受理', '派')}"
    )


def given(happened: News) -> str:
    """Give an engineer the work; the phone is shown once they take it."""
    case = happened.case
    again = f"\n第{case.return_count}次返修" if case.return_count else ""
    return (
        f"{heading(happened, '派单给您')}{convenient(happened)}{again}{_note(happened)}\n"
        f"请{before(happened)}接单：{do(happened, '接', '退回')}"
    )


def _note(happened: News) -> str:
    """Pass on what who gives it wrote beside the name."""
    return f"\n{happened.deed.actor_name}：{happened.deed.text}" if happened.deed.text else ""


def convenient(happened: News) -> str:
    """Say in a line of its own when the resident wants it done; nothing where no time was said."""
    zone = happened.moment.settings.zone
    case = happened.case
    if not (case.available_from or case.available_until):
        return ""
    start = times.local(case.available_from, zone).isoformat() if case.available_from else None
    end = times.local(case.available_until, zone).isoformat() if case.available_until else None
    today = times.local(happened.moment.now, zone).date()
    return f"\n住户方便：{times.between(start, end, today)}"


def taken_away(happened: News) -> str:
    """Tell the former engineer that it is no longer theirs."""
    return f"{heading(happened, '已改派')}\n不用您再处理了，由别的同事接手。"


def was_taken(happened: News) -> str:
    """Tell who follows it that an engineer took it."""
    return f"{heading(happened, '已接单')}\n{happened.deed.actor_name}，{before(happened)}到场。{quoted(happened)}"


def was_deferred(happened: News) -> str:
    """Say that it was deferred."""
    return (
        f"{heading(happened, '已暂缓')}\n{happened.deed.actor_name}：{happened.case.defer_reason}，"
        f"答应住户{due_by(happened)}前有回音。"
    )


def disagreed(happened: News) -> str:
    """Say that the resident does not accept the deferral."""
    return f"{heading(happened, '住户不同意暂缓')}\n请马上联系住户另作安排：{do(happened, '进展', '状态')}"


def handed_over(happened: News) -> str:
    """Say that somebody else does it now."""
    who = happened.engineer.name if happened.engineer else ""
    return f"{heading(happened, '已转单')}\n{happened.deed.actor_name}转给{who}。"


def sent_back(happened: News) -> str:
    """Ask the clerks to find somebody else."""
    return (
        f"{heading(happened, '退回')}\n{happened.deed.actor_name}："
        f"{happened.deed.reason or happened.deed.text}\n请在{due_by(happened)}前另派：{do(happened, '派')}"
    )


def vacated(happened: News) -> str:
    """Ask the clerks to take over what somebody held who left."""
    who = _who_left(happened)
    then = f"请在{due_by(happened)}前另派：{do(happened, '派')}"
    if happened.case.status == "finished":
        then = "在等住户回音，之后由您跟进。"
    return f"{heading(happened, '无人负责')}\n{who}已离职或停用，{then}"


def _who_left(happened: News) -> str:
    return happened.deed.text or "原来的同事"


def was_finished(happened: News) -> str:
    """Say that it is done."""
    return f"{heading(happened, '已完工')}\n{happened.deed.actor_name}：{happened.case.result}"


def confirmed(happened: News) -> str:
    """Say that the resident is content."""
    return f"{heading(happened, '住户说修好了')}\n已关单，辛苦了。"


def returned(happened: News) -> str:
    """Say what is not fixed."""
    return (
        f"{heading(happened, '返修')}\n住户说没修好：{happened.deed.text}\n"
        f"请{before(happened)}到场：{do(happened, '接', '到场')}"
    )


def returned_again(happened: News) -> str:
    """Put a second return before the supervisor."""
    count = happened.case.return_count
    return (
        f"{heading(happened, f'第{count}次返修')}\n住户说没修好：{happened.deed.text}\n"
        f"这单请您来跟：{do(happened, '派', '进展')}"
    )


def closed(happened: News) -> str:
    """Say that it was closed."""
    reason = happened.deed.reason or happened.case.result or ""
    return f"{heading(happened, '已关单')}\n{happened.deed.actor_name}：{reason}"


def withdrawn(happened: News) -> str:
    """Say that nobody needs to go."""
    return f"{heading(happened, '住户已撤销')}\n不用再去了。"


def rated_badly(happened: News) -> str:
    """Tell whose people did it of a bad rating: a clerk calls."""
    words = f"：{happened.case.rating_text}" if happened.case.rating_text else ""
    return (
        f"{heading(happened, '住户不满意')}\n{happened.case.rating}分{words}\n"
        f"客服1小时内回访，请您过问：{do(happened, '状态', '转投诉')}"
    )
