"""Read a plan: every mistake at once, each with its path (SUR-1); nothing is stored here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from flows.survey.plan import checks
from flows.survey.shape import Plan
from flows.survey.texts import plan as plan_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from flows.cases.rules.deeds import Moment


def read_plan(content: Mapping[str, Any], moment: Moment) -> tuple[Plan | None, list[str]]:
    """Return the plan, or None and one sentence for each mistake."""
    plan: Plan | None = None
    mistakes: list[str] = []
    try:
        plan = Plan.model_validate(content)
    except ValidationError as error:
        wrong = error.errors()
        mistakes = list(dict.fromkeys(_sentence(one) for one in wrong if not _follows(one)))
    named = {sentence.partition("：")[0] for sentence in mistakes}
    for path, words in checks.contradictions(content, moment):
        if path not in named:  # one sentence a path: the first says what to do
            mistakes.append(plan_texts.at(path, words))
    return (None if mistakes else plan), mistakes


def _follows(detail: ErrorDetails) -> bool:
    """Tell whether a list is too short only because what is wrong in it was left out."""
    return detail["type"] == "too_short" and bool(detail["input"])


def _sentence(detail: ErrorDetails) -> str:
    """Say what is wrong with the form of one value."""
    path = checks.path_of(detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    given = detail["input"]
    words = plan_texts.SHAPES.get(kind)
    if words is None:
        allowed = str(context.get("expected", ""))
        words = (
            plan_texts.one_of(allowed) if kind == "literal_error" else plan_texts.no_value(given)
        )
    return plan_texts.at(path, words)
