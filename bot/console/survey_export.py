"""`export survey-paper` and `export survey-codes`: pages to print for who has no messenger."""

from __future__ import annotations

import os
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import segno
from flask import render_template

from bot.errors import CommandError
from bot.pages.survey_link import survey_link
from flows.places.place import home_label
from flows.survey.invitation import papers
from flows.survey.record import survey_of
from flows.survey.settings import SURVEYS
from flows.survey.texts import printed as paper_texts
from storage.store import Store

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence

    from bot.service import Service
    from flows.settings.site import Community
    from storage.records.case import Case
    from storage.records.survey import Invitation

    Write = Callable[[Service, Case], tuple[str, int]]

CODES_A_SHEET = 8
CODE_ERROR = "m"  # a code is read with 15 % of it unreadable: it hangs in a stairwell
CLOSED = frozenset({"closed", "withdrawn"})


def write_printed(service: Service, options: argparse.Namespace) -> int:
    """Write what is printed of a survey into a new file; return how many homes, or questions."""
    file = Path(options.file)
    _refuse(file)
    case = _survey(service, options.number)
    with options.make_app(service).app_context():
        text, count = WRITERS[options.what](service, case)
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror}."
        raise CommandError(message) from error
    return count


def _refuse(file: Path) -> None:
    mistakes = []
    if file.suffix.lower() != ".html":
        mistakes.append(f"{file}: the name must end in .html.")
    if file.exists():
        mistakes.append(f"{file} exists already; an export overwrites nothing.")
    if mistakes:
        raise CommandError(*mistakes)


def _survey(service: Service, number: str) -> Case:
    case = service.database.read(lambda c: Store(c).cases.by_number(number.upper()))
    if case is None or case.kind != SURVEYS:
        message = f"{number} is no survey."
        raise CommandError(message)
    if case.status in CLOSED:
        message = f"{number} is over and takes no answers."
        raise CommandError(message)
    return case


def _paper(service: Service, case: Case) -> tuple[str, int]:
    """Return the questionnaire as it is printed, and how many questions it has."""
    plan = survey_of(case).planned()
    community = _community(service, case)
    questions = [(one, paper_texts.only_if(plan, one)) for one in plan.questions]
    text = render_template(
        "survey_paper.html",
        words=paper_texts,
        number=case.number,
        plan=plan,
        office=paper_texts.heading(community),
        introduction=paper_texts.introduction(case),
        promise=paper_texts.promise(plan),
        back=paper_texts.where_to_return(case, community, service.settings),
        questions=questions,
    )
    return text, len(questions)


def _codes(service: Service, case: Case) -> tuple[str, int]:
    """Return the codes of the homes as they are printed, each building on sheets of its own."""
    if case.status != "running":
        message = f"{case.number}: codes are printed while it runs, as its homes are chosen then."
        raise CommandError(message)
    now = service.clock()
    homes = service.database.run(lambda c: papers.of_homes(Store(c), case, now))
    text = render_template(
        "survey_codes.html",
        words=paper_texts,
        number=case.number,
        title=survey_of(case).title,
        office=paper_texts.heading(_community(service, case)),
        below=paper_texts.below_the_code(case, service.settings),
        sheets=list(_sheets(service, homes)),
    )
    return text, len(homes)


def _sheets(service: Service, homes: Sequence[Invitation]) -> Iterator[list[dict[str, str]]]:
    for _building, of_building in groupby(homes, lambda one: one.building):
        cells = [_cell(service, one) for one in of_building]
        for first in range(0, len(cells), CODES_A_SHEET):
            yield cells[first : first + CODES_A_SHEET]


def _cell(service: Service, one: Invitation) -> dict[str, str]:
    code = segno.make_qr(survey_link(service, one.token), error=CODE_ERROR)
    picture = code.svg_inline(scale=4, border=2, omitsize=True)
    return {"label": home_label(one.building, one.unit, one.room), "code": picture}


def _community(service: Service, case: Case) -> Community:
    found = service.settings.community(case.community)
    if found is None:
        message = f"{case.community} is not a community of the configuration."
        raise CommandError(message)
    return found


WRITERS: dict[str, Write] = {"survey-paper": _paper, "survey-codes": _codes}
