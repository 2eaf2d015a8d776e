"""Why a command does not fit a case, in one kind sentence, and what is possible now as taps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.markup import tap
from flows.rules.complaint_people import may_lower_titles
from flows.rules.deadlines import AWAITS_RESIDENT
from flows.texts import complaint_desk, complaint_news, desk, desk_asks, suggestion_desk
from flows.texts.commands import WORD_OF
from flows.texts.report import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.texts.desk import View


MOST_FORMS = 12  # commands that still fit on a phone's screen


def refusal(reason: str, action: str, view: View) -> str:
    """Say why not, and what is possible now."""
    why = WHY.get(reason, _does_not_fit)(view, action)
    offered = "" if reason in _ASKS else desk.taps(view, desk.suggested(view))
    return f"{why}\n现在可以：{offered}" if offered else why


def not_for_your_role(word: str, forms: Sequence[str]) -> str:
    """Say that a role may not do this at all, and what it may: what fits on a screen, or 帮助."""
    refused = f"您的岗位不能用“{word}”，请管理员或主管来办。"
    if len(forms) > MOST_FORMS:
        return f"{refused}您能用的回“{tap('帮助')}”看。"
    return f"{refused}您可以用：\n" + "\n".join(forms)


def _word(action: str) -> str:
    others = {"confirm": "回访", "not_fixed": "回访", "link": "转投诉"}
    others |= {"reject": "审批", "ask_again": "审批"}
    return others.get(action) or WORD_OF.get(action, "这一步")


def _does_not_fit(view: View, action: str) -> str:
    state = desk.STATUS.get(view.case.status, "")
    return f"{desk.number(view)}{state}，现在不能{_word(action)}。"


def _not_of_kind(view: View, action: str) -> str:
    return f"{desk.number(view)}是{KINDS.get(view.case.kind, '')}，没有“{_word(action)}”这一步。"


def _no_permission(view: View, action: str) -> str:
    if view.case.kind == "complaint":
        who = desk.holder(view)
        return f"{desk.number(view)}：您的岗位不能{_word(action)}，这件事现在由{who}负责。"
    return f"{desk.number(view)}：您的岗位不能{_word(action)}，请管理员或主管来办。"


def _not_yours(view: View, action: str) -> str:
    return f"{desk.number(view)}由{desk.holder(view)}负责，不是您的单，不能{_word(action)}。"


def _accepted(view: View, _action: str) -> str:
    return f"{desk.number(view)}已经受理过了，现在由{desk.holder(view)}负责。"


def _arrived(view: View, action: str) -> str:
    who = view.engineer.name if view.engineer else desk.holder(view)
    change = "要换人请用“转”。" if action == "dispatch" else ""
    return f"{desk.number(view)}{who}已经到场了。{change}"


def _taken(view: View, _action: str) -> str:
    who = view.engineer.name if view.engineer else desk.holder(view)
    return f"{desk.number(view)}已由{who}接单。"


def _dispatched(view: View, _action: str) -> str:
    return f"{desk.number(view)}已经在{desk.holder(view)}手上了，请换一位。"


def _closed(view: View, action: str) -> str:
    at = desk.when(view, view.case.closed_at)
    if view.case.kind == "complaint":
        return f"{desk.number(view)}已经结束（{at}），不能再办“{_word(action)}”。有新情况请用“代报”另登记。"
    again = "“再考虑”" if view.case.kind == "suggestion" else "没修好"
    return f"{desk.number(view)}已关单（{at}），不能再{_word(action)}。住户说{again}才会重新打开。"


def _on_the_way(view: View, _action: str) -> str:
    return f"{desk.number(view)}还不能归档，还缺：刚收到的照片等还在保存，请过几分钟再来。"


def _withdrawn(view: View, action: str) -> str:
    return f"{desk.number(view)}住户已经撤销，不能再{_word(action)}。"


def _finished(view: View, action: str) -> str:
    return f"{desk.number(view)}已完工，在等住户回音，不能再{_word(action)}。"


def _not_yet_accepted(view: View, action: str) -> str:
    return f"{desk.number(view)}还没受理，要先受理才能{_word(action)}。"


def _not_yet_dispatched(view: View, action: str) -> str:
    return f"{desk.number(view)}还没派给师傅，不能{_word(action)}。"


def _not_deferred(view: View, _action: str) -> str:
    return f"{desk.number(view)}没有暂缓，正在办（{desk.STATUS.get(view.case.status, '')}）。"


def _not_yet_finished(view: View, _action: str) -> str:
    state = desk.STATUS.get(view.case.status, "")
    return f"{desk.number(view)}还没完工（{state}），完工后才能回访。"


def _not_closed(view: View, _action: str) -> str:
    return f"{desk.number(view)}还没关单，正在办。"


def _whom(view: View, action: str) -> str:
    return f"{desk.number(view)}要给谁？请带上姓名：{_word(action)} {view.case.number} 姓名"


def _why(view: View, action: str) -> str:
    example = _REASONS.get(action, "原因")
    if view.case.kind == "suggestion":
        example = "已经和住户当面说好了"
    return desk_asks.words_for(_word(action), view, "请写上原因", example)


_REASONS = {
    "send_back": "不是水电的活",
    "close": "住户电话里说不用修了",
    "defer": "待料 明天下午5点",
    "grade": "轻微 已查清是小问题",
    "appeal": "对处理不同意，要求重新核实",
    "reject": "措施不够具体",
    "ask_again": "请再问一下当班人员",
}


def _result(view: View, action: str) -> str:
    what = "请写一句做了什么，住户会看到"
    done = "充电桩装好了，可以用了" if view.case.kind == "suggestion" else "换了角阀，不漏了"
    return desk_asks.words_for(_word(action), view, what, done)


def _unknown_reason(view: View, _action: str) -> str:
    return f"没有这个暂缓原因，可用的有：{'、'.join(view.settings.defer.reasons)}。"


def _time(view: View, action: str) -> str:
    return f"请写上什么时候给住户回音，比如：{_word(action)} {view.case.number} 待料 明天下午5点"


def _time_passed(view: View, action: str) -> str:
    return f"这个时间已经过了，请写一个以后的时间，比如：{_word(action)} {view.case.number} 待料 明天下午5点"


def _too_long(view: View, _action: str) -> str:
    days = view.settings.defer.max_days
    return f"{desk.number(view)}一次最多暂缓{days}天。要更久请主管来暂缓，或改近一点的时间。"


def _too_often(view: View, _action: str) -> str:
    count = view.case.defer_count
    return f"{desk.number(view)}已经暂缓过{count}次，再暂缓要主管来办。"


def _closed_too_long(view: View, _action: str) -> str:
    days = view.settings.resident.reopen_days
    return f"{desk.number(view)}关单超过{days}天，不能重开了。请用“代报”另开一单。"


def _at_the_top(view: View, _action: str) -> str:
    return f"{desk.number(view)}已经报到最高一级了，可以再催一下负责人。"


def _category(view: View, _action: str) -> str:
    names = "、".join(category.name for category in view.settings.categories.values())
    return f"没有这个类别，可用的有：{names}。"


def _not_for_you(view: View, action: str) -> str:
    return f"{desk.number(view)}：{_word(action)}要由住户自己来办。"


def _stage_first(view: View, action: str) -> str:
    if view.case.kind == "complaint" and action == "archive":
        return complaint_desk.missing(view)
    if action == "appeal":
        return f"{desk.number(view)}还没有处理决定，有了决定住户才能申诉。"
    if view.case.status in AWAITS_RESIDENT:
        return f"{desk.number(view)}已经答复，在等住户回音，现在不能{_word(action)}。"
    due = desk.DUE.get(view.case.due_for or "", "下一步")
    who = desk.holder(view)
    return f"{desk.number(view)}{desk.STATUS.get(view.case.status, '')}，要先由{who}{due}，现在不能{_word(action)}。"


def _papers_missing(view: View, _action: str) -> str:
    return complaint_desk.missing(view)


def _stage_past(view: View, action: str) -> str:
    state = desk.STATUS.get(view.case.status, "")
    return f"{desk.number(view)}{state}，已经过了{_word(action)}这一步。"


def _needs_higher(view: View, action: str) -> str:
    who = desk.holder(view)
    if view.case.status == "appealed":
        return f"{desk.number(view)}的申诉由{who}重新处理，经手过的人不能审批。"
    return f"{desk.number(view)}由{who}负责，您的岗位不能{_word(action)}这一级的投诉。"


def _own_proposal(view: View, _action: str) -> str:
    return f"{desk.number(view)}的方案是您自己写的，要由别人审批（现在由{desk.holder(view)}负责）。"


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
    return f"{desk.number(view)}已经是{complaint_desk.level(view)}了。"


def _may_not_lower(view: View, _action: str) -> str:
    who = "或".join(may_lower_titles(view.case, view.settings)) or "上一级"
    return f"{desk.number(view)}现在是{complaint_desk.level(view)}，往低定要{who}来办，并写上原因。"


def _same_finding(view: View, _action: str) -> str:
    return f"{desk.number(view)}已经是这个结论了。"


def _appealed_already(view: View, _action: str) -> str:
    channels = complaint_news.channels(view.settings)
    return f"{desk.number(view)}已经申诉过一次，内部不再重复。住户不同意可以向{channels}反映。"


def _too_late_to_appeal(view: View, _action: str) -> str:
    days = view.settings.complaints.appeal.days
    channels = complaint_news.channels(view.settings)
    return f"{desk.number(view)}过了{days}天的申诉期。请告诉住户可以向{channels}反映。"


def _agreed_already(view: View, _action: str) -> str:
    return f"{desk.number(view)}住户已经说解决了。"


_ASKS = frozenset(  # the command only lacks something: the sentence shows how to write it
    {"whom_needed", "reason_needed", "result_needed", "unknown_reason", "time_needed"}
    | {"adoption_needed", "grounds_needed", "reply_needed"}
    | {"time_passed", "unknown_category", "report_needed", "plan_needed", "severity_needed"}
)
WHY: dict[str, Callable[[View, str], str]] = {
    "not_of_kind": _not_of_kind,
    "no_permission": _no_permission,
    "not_yours": _not_yours,
    "not_for_you": _not_for_you,
    "already_accepted": _accepted,
    "already_arrived": _arrived,
    "already_taken": _taken,
    "already_dispatched": _dispatched,
    "closed": _closed,
    "withdrawn": _withdrawn,
    "finished": _finished,
    "not_yet_accepted": _not_yet_accepted,
    "not_yet_dispatched": _not_yet_dispatched,
    "not_deferred": _not_deferred,
    "not_yet_finished": _not_yet_finished,
    "not_closed": _not_closed,
    "whom_needed": _whom,
    "reason_needed": _why,
    "result_needed": _result,
    "unknown_reason": _unknown_reason,
    "time_needed": _time,
    "time_passed": _time_passed,
    "defer_too_long": _too_long,
    "defer_too_often": _too_often,
    "closed_too_long": _closed_too_long,
    "at_the_top": _at_the_top,
    "unknown_category": _category,
    "too_late_to_withdraw": _does_not_fit,
    "too_early": _does_not_fit,
    "urge_too_soon": _does_not_fit,
    "urged_enough": _does_not_fit,
    "rating_range": _does_not_fit,
    **dict.fromkeys(
        (
            *("first_accept", "first_investigate", "first_assess", "first_propose"),
            *("first_approve", "first_finish", "first_confirm", "first_archive"),
        ),
        _stage_first,
    ),
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
    "finding_needed": _does_not_fit,
    "same_finding": _same_finding,
    "adoption_needed": suggestion_desk.adoption_needed,
    "grounds_needed": suggestion_desk.grounds_needed,
    "reply_needed": suggestion_desk.reply_needed,
    "case_needed": _does_not_fit,
    "consent_needed": _does_not_fit,
    "answered_already": _does_not_fit,
    "not_yet_answered": _does_not_fit,
    "turned": _does_not_fit,
    "appealed_already": _appealed_already,
    "too_late_to_appeal": _too_late_to_appeal,
    "appeal_final": _appealed_already,
    "agreed_already": _agreed_already,
}
