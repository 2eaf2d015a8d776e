"""What staff are answered about surveys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.desk.texts import wording
from flows.survey.record import survey_of
from flows.survey.texts import view as view_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.desk.view import View

_WORDS = {"withdraw": "撤销"}  # of acts that follow the number: 问卷 N 撤销


def how_to_decide(view: View) -> str:
    """Show how a yes or no is written."""
    return f"请写“审批 {view.case.number} 同意”，或“审批 {view.case.number} 驳回 原因”。"


def which_survey() -> str:
    """Ask for the number of a survey."""
    return "请写上问卷的编号，例如“问卷 WJ20261201-0001 结果”。"


def decided(view: View) -> str:
    """Note the decision, and whose turn it is; an approved report is on its way."""
    if view.case.status == "reported":
        return f"已批准 {wording.number(view)}的报告，已发给有关负责人。{wording.following(view)}"
    if view.case.status == "reporting":
        return (
            f"已记录，{wording.number(view)}的报告还没批准，原因已转给编制人。改好或说明清楚后，"
            f"再回“审批 {view.case.number} 同意”。"
        )
    number, survey = wording.number(view), survey_of(view.case)
    if view.case.status == "returned":
        return f"已退回 {number}，原因已转给提出方案的同事，改好会再请大家审批。"
    if view.case.status == "approved":
        first = view_texts.day_of(survey.starts_at, view.settings)
        return f"已同意 {number}，审批都通过了，{first}起发邀请。{wording.following(view)}"
    return f"已同意 {number}，接下来由{_whose_turn(view)}审批。"


def _whose_turn(view: View) -> str:
    role = view.settings.roles.get(survey_of(view.case).turn or "")
    return role.title if role else "别人"


def _not_your_turn(view: View, _action: str) -> str:
    return f"{wording.number(view)}现在轮到{_whose_turn(view)}审批，还没到您。轮到您时我会提醒。"


def _own_plan(view: View, _action: str) -> str:
    return f"{wording.number(view)}是您自己提出的方案，要由别人审批。"


def _status(view: View, action: str) -> str:
    word = _WORDS.get(action) or wording.word_of(view, action)
    return f"{wording.number(view)}{wording.state(view)}，现在不能{word}。"


def _reason(view: View, _action: str) -> str:
    return f"请写上原因：审批 {view.case.number} 驳回 原因。"


REFUSALS: dict[str, Callable[[View, str], str]] = {
    "not_your_turn": _not_your_turn,
    "own_plan": _own_plan,
    "why_needed": _reason,
    "extension_needed": view_texts.extension_needed,
    "extended_too_far": view_texts.extended_too_far,
} | dict.fromkeys(
    (
        *("closed", "withdrawn", "survey_approving", "survey_returned", "survey_approved"),
        *("survey_running", "survey_counting", "survey_reporting", "survey_reported"),
    ),
    _status,
)
