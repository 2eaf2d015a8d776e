"""A form as answers: each question reads the fields named by its id, all others are left alone.

Pure; the fields are those of the contract: `choices` repeated, of a matrix `id.item`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from flows.survey.answering import answers as survey_answers
from flows.survey.answering.answers import ONLY_ONE, BadAnswer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.survey.shape import Plan, Question, SurveyAnswers

Fields: TypeAlias = "Mapping[str, Sequence[str]]"  # what was sent, by the names of the fields
REPLY = "reply."  # begins the name of the field that asks for one
MISSING, ROWS_MISSING, NOTHING = "missing", "rows_missing", "nothing"  # reasons, beside BadAnswer's


@dataclass(frozen=True, slots=True)
class Filled:
    """The good answers to what applies, and by question id what is wrong with the others.

    What is wrong with the form as a whole stands under no id.
    """

    answers: SurveyAnswers
    problems: Mapping[str, str]


def filled(plan: Plan, fields: Fields, kept: SurveyAnswers) -> Filled:
    """Read a whole form; `kept` has the photos, which came by chat."""
    answers: SurveyAnswers = {}
    problems: dict[str, str] = {}
    for question in plan.questions:  # conditions name earlier questions only
        if not survey_answers.applies(question, answers):
            continue
        try:
            value = _read(question, fields, kept)
        except BadAnswer as bad:
            problems[question.id] = bad.reason
            continue
        if value is not None:
            answers[question.id] = value
    for question in survey_answers.missing(plan, answers):
        if question.id not in problems and question.type != "photo":
            problems[question.id] = ROWS_MISSING if question.id in answers else MISSING
    if not answers and not problems:
        problems[""] = NOTHING
    return Filled(answers, problems)


def wished(plan: Plan, fields: Fields, answers: SurveyAnswers) -> dict[str, str]:
    """Return by question id the texts whose author wants a reply, or to be heard (SUR-12)."""
    return {
        one.id: str(answers[one.id])
        for one in plan.questions
        if one.type == "text" and one.id in answers and any(fields.get(f"{REPLY}{one.id}", ()))
    }


def changed(plan: Plan, so_far: SurveyAnswers, given: Mapping[str, Fields]) -> SurveyAnswers:
    """Return what was answered so far with some questions answered anew, or no longer.

    What is no good answer (yet) leaves the question unanswered.
    """
    answers = dict(so_far)
    for question in plan.questions:
        if question.id not in given or question.type == "photo":
            continue
        answers.pop(question.id, None)
        try:
            value = _read(question, given[question.id], {})
        except BadAnswer:
            continue
        if value is not None:
            answers[question.id] = value
    return survey_answers.pruned(plan, answers)


def typed(plan: Plan, answers: SurveyAnswers) -> dict[str, list[str]]:
    """Return the fields of a form that says the same as these answers."""
    fields: dict[str, list[str]] = {}
    for question in plan.questions:
        value = answers.get(question.id)
        if isinstance(value, dict):
            fields |= {f"{question.id}.{item}": [word] for item, word in value.items()}
        elif value is not None:
            fields[question.id] = (
                [str(one) for one in value] if isinstance(value, list) else [str(value)]
            )
    return fields


def _read(question: Question, fields: Fields, kept: SurveyAnswers) -> Any:  # noqa: ANN401 - JSON
    if question.type == "photo":
        return kept.get(question.id)
    if question.type != "matrix":
        return survey_answers.read(question, fields.get(question.id, ()))
    rows = {item: fields.get(f"{question.id}.{item}", ()) for item in question.items}
    if any(len(words) > 1 for words in rows.values()):
        raise BadAnswer(ONLY_ONE)
    return survey_answers.read(question, {item: words[0] for item, words in rows.items() if words})
