"""Why something can't be done to a corrective action now, and what can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.desk.texts import wording
from flows.desk.texts.asks import WAY_OUT
from flows.writing.markup import open_end

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.desk.view import View


def _not_your_task(view: View, action: str) -> str:
    number = wording.number(view)
    if view.case.status not in {"drafted", "planned"}:
        return f"{number}不是您负责的整改。"
    who = view.holder.name if view.holder else "别的同事"
    word = wording.word_of(view, action)
    return f"{number}由{who}负责，“{word}”要由{who}来发。您有想法可以写：备注 {view.case.number} 说一句。"


def _not_your_check(view: View, _action: str) -> str:
    number = wording.number(view)
    if view.case.status != "done":
        return f"{number}还没到检查这一步，检查由主管来做。"
    who = view.holder.name if view.holder else "主管"
    return f"{number}由{who}检查。您看到的情况可以写：备注 {view.case.number} 说一句。"


def _own_work(view: View, _action: str) -> str:
    return f"{wording.number(view)}是您自己负责的整改，要请别的同事检查，这样才作数。"


def _no_permission(view: View, _action: str) -> str:
    return f"{wording.number(view)}要由主管来办，您的岗位还不能。"


def _fault(view: View, _action: str) -> str:
    command = f"检查 {view.case.number} 不合格"
    return f"{command}：还差什么？直接回就行，比如：夜里2点以后没人巡逻，12月31日前补上。{WAY_OUT}{open_end(command)}"


def _until_wrong(view: View, _action: str) -> str:
    return (
        f"{wording.number(view)}的期限要在今天以后、半年以内，请换一个日期再发一次，比如：10天内。"
    )


def _result(view: View, _action: str) -> str:
    command = f"完成 {view.case.number}"
    return f"{command}：请写一句做了什么，直接回就行，比如：夜班增加到3人，已巡逻两周。{WAY_OUT}{open_end(command)}"


def _drafted(view: View, action: str) -> str:
    if action in {"pass", "fail"}:
        return f"{wording.number(view)}还没有整改方案，{wording.holder(view)}写好方案、报了完成以后再检查。"
    return f"{wording.number(view)}还没有整改方案，先写原因、措施和期限。"


def _planned(view: View, _action: str) -> str:
    return f"{wording.number(view)}还在整改，报了完成才能检查。"


def _done(view: View, _action: str) -> str:
    who = wording.holder(view)
    return f"{wording.number(view)}已经报了完成，正等{who}检查。"


def _closed(view: View, _action: str) -> str:
    return f"{wording.number(view)}已经检查合格，不用再办。"


def _plan(view: View, _action: str) -> str:
    return f"{wording.number(view)}要写原因、措施和期限。"


REFUSALS: dict[str, Callable[[View, str], str]] = {
    "not_your_task": _not_your_task,
    "own_work": _own_work,
    "not_your_check": _not_your_check,
    "no_permission": _no_permission,
    "fault_needed": _fault,
    "until_wrong": _until_wrong,
    "result_needed": _result,
    "plan_needed": _plan,
    "correction_drafted": _drafted,
    "correction_planned": _planned,
    "correction_done": _done,
    "correction_closed": _closed,
}
ASKS = frozenset({"fault_needed", "result_needed", "until_wrong", "plan_needed"})
