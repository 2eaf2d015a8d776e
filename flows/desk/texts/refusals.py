"""Why a command does not fit a case, in one kind sentence, and what is possible now as taps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.desk.counter import counter_of
from flows.desk.texts import appointing, wording
from flows.desk.texts import asks as desk_asks
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.desk.view import View


MOST_FORMS = 16  # commands that still fit on a phone's screen


def refusal(reason: str, action: str, view: View) -> str:
    """Say why not, and what is possible now."""
    counter = counter_of(view.case, view.settings)
    why = (counter.refusals.get(reason) or WHY.get(reason, _does_not_fit))(view, action)
    offered = "" if reason in _ASKS | counter.asks else wording.taps(view, wording.suggested(view))
    return f"{why}\n现在可以：{offered}" if offered else why


def not_for_your_role(word: str, forms: Sequence[str]) -> str:
    """Say that a role may not do this at all, and what it may: what fits on a screen, or 帮助."""
    refused = f"您的岗位不能用“{word}”，请管理员或主管来办。"
    if len(forms) > MOST_FORMS:
        return f"{refused}您能用的回“{tap('帮助')}”看。"
    return f"{refused}您可以用：\n" + "\n".join(forms)


def _does_not_fit(view: View, action: str) -> str:
    state = wording.state(view)
    return f"{wording.number(view)}{state}，现在不能{wording.word_of(view, action)}。"


def _not_of_kind(view: View, action: str) -> str:
    return f"{wording.number(view)}是{kind_of(view.case, view.settings).title}，没有“{wording.word_of(view, action)}”这一步。"


def _no_permission(view: View, action: str) -> str:
    return (
        f"{wording.number(view)}：您的岗位不能{wording.word_of(view, action)}，请管理员或主管来办。"
    )


def _not_yours(view: View, action: str) -> str:
    return f"{wording.number(view)}由{wording.holder(view)}负责，不是您的单，不能{wording.word_of(view, action)}。"


def _accepted(view: View, _action: str) -> str:
    return f"{wording.number(view)}已经受理过了，现在由{wording.holder(view)}负责。"


def _arrived(view: View, action: str) -> str:
    who = view.engineer.name if view.engineer else wording.holder(view)
    change = "要换人请用“转”。" if action == "dispatch" else ""
    return f"{wording.number(view)}{who}已经到场了。{change}"


def _taken(view: View, _action: str) -> str:
    who = view.engineer.name if view.engineer else wording.holder(view)
    return f"{wording.number(view)}已由{who}接单。"


def _dispatched(view: View, _action: str) -> str:
    return f"{wording.number(view)}已经在{wording.holder(view)}手上了，请换一位。"


def _closed(view: View, action: str) -> str:
    at = wording.when(view, view.case.closed_at)
    return f"{wording.number(view)}已关单（{at}），不能再{wording.word_of(view, action)}。住户说没修好才会重新打开。"


def _withdrawn(view: View, action: str) -> str:
    return f"{wording.number(view)}住户已经撤销，不能再{wording.word_of(view, action)}。"


def _finished(view: View, action: str) -> str:
    return f"{wording.number(view)}已完工，在等住户回音，不能再{wording.word_of(view, action)}。"


def _not_yet_accepted(view: View, action: str) -> str:
    return f"{wording.number(view)}还没受理，要先受理才能{wording.word_of(view, action)}。"


def _not_yet_dispatched(view: View, action: str) -> str:
    return f"{wording.number(view)}还没派给师傅，不能{wording.word_of(view, action)}。"


def _not_deferred(view: View, _action: str) -> str:
    return f"{wording.number(view)}没有暂缓，正在办（{wording.state(view)}）。"


def _not_yet_finished(view: View, _action: str) -> str:
    state = wording.state(view)
    return f"{wording.number(view)}还没完工（{state}），完工后才能回访。"


def _not_closed(view: View, _action: str) -> str:
    return f"{wording.number(view)}还没关单，正在办。"


def _whom(view: View, action: str) -> str:
    return f"{wording.number(view)}要给谁？请带上姓名：{wording.word_of(view, action)} {view.case.number} 姓名"


def _why(view: View, action: str) -> str:
    example = _REASONS.get(action, "原因")
    return desk_asks.words_for(wording.word_of(view, action), view, "请写上原因", example)


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
    return result_needed(view, action, "换了角阀，不漏了")


def result_needed(view: View, action: str, example: str) -> str:
    """Ask what was done."""
    what = "请写一句做了什么，住户会看到"
    return desk_asks.words_for(wording.word_of(view, action), view, what, example)


def _unknown_reason(view: View, _action: str) -> str:
    return f"没有这个暂缓原因，可用的有：{'、'.join(view.settings.defer.reasons)}。"


def _time(view: View, action: str) -> str:
    return f"请写上什么时候给住户回音，比如：{wording.word_of(view, action)} {view.case.number} 待料 明天下午5点"


def _time_passed(view: View, action: str) -> str:
    return f"这个时间已经过了，请写一个以后的时间，比如：{wording.word_of(view, action)} {view.case.number} 待料 明天下午5点"


def _too_long(view: View, _action: str) -> str:
    days = view.settings.defer.max_days
    return f"{wording.number(view)}一次最多暂缓{days}天。要更久请主管来暂缓，或改近一点的时间。"


def _too_often(view: View, _action: str) -> str:
    count = view.case.defer_count
    return f"{wording.number(view)}已经暂缓过{count}次，再暂缓要主管来办。"


def _closed_too_long(view: View, _action: str) -> str:
    days = view.settings.resident.reopen_days
    return f"{wording.number(view)}关单超过{days}天，不能重开了。请用“代报”另开一单。"


def _at_the_top(view: View, _action: str) -> str:
    return f"{wording.number(view)}已经报到最高一级了，可以再催一下负责人。"


def _category(view: View, _action: str) -> str:
    names = "、".join(category.name for category in view.settings.categories.values())
    return f"没有这个类别，可用的有：{names}。"


def _not_for_you(view: View, action: str) -> str:
    return f"{wording.number(view)}：{wording.word_of(view, action)}要由住户自己来办。"


_ASKS = frozenset(  # the command only lacks something: the sentence shows how to write it
    {"whom_needed", "reason_needed", "result_needed", "unknown_reason", "time_needed"}
    | {"time_passed", "unknown_category"}
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
    "finding_needed": _does_not_fit,
    "case_needed": _does_not_fit,
    "consent_needed": _does_not_fit,
    "answered_already": _does_not_fit,
    "not_yet_answered": _does_not_fit,
    "turned": _does_not_fit,
    **appointing.REFUSALS,
}
