"""`export survey`: the report of a survey with its raw answers, into a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import CommandError
from bot.reports.survey_sheet import Content, write_survey
from flows.cases.rules.deeds import Moment
from flows.survey.figures.papers import papers_of
from flows.survey.figures.results import figures_in
from flows.survey.settings import SURVEYS
from storage.store import Store

if TYPE_CHECKING:
    import argparse

    from bot.service import Service
    from storage.database import Connection


def write_sheet(service: Service, options: argparse.Namespace) -> int:
    """Write the report of a counted survey; return how many answers it is made of."""
    file, number = Path(options.file), options.number
    mistakes = []
    if file.suffix != ".xlsx":
        mistakes.append(f"{file}: the name must end in .xlsx.")
    if file.exists():
        mistakes.append(f"{file} exists already; an export overwrites nothing.")
    content, wrong = service.database.read(lambda c: _content(service, c, number))
    if content is None or mistakes:
        raise CommandError(*mistakes, *wrong)
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        write_survey(file, content)
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror}."
        raise CommandError(message) from error
    return int(content.figures["counted"])


def _content(
    service: Service, connection: Connection, number: str
) -> tuple[Content | None, list[str]]:
    """Return what is written, or what keeps it from being written."""
    store, moment = Store(connection), Moment(service.clock(), service.settings)
    case = store.cases.by_number(number.upper())
    if case is None or case.kind != SURVEYS:
        return None, [f"{number} is not the number of a survey."]
    figures = figures_in(case)
    if figures is None:
        return None, [f"{number} has no figures: it is counted once it has closed."]
    return Content(case, figures, papers_of(store, moment, case), service.settings.zone), []
