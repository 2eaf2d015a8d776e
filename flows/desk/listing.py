"""Cases that a question asks for: which fit what it names, and how they are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.desk import lookup, months
from flows.desk.command import Command
from flows.desk.texts import lists
from flows.desk.texts import questions as questions_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.desk.asked import Asked
    from flows.desk.question import Question
    from storage.records.case import Case


def open_cases(asked: Asked) -> list[Case]:
    """Return what is open and not only waits for the resident."""
    cases = lookup.visible(asked, asked.store.cases.open_in(asked.community, months.ALL))
    return [case for case in cases if case.status not in deadlines.AWAITS_RESIDENT]


def fitting(asked: Asked, question: Question, cases: Sequence[Case]) -> list[Case]:
    """Return the cases of the building, people, team and kind that a question names."""
    whose = {one.id for one in question.people}
    if question.department and not whose:
        team = asked.store.staff.active_in(asked.community)
        whose = {one.id for one in team if one.department == question.department}
    return [
        case
        for case in cases
        if question.building in ("", asked.shown(case).building)
        and (not whose or whose & {case.holder_id, case.engineer_id})
        and (not question.categories or case.category in question.categories)
        and question.kind in ("", case.kind)
    ]


def narrows(question: Question) -> bool:
    """Tell whether a question names whose cases, where or of which kind."""
    whose = question.people or question.department
    return bool(whose or question.building or question.categories or question.kind)


def listed(asked: Asked, cases: Sequence[Case], question: Question, name: str) -> str:
    """List cases, each a tap to more; the question itself leads to the next page."""
    pages = lists.Pages(len(cases), question.page, lookup.SHOWN)
    return shown(asked, pages.of(cases), pages, (question, name))


def shown(
    asked: Asked, cases: Sequence[Case], pages: lists.Pages, about: tuple[Question, str]
) -> str:
    """Show one page of a list."""
    question, name = about
    if not pages.total:
        return questions_texts.NONE.get(name, questions_texts.NOTHING)
    views = [asked.view(case) for case in cases]
    return lists.found(views, Command(question.text), pages)
