"""What staff are answered when they did something to a case: what was done, who hears, what next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.cases.texts.tasks import CLERKS
from flows.cases.texts.words import cut
from flows.desk.texts.wording import (
    NOT_BOUND,
    before,
    category,
    due_of,
    engineers,
    following,
    hears,
    holder,
    number,
    visit,
    when,
)
from flows.writing.markup import open_end, tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.rules.dispatch import Candidate
    from flows.desk.view import View
    from storage.records.staff import Staff

PROPOSED = "proposed"  # and not decided yet


def accepted(view: View, words: Sequence[str], found: Sequence[Candidate]) -> str:
    """Say that it is accepted, repeat all the words about it, and offer the best engineers."""
    by = when(view, view.case.due_at)
    head = "\n".join([f"已受理 {number(view)}，由您负责。{hears(view)}", *words])
    if not found:
        return f"{head}\n名册里没有做{category(view)}的师傅，请在{by}前指定：派 {view.case.number} 姓名"
    return f"{head}\n请在{by}前派给：\n{engineers(view, found, '派')}"


def dispatched(view: View) -> str:
    """Say who was sent."""
    return f"已派给{_engineer(view)}：{number(view)}。{_bound(view)}{hears(view)}\n{after(view)}"


def handed_over(view: View) -> str:
    """Say who has it now."""
    to = view.engineer or view.holder
    name = to.name if to else CLERKS
    return f"已转给{name}：{number(view)}。{_bound(view)}"


def after(view: View) -> str:
    """Say what is due next and by when."""
    due = due_of(view)
    by = when(view, view.case.due_at)
    if not due or not by:
        return "有变化我会提醒。"
    if deadlines.is_overdue(view.case, view.now):
        return f"原定{by}前{due}，已经晚了，请尽快。"
    return f"{by}前要{due}，到时没动静我会提醒。"


def taken(view: View, words: Sequence[str], photos: str) -> str:
    """Give the engineer all they need: who, where, when, and how to call."""
    case = view.case
    free = visit(view)
    lines = [
        f"已接单 {case.number}",
        case.place,
        *words,
        f"住户 {case.reporter_name} {view.phone}".rstrip(),
        *([f"住户方便：{free}"] if free else []),
        *([f"照片等：{photos}"] if photos else []),
        f"请{before(view, case.promised_at or case.due_at)}到场，出门前先打个电话。{hears(view)}",
    ]
    return "\n".join(filter(None, lines)) + following(view)


def arrived(view: View) -> str:
    """Note the arrival."""
    return f"已记到场 {number(view)}。{hears(view)}{following(view)}"


def progressed(view: View) -> str:
    """Note how far it is."""
    promised = view.case.promised_at
    by = f"下次{when(view, promised)}前回音。" if promised else ""
    return f"进展记下了 {number(view)}。{by}{hears(view)}{following(view)}"


def deferred(view: View) -> str:
    """Note the deferral with what the resident is promised."""
    return (
        f"已暂缓 {number(view)}：{view.case.defer_reason}，答应住户"
        f"{when(view, view.case.promised_at)}前有回音，到时我会提醒。{hears(view)}"
    )


def deferred_for_now(view: View) -> str:
    """Note a deferral that takes longer than one may be: by then the resident hears from it."""
    days = view.settings.defer.max_days
    return f"{deferred(view)}\n一次最多挂{days}天，到时没好再跟我说一声。"


def resumed(view: View) -> str:
    """Note that work goes on."""
    return f"继续处理 {number(view)}。{hears(view)}\n{after(view)}"


def sent_back(view: View) -> str:
    """Note that clerks find somebody else."""
    return f"已退回 {number(view)}，管理员会另派。"


def finished(view: View) -> str:
    """Note the result and ask for a photo."""
    case = view.case
    return f"已完工 {number(view)}：{cut(case.result or '', 60)}\n{hears(view)}有照片现在发来就行。"


def finished_bare(view: View) -> str:
    """Note that it is done, and take what was done from the next sentence."""
    says = f"完成 {view.case.number}"
    return f"{finished(view)}换了什么、怎么修的，接着写一句就行，住户也看得到。{open_end(says)}"


def described(view: View) -> str:
    """Note what was done."""
    return f"补上了 {number(view)}：{cut(view.case.result or '', 60)}\n{hears(view)}"


def closed(view: View) -> str:
    """Note that it is closed."""
    return f"已关单 {number(view)}。{hears(view)}"


def noted(view: View, spoken: str = "") -> str:
    """Note an internal remark; what was said in plain words may be for the resident, too."""
    told, offer = _passed_on(view), ""
    if spoken and not told and "progress" in view.possible:
        offer = f"要让住户知道就点{tap('告诉住户', f'进展 {view.case.number} {spoken}')}。"
    return f"备注记下了 {number(view)}，{told}住户看不到。{offer}"


def _passed_on(view: View) -> str:
    """Name who reads a remark: who does the work, or the other of who proposes and decides."""
    case, me = view.case, view.staff.id
    if case.status == PROPOSED and me == case.holder_id:
        return "已转告经办的同事，"
    if view.engineer is None and view.holder is not None and me != case.holder_id and case.severity:
        return f"已转告{holder(view)}，"
    doing = view.engineer is not None and view.engineer.id != me and view.possible
    return f"已转告{_engineer(view)}，" if view.engineer and doing else ""


def told_colleague(view: View, whom: Staff) -> str:
    """Say that a colleague reads what was said to them of what they did."""
    return f"已转告{whom.name}，也记在 {number(view)}，住户看不到。"


def helped(view: View, whom: Staff) -> str:
    """Say that a colleague was called to lend a hand, and whose work it stays."""
    return f"已叫{whom.name}来搭把手 {number(view)}，单子还在您手上。{following(view)}"


def recategorised(view: View) -> str:
    """Name the category and urgency it has now."""
    urgency = {"emergency": "紧急", "urgent": "急", "ordinary": "普通"}.get(view.case.urgency, "")
    return f"已改 {number(view)}：{category(view)}，{urgency}。\n{after(view)}{following(view)}"


def pressed(view: View) -> str:
    """Say who was pressed."""
    who = view.engineer or view.holder
    if who is None:
        return f"已催 {number(view)}：值班管理员马上收到。"
    if who.person_id is None:
        return f"已记催办 {number(view)}。{who.name}{NOT_BOUND}：{who.phone}。"
    return f"已催 {number(view)}：{who.name}马上收到。"


def escalated(view: View, names: Sequence[str]) -> str:
    """Say before whom it was put."""
    who = "、".join(names) or "上级"
    return f"已升级 {number(view)}：请{who}过问。"


def called_back(view: View, result: str) -> str:
    """Note what the resident said on the phone."""
    return f"回访记下了 {number(view)}：{cut(result, 40)}。{following(view)}"


def satisfied(view: View) -> str:
    """Note that the resident is content and the case closed."""
    return f"回访记下了 {number(view)}：住户认可，已关单。"


def dissatisfied(view: View) -> str:
    """Note that it is not fixed."""
    return (
        f"回访记下了 {number(view)}：住户不满意，已转返修，由{holder(view)}处理，"
        f"{when(view, view.case.due_at)}前到场。"
    )


def _engineer(view: View) -> str:
    return view.engineer.name if view.engineer else ""


def _bound(view: View) -> str:
    """Say that somebody without an account has to be called."""
    who = view.engineer or view.holder
    if who is None or who.person_id is not None:
        return ""
    return f"{who.name}{NOT_BOUND}：{who.phone}。"
