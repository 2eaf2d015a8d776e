"""Answers to a plan: which questions apply, and what a good answer is; pure.

Shapes of answers: `shape`. What is wrong is named by a reason; `texts.answering` says it.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any

from nlp.short_answers import amount, half_width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.survey.shape import Plan, Question, SurveyAnswers

NOT_OFFERED, ONLY_ONE, NO_NUMBER = "not_offered", "only_one", "no_number"  # reasons
NO_DATE, TOO_LONG = "no_date", "too_long"
LONGEST_TEXT = 1000  # characters of a free text


class BadAnswer(ValueError):
    """A value that is no answer to its question: reason `not_offered`, `too_long`, and so on."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def applies(question: Question, answers: Mapping[str, Any]) -> bool:
    """Tell whether a question is asked, given the answers so far: all its conditions hold."""
    for other, wanted in question.when.items():
        given = answers.get(other)
        words = given if isinstance(given, list) else [given]
        if not any(word in wanted for word in words):
            return False
    return True


def asked(plan: Plan, answers: Mapping[str, Any]) -> list[Question]:
    """Return the questions that apply, in their order."""
    return [question for question in plan.questions if applies(question, answers)]


def pruned(plan: Plan, answers: SurveyAnswers) -> SurveyAnswers:
    """Return the answers without those to questions that do not apply (any longer)."""
    kept = dict(answers)
    for question in plan.questions:  # conditions name earlier questions only
        if question.id in kept and not applies(question, kept):
            del kept[question.id]
    return kept


def missing(plan: Plan, answers: SurveyAnswers) -> list[Question]:
    """Return the required questions that apply and have no (whole) answer."""
    return [
        question
        for question in asked(plan, answers)
        if question.required and not _is_whole(question, answers.get(question.id))
    ]


def _is_whole(question: Question, value: object) -> bool:
    if question.type == "matrix":
        return isinstance(value, dict) and all(item in value for item in question.items)
    return value is not None


def read(question: Question, typed: Sequence[str] | Mapping[str, str] | str) -> Any:  # noqa: ANN401
    """Return the answer that was chosen or written; None where nothing was; raises BadAnswer.

    `typed` is what a form sends: the words of an option, several of them, or items with words.
    """
    if question.type == "matrix":
        return _matrix(question, typed if isinstance(typed, dict) else {})
    given = [typed] if isinstance(typed, str) else [str(one) for one in typed]
    given = [word for word in (_clean(one) for one in given) if word]
    if not given:
        return None
    if question.type == "choices":
        chosen = [word for word in question.options if word in given]
        if len(chosen) != len(set(given)):
            raise BadAnswer(NOT_OFFERED)
        return chosen
    if len(given) > 1:
        raise BadAnswer(ONLY_ONE)
    return _single(question, given[0])


def _single(question: Question, word: str) -> Any:  # noqa: ANN401 - JSON
    if question.type in {"rating", "choice"}:
        if word not in question.words:
            raise BadAnswer(NOT_OFFERED)
        return word
    if question.type == "number":
        plain = half_width(word)
        if amount(plain) != plain:
            raise BadAnswer(NO_NUMBER)
        return float(plain) if "." in plain else int(plain)
    if question.type == "date":
        try:
            return date.fromisoformat(half_width(word)).isoformat()
        except ValueError as error:
            raise BadAnswer(NO_DATE) from error
    if len(word) > LONGEST_TEXT:
        raise BadAnswer(TOO_LONG)
    return word


def _matrix(question: Question, typed: Mapping[str, str]) -> dict[str, str] | None:
    found: dict[str, str] = {}
    for item in question.items:
        word = _clean(typed.get(item, ""))
        if word and word not in question.words:
            raise BadAnswer(NOT_OFFERED)
        if word:
            found[item] = word
    return found or None


def _clean(text: str) -> str:
    """Return a text without control characters and spaces around it."""
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c)[0] != "C")
    return kept.strip()
