"""What the re-check asks, and what is said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.words import cut
from flows.survey.correction.texts.figures import before_and_after
from flows.survey.record import survey_of
from flows.survey.texts import making as making_texts
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.rules.deeds import Moment
    from flows.survey.correction.record import Correction
    from storage.records.case import Case

NOBODY_APPROVES = making_texts.NOBODY_APPROVES
MAY_NOT_PLAN = "您的岗位不能新建调查，请管理员或主管来办。"
LONGEST = 80
PREFIX = "整改回头看："
TOLD_ON = "谢谢您直说，已转给负责整改的部门接着改进。"


def recheck_title(earlier: str) -> str:
    """Name it after the survey whose items were corrected."""
    return f"{PREFIX}{cut(earlier.removeprefix(PREFIX), LONGEST)}"


def better(ask: str, question: str) -> str:
    """Ask whether an item got better."""
    return f"{cut(ask, LONGEST)}：{question}"


def now(ask: str) -> str:
    """Ask how it is now."""
    return f"{cut(ask, LONGEST)}：现在满意吗"


def noted(correction: Correction, survey: Case) -> str:
    """Write on the timeline what came of it."""
    return f"满意率{before_and_after(correction)}，{survey.number}"


def not_yet(survey: Case, left: int) -> str:
    """Say that some are still being corrected."""
    if not left:
        return f"{survey.number} 没有整改项，不用回头看。"
    return (
        f"{survey.number} 还有{left}项没检查合格，全部合格后再问住户。"
        f"{tap('看整改', f'整改 {survey.number}')}"
    )


def is_planned(case: Case) -> str:
    """Say that there is one already."""
    return f"回头看已经有了：{tap(case.number, f'问卷 {case.number}')} {survey_of(case).title}。"


def wrong(mistakes: Sequence[str]) -> str:
    """Say why it can't be planned."""
    return "回头看的方案还不能提交：\n" + "\n".join(mistakes)


def handed_in(case: Case, moment: Moment) -> str:
    """Say what will be asked from when, and whose yes it waits for."""
    plan = survey_of(case).planned()
    return f"《{plan.title}》，{len(plan.questions)}题，范围和上次一样。{making_texts.handed_in(case, moment)}"
