"""Why a command does not fit the stage of a complaint, in one kind sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules.deadlines import AWAITS_RESIDENT
from flows.complaint.rules.people import may_lower_titles
from flows.complaint.settings import Complaints
from flows.complaint.texts import desk as complaint_desk
from flows.complaint.texts import news as complaint_news
from flows.desk.texts import wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.desk.view import View


def _stage_first(view: View, action: str) -> str:
    if action == "archive":
        return complaint_desk.missing(view)
    if action == "appeal":
        return f"{wording.number(view)}还没有处理决定，有了决定住户才能申诉。"
    if view.case.status in AWAITS_RESIDENT:
        return f"{wording.number(view)}已经答复，在等住户回音，现在不能{wording.word_of(view, action)}。"
    due = wording.due_of(view) or "下一步"
    who = wording.holder(view)
    return f"{wording.number(view)}{wording.state(view)}，要先由{who}{due}，现在不能{wording.word_of(view, action)}。"


def _papers_missing(view: View, _action: str) -> str:
    return complaint_desk.missing(view)


def _stage_past(view: View, action: str) -> str:
    state = wording.state(view)
    return f"{wording.number(view)}{state}，已经过了{wording.word_of(view, action)}这一步。"


def _needs_higher(view: View, action: str) -> str:
    who = wording.holder(view)
    if view.case.status == "appealed":
        return f"{wording.number(view)}的申诉由{who}重新处理，经手过的人不能审批。"
    return f"{wording.number(view)}由{who}负责，您的岗位不能{wording.word_of(view, action)}这一级的投诉。"


def _own_proposal(view: View, _action: str) -> str:
    return f"{wording.number(view)}的方案是您自己写的，要由别人审批（现在由{wording.holder(view)}负责）。"


def _report_needed(view: View, _action: str) -> str:
    return f"请写上查到的情况，比如：调查 {view.case.number} 已问过双方，查了监控，情况是……"


def _plan_needed(view: View, action: str) -> str:
    word = "审批 {} 同意" if action == "approve" else "方案 {}"
    if action == "plan":
        return f"请写上由谁、什么时间、怎么调查，比如：调查计划 {view.case.number} 马超今晚9点现场测音量，再问双方"
    return f"请写上措施和时间，比如：{word.format(view.case.number)} 调整巡逻时间，3天内落实"


def _severity_needed(view: View, _action: str) -> str:
    return f"定成哪一级？比如：定级 {view.case.number} 重要 多次反映没解决（轻微、重要、重大）"


def _same_severity(view: View, _action: str) -> str:
    return f"{wording.number(view)}已经是{complaint_desk.level(view)}了。"


def _may_not_lower(view: View, _action: str) -> str:
    who = "或".join(may_lower_titles(view.case, view.settings)) or "上一级"
    return f"{wording.number(view)}现在是{complaint_desk.level(view)}，要往低定，请{who}来办，并写上原因。"


def _same_finding(view: View, _action: str) -> str:
    return f"{wording.number(view)}已经是这个结论了。"


def _appealed_already(view: View, _action: str) -> str:
    channels = complaint_news.channels(view.settings)
    return f"{wording.number(view)}已经申诉过一次，内部不再重复。住户不同意可以向{channels}反映。"


def _too_late_to_appeal(view: View, _action: str) -> str:
    days = view.settings.section(Complaints).appeal.days
    channels = complaint_news.channels(view.settings)
    return f"{wording.number(view)}过了{days}天的申诉期。请告诉住户可以向{channels}反映。"


def _agreed_already(view: View, _action: str) -> str:
    return f"{wording.number(view)}住户已经说解决了。"


def _on_the_way(view: View, _action: str) -> str:
    return f"{wording.number(view)}还不能归档，还缺：刚收到的照片等还在保存，请过几分钟再来。"


def _no_permission(view: View, action: str) -> str:
    who = wording.holder(view)
    return f"{wording.number(view)}：您的岗位不能{wording.word_of(view, action)}，这件事现在由{who}负责。"


def _closed(view: View, action: str) -> str:
    at = wording.when(view, view.case.closed_at)
    return f"{wording.number(view)}已经结束（{at}），不能再办“{wording.word_of(view, action)}”。有新情况请用“代报”另登记。"


ASKS = frozenset({"report_needed", "plan_needed", "severity_needed"})
WHY: dict[str, Callable[[View, str], str]] = {
    **dict.fromkeys(
        (
            *("first_accept", "first_investigate", "first_assess", "first_propose"),
            *("first_approve", "first_finish", "first_confirm", "first_archive"),
        ),
        _stage_first,
    ),
    "no_permission": _no_permission,
    "closed": _closed,
    "stage_past": _stage_past,
    "papers_missing": _papers_missing,
    "files_on_the_way": _on_the_way,
    "needs_higher": _needs_higher,
    "own_proposal": _own_proposal,
    "report_needed": _report_needed,
    "plan_needed": _plan_needed,
    "severity_needed": _severity_needed,
    "same_severity": _same_severity,
    "may_not_lower": _may_not_lower,
    "same_finding": _same_finding,
    "appealed_already": _appealed_already,
    "too_late_to_appeal": _too_late_to_appeal,
    "appeal_final": _appealed_already,
    "agreed_already": _agreed_already,
}
