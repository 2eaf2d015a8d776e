"""What staff are pushed: the full number, what happened, and what to tap next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.cards import of_emergency
from flows.intake.texts import recurring
from flows.report.texts.news import matter, short
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from flows.cases.news import News
    from storage.records import Case

CLERKS = "值班管理员"
URGENCY = {"emergency": "【紧急】", "urgent": "【急】", "ordinary": ""}


def line(case: Case) -> str:
    """Write a case in one line."""
    return " ".join(part for part in (case.number, case.place, short(case.description, 24)) if part)


def head(happened: News, word: str) -> str:
    """Begin with the urgency, what happened, and the case."""
    case = happened.case
    return f"{URGENCY.get(case.urgency, '')}{word} {line(case)}"


def _by(happened: News) -> str:
    due = happened.case.due_at
    return times.moment(due, happened.moment.now, happened.moment.settings.zone) if due else ""


def _before(happened: News) -> str:
    """Write by when something is to be done; what is late already is due at once."""
    due = happened.case.due_at
    if due is not None and due <= happened.moment.now:
        return "尽快"
    return f"在{_by(happened)}前"


def do(happened: News, *words: str) -> str:
    """Offer commands about the case as taps."""
    number = happened.case.number
    return "　".join(tap(word, f"{word} {number}") for word in words)


def category(happened: News) -> str:
    """Name the category."""
    known = happened.moment.settings.categories.get(happened.case.category)
    return known.name if known else ""


def new_case(happened: News) -> str:
    """Ask a clerk to accept."""
    case = happened.case
    unverified = "" if case.verified else "（未绑定住户，请核实）"
    return (
        f"{head(happened, '新报修')}\n类别：{category(happened)}{unverified}\n"
        f"{recurring.for_clerk(case.description)}"
        f"请{_before(happened)}受理：{do(happened, '受理', '派')}"
    )


def given(happened: News) -> str:
    """Give an engineer the work; the phone is shown once they take it."""
    case = happened.case
    visit = ""
    if case.available_from or case.available_until:
        visit = f"\n住户方便：{_visit(happened)}"
    again = f"\n第{case.return_count}次返修" if case.return_count else ""
    return (
        f"{head(happened, '派单给您')}{visit}{again}\n"
        f"请{_before(happened)}接单：{do(happened, '接', '退回')}"
    )


def _visit(happened: News) -> str:
    zone = happened.moment.settings.zone
    case = happened.case
    start = times.local(case.available_from, zone).isoformat() if case.available_from else None
    end = times.local(case.available_until, zone).isoformat() if case.available_until else None
    return times.between(start, end, times.local(happened.moment.now, zone).date())


def taken_away(happened: News) -> str:
    """Tell the former engineer that it is no longer theirs."""
    return f"{head(happened, '已改派')}\n不用您再处理了，由别的同事接手。"


def was_taken(happened: News) -> str:
    """Tell who follows it that an engineer took it."""
    return f"{head(happened, '已接单')}\n{happened.deed.actor_name}，{_before(happened)}到场。"


def progress(happened: News) -> str:
    """Pass on how far it is."""
    return f"{head(happened, '进展')}\n{happened.deed.actor_name}：{happened.deed.text}"


def deferred(happened: News) -> str:
    """Say that it was deferred."""
    return (
        f"{head(happened, '已暂缓')}\n{happened.deed.actor_name}：{happened.case.defer_reason}，"
        f"答应住户{_by(happened)}前有回音。"
    )


def disagreed(happened: News) -> str:
    """Say that the resident does not accept the deferral."""
    return f"{head(happened, '住户不同意暂缓')}\n请马上联系住户另作安排：{do(happened, '进展', '状态')}"


def handed_over(happened: News) -> str:
    """Say that somebody else does it now."""
    who = happened.engineer.name if happened.engineer else ""
    return f"{head(happened, '已转单')}\n{happened.deed.actor_name}转给{who}。"


def sent_back(happened: News) -> str:
    """Ask the clerks to find somebody else."""
    return (
        f"{head(happened, '退回')}\n{happened.deed.actor_name}："
        f"{happened.deed.reason or happened.deed.text}\n请在{_by(happened)}前另派：{do(happened, '派')}"
    )


def vacated(happened: News) -> str:
    """Ask the clerks to take over what somebody held who left."""
    who = _who_left(happened)
    then = f"请在{_by(happened)}前另派：{do(happened, '派')}"
    if happened.case.due_for == "callback":
        then = f"请在{_by(happened)}前回访住户：{do(happened, '回访')}"
    elif happened.case.status == "finished":
        then = "在等住户回音，之后由您跟进。"
    return f"{head(happened, '无人负责')}\n{who}已离职或停用，{then}"


def _who_left(happened: News) -> str:
    return happened.deed.text or "原来的同事"


def finished(happened: News) -> str:
    """Say that it is done."""
    return f"{head(happened, '已完工')}\n{happened.deed.actor_name}：{happened.case.result}"


def confirmed(happened: News) -> str:
    """Say that the resident is content."""
    return f"{head(happened, '住户说修好了')}\n已关单，辛苦了。"


def returned(happened: News) -> str:
    """Say what is not fixed."""
    return (
        f"{head(happened, '返修')}\n住户说没修好：{happened.deed.text}\n"
        f"请{_before(happened)}到场：{do(happened, '接', '到场')}"
    )


def returned_again(happened: News) -> str:
    """Put a second return before the supervisor."""
    count = happened.case.return_count
    return (
        f"{head(happened, f'第{count}次返修')}\n住户说没修好：{happened.deed.text}\n"
        f"这单请您来跟：{do(happened, '派', '进展')}"
    )


def closed(happened: News) -> str:
    """Say that it was closed."""
    reason = happened.deed.reason or happened.case.result or ""
    return f"{head(happened, '已关单')}\n{happened.deed.actor_name}：{reason}"


def withdrawn(happened: News) -> str:
    """Say that nobody needs to go."""
    return f"{head(happened, '住户已撤销')}\n不用再去了。"


def supplement(happened: News) -> str:
    """Pass on what the resident added."""
    return f"{head(happened, '住户补充')}\n{happened.deed.text}"


def supplement_card(happened: News) -> dict[str, str]:
    """Say on a card what the resident added, not what is known already."""
    return {"status": "住户补充", "what": happened.deed.text}


def photos(happened: News) -> str:
    """Pass on what the resident sent besides words: what it is, and where to look at it."""
    return f"{head(happened, '住户补充了照片')}\n{happened.deed.text}　{do(happened, '状态')}"


def urged(happened: News) -> str:
    """Say that the resident presses (催单)."""
    words = f"住户第{happened.case.urge_count}次催单，请马上处理并回个话。"
    return f"{head(happened, '催单')}\n{words}{do(happened, '进展')}"


def pressed(happened: News) -> str:
    """Say that a supervisor presses (催)."""
    words = f"：{happened.deed.text}" if happened.deed.text else ""
    return f"{head(happened, '催办')}\n{happened.deed.actor_name}催办{words}，请马上处理并回个话。{do(happened, '进展')}"


def urged_often(happened: News) -> str:
    """Put a case before the next level that the resident pressed for often."""
    return (
        f"{head(happened, '住户多次催单')}\n已催{happened.case.urge_count}次，"
        f"请您过问：{do(happened, '状态', '催')}"
    )


def escalated(happened: News) -> str:
    """Put a case before the next level."""
    who, words = happened.deed.actor_name, happened.deed.text
    return f"{head(happened, '升级给您')}\n{who}：{words or '请过问'}\n{do(happened, '状态', '催')}"


def rated(happened: News) -> str:
    """Pass on a rating."""
    words = f"：{happened.case.rating_text}" if happened.case.rating_text else ""
    return f"{head(happened, '住户评价')}\n{happened.case.rating}分{words}"


def rated_badly(happened: News) -> str:
    """Ask for a call after a bad rating."""
    words = f"：{happened.case.rating_text}" if happened.case.rating_text else ""
    return (
        f"{head(happened, '住户不满意')}\n{happened.case.rating}分{words}\n"
        f"请在{_by(happened)}前打电话了解原因：{do(happened, '回访', '转投诉')}"
    )


def warned(happened: News) -> str:
    """Warn the holder before a deadline."""
    return f"{head(happened, '快到期')}\n{_by(happened)}前要{_next(happened)}。{_taps(happened)}"


def overdue(happened: News, holder: str, *, reminder: bool) -> str:
    """Tell the holder, or a level above, that a deadline has passed."""
    case, now = happened.case, happened.moment.now
    late = times.span(now - (case.due_at or now))
    word = "仍未处理" if reminder else "已超时"
    return (
        f"{head(happened, word)}\n该{_next(happened)}，已过{late}，现在由{holder}负责。"
        f"{_taps(happened)}"
    )


def warned_card(happened: News) -> dict[str, str]:
    """Say on a card what is due soon: a status of five characters, and twenty for the rest."""
    due = f"{_by(happened)}前要{_next(happened)}：{matter(happened.case.description)}"
    return _card(happened.case, "快到期", due)


def overdue_card(happened: News) -> dict[str, str]:
    """Say on a card what is late, and by how much."""
    case, now = happened.case, happened.moment.now
    late = times.span(now - (case.due_at or now))
    return _card(case, "已超时", f"该{_next(happened)}，超{late}：{matter(case.description)}")


def _card(case: Case, status: str, what: str) -> dict[str, str]:
    if case.urgency == "emergency":
        return of_emergency(case, status, what)
    return {"status": status, "what": what}


_NEXT = {
    "accept": "受理",
    "dispatch": "派单",
    "take": "接单",
    "arrive": "到场",
    "finish": "完工",
    "promise": "给住户回音",
    "confirm": "等住户回音",
    "investigate": "写调查报告",
    "assess": "评估是否属实",
    "propose": "写处理方案",
    "approve": "审批",
    "carry_out": "落实措施",
    "solve": "答复住户",
    "archive": "归档",
    "appeal": "答复申诉",
    "callback": "回访住户",
    "open": "看建议",
    "answer": "答复建议",
    "talk": "约谈住户并写记录",
}
_NEXT_TAPS = {
    "accept": ("受理",),
    "dispatch": ("派",),
    "take": ("接",),
    "arrive": ("到场",),
    "finish": ("进展",),
    "promise": ("进展",),
    "investigate": ("调查",),
    "assess": ("属实", "不属实", "存疑"),
    "propose": ("方案",),
    "carry_out": ("完成", "进展"),
    "solve": ("进展",),
    "archive": ("归档",),
    "callback": ("回访",),
    "open": ("受理", "回复", "采纳", "转投诉", "转报事"),
    "answer": ("回复", "采纳", "不采纳"),
    "talk": ("约谈",),
}


def _next(happened: News) -> str:
    return _NEXT.get(happened.case.due_for or "", "处理")


def _taps(happened: News) -> str:
    words = _NEXT_TAPS.get(happened.case.due_for or "", ())
    return "\n" + do(happened, *words, "状态")
