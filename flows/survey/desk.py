"""What staff say about surveys."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from flows.desk import lookup
from flows.desk.acting import act
from flows.desk.asked import deed
from flows.desk.word import StaffWord, Usage
from flows.survey import vacant
from flows.survey.correction import desk as correction_desk
from flows.survey.figures import results
from flows.survey.holders import first_holder
from flows.survey.invitation import desk as spreading
from flows.survey.labels import TABLE
from flows.survey.meeting import desk as meeting_desk
from flows.survey.paper import desk as paper_desk
from flows.survey.plan import desk as plan_desk
from flows.survey.publication import publishing
from flows.survey.record import survey_of
from flows.survey.settings import SURVEYS
from flows.survey.texts import desk as desk_texts
from flows.survey.texts.words import HELP_PAGE
from nlp import listed, marks

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from flows.desk.view import View
    from storage.records.case import Case


def decide(asked: Asked) -> str:
    """Say yes or no to a plan or a report (审批)."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    case = vacant.pass_over(asked.store, asked.moment, case)
    said = _decision(asked.command.rest)
    if said is None:
        return desk_texts.how_to_decide(asked.view(case))
    done = replace(deed(asked, *said), target_id=_next_holder(asked, case))
    return act(asked, case, done, partial(_decided, asked))


def _decision(words: str) -> tuple[str, str] | None:
    """Return the act and its reason; 可以 is a yes alone, 可以，但是… may be none."""
    if marks.asks(words):
        return None
    if listed.says_only(TABLE, {"approve", "approve_alone"}, words):
        return "approve", ""
    for act_name in ("reject", "approve"):
        reason = listed.after(TABLE, {act_name}, words, apart=True)
        if reason is not None:
            return act_name, reason
    return None


def _decided(asked: Asked, view: View) -> str:
    """Note the decision; a report that has its yes goes to who reads it."""
    if view.case.status == "reported":
        results.send_report(asked, view.case)
    return desk_texts.decided(view)


def _next_holder(asked: Asked, case: Case) -> str | None:
    """Return who holds it after this yes."""
    survey = survey_of(case)
    following = [
        one.role for one in survey.approvals() if one.at is None and one.role != survey.turn
    ]
    if not following:
        return survey.author_id
    return first_holder(asked.store, case.community, replace(survey, turn=following[0]))


COMMANDS = (
    StaffWord("审批", decide, "approve", of_kind=SURVEYS),
    StaffWord("公示", publishing.publish, "publish", of_kind=SURVEYS),
    StaffWord(
        "问卷", plan_desk.survey, "status", ("意见征集", "调查问卷"), any_case=True, without_case=True,
        needs="survey", forms=(
            Usage("问卷　问卷 单号　问卷 新建", "revise", 40, HELP_PAGE),
            Usage("审批 单号 同意/驳回 原因", "approve", 41, HELP_PAGE),
            Usage("问卷 单号 结果/修改　问卷 单号 撤销 原因", "revise", 41, HELP_PAGE),
        ),
    ),
    StaffWord(
        "延长", plan_desk.extend, "extend", names=("extend",), with_number=frozenset({"延长"}),
        forms=(Usage("延长 单号 日期", "extend", 42, HELP_PAGE),),
    ),
    *spreading.COMMANDS,
    *paper_desk.COMMANDS,
    *correction_desk.COMMANDS,
    *meeting_desk.COMMANDS,
)  # fmt: skip
