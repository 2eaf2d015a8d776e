"""The answers to a survey as a conversation names its questions, a row of a matrix each; pure.

The names begin with a mark, so that nobody takes what is answered for a phone or a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.survey.answering import answers as survey_answers

if TYPE_CHECKING:
    from flows.conversation.context import Answers
    from flows.survey.shape import Plan, Question, SurveyAnswers

MARK = "q:"


def items(question: Question) -> tuple[str, ...]:
    """Return what is rated row by row; one empty word where there are no rows."""
    return question.items if question.type == "matrix" else ("",)


def name(question: Question, row: int) -> str:
    """Return the name of a question, or of a row of it."""
    return f"{MARK}{question.id}:{row}" if question.type == "matrix" else MARK + question.id


def applying(plan: Plan, answers: Answers) -> list[str]:
    """Return the names of what is asked, given the answers so far."""
    asked = survey_answers.asked(plan, gathered(plan, answers))
    return [name(q, n) for q in asked for n, _item in enumerate(items(q))]


def gathered(plan: Plan, answers: Answers) -> SurveyAnswers:
    """Return the answers as a draft or a ballot has them: by id, without what was skipped."""
    found: SurveyAnswers = {}
    for question in plan.questions:
        if question.type == "matrix":
            rows = enumerate(question.items)
            given = {item: answers.get(name(question, n)) for n, item in rows}
            rated = {item: word for item, word in given.items() if word is not None}
            found |= {question.id: rated} if rated else {}
        elif (value := answers.get(name(question, 0))) is not None:
            found[question.id] = value
    return found


def parted(plan: Plan, given: SurveyAnswers) -> Answers:
    """Return the answers of a draft as the questions of a conversation are named."""
    found: Answers = {}
    for question in plan.questions:
        value = given.get(question.id)
        if question.type == "matrix":
            rated = value if isinstance(value, dict) else {}
            rows = enumerate(question.items)
            found |= {name(question, n): rated[item] for n, item in rows if item in rated}
        elif value is not None:
            found[name(question, 0)] = value
    return found
