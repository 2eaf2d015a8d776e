"""The raw answers and texts of a counted survey, as its report may show them (SUR-13)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from flows.survey.figures import masking
from flows.survey.figures import report_texts as words
from flows.survey.figures.counting import names_of
from flows.survey.figures.opinions import shuffled
from flows.survey.figures.results import figures_in
from flows.survey.record import survey_of
from flows.survey.settings import Surveys
from storage import json_text

if TYPE_CHECKING:
    from typing import Any

    from flows.cases.rules.deeds import Moment
    from flows.survey.shape import Plan, Question, SurveyAnswers
    from storage.records.case import Case
    from storage.records.survey import Ballot
    from storage.store import Store

Groups = dict[str, set[str]]  # by question the groups that are told
Row = tuple[str | int | float, ...]


@dataclass(frozen=True, slots=True)
class Papers:
    """Every text, and a row an answer below its heads; both empty where too few are secret."""

    texts: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def papers_of(store: Store, moment: Moment, case: Case) -> Papers:
    """Return what was answered, in an order that tells nothing."""
    plan = survey_of(case).planned()
    smallest = moment.settings.section(Surveys).smallest_group
    all_of_it = chain.from_iterable(store.ballots.of_survey(case.id))
    ballots = [one for one in all_of_it if one.sealed is None]
    told = [one for one in plan.questions if one.type != "photo"]
    if plan.anonymous:
        told = [one for one in told if one.type != "text"]
    heads = (*_columns(told), *(() if plan.anonymous else (words.VOTER, words.WAY)))
    if plan.anonymous and len(ballots) < smallest:
        return Papers((), heads, ())
    names = names_of(store, case.community)
    texts = [
        masking.masked(str(answers[one.id]), names)
        for answers in map(_answers, ballots)
        for one in plan.questions
        if one.type == "text" and one.id in answers
    ]
    figures = figures_in(case) or {"groups": []}
    groups = {one["id"]: {group["word"] for group in one["groups"]} for one in figures["groups"]}
    rows = [_row(store, plan, told, groups, ballot) for ballot in shuffled(ballots)]
    return Papers(tuple(shuffled(texts)), heads, tuple(rows))


def _columns(told: list[Question]) -> list[str]:
    """Return the heads: the ids of the questions, a column a row of a matrix."""
    return [name for one in told for name in _names(one)]


def _names(question: Question) -> list[str]:
    if question.type == "matrix":
        return [f"{question.id}.{row}" for row in question.items]
    return [question.id]


def _row(store: Store, plan: Plan, told: list[Question], groups: Groups, ballot: Ballot) -> Row:
    """Return one answer; where it is secret without the group of who belongs to a small one."""
    answers = _answers(ballot)
    if plan.anonymous:
        small = {one for one in answers if one in groups and answers[one] not in groups[one]}
        answers |= dict.fromkeys(small, words.TOO_FEW)
    cells = [cell for one in told for cell in _cells(one, answers.get(one.id))]
    if plan.anonymous:
        return tuple(cells)
    return (*cells, _voter(store, ballot), words.WAYS.get(ballot.way or "", ""))


def _answers(ballot: Ballot) -> SurveyAnswers:
    found: SurveyAnswers = json_text.decode(ballot.answers or "{}")
    return found


def _cells(question: Question, value: Any) -> list[str | int | float]:  # noqa: ANN401 - JSON
    if question.type == "matrix":
        return [(value or {}).get(row, "") for row in question.items]
    if isinstance(value, list):
        return ["、".join(value)]
    return ["" if value is None else value]


def _voter(store: Store, ballot: Ballot) -> str:
    """Name who answered, where it is no secret: the home, or the person."""
    voter = ballot.voter or ""
    home = store.residents.home_by_id(voter)
    if home is not None:
        return words.home(home)
    person = store.persons.get(voter)
    return (person.name or "") if person else ""
