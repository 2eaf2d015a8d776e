"""`export corrections`: the record of a survey's corrective actions, into a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import CommandError
from bot.reports.sheet import write_table
from flows.cases.rules.deeds import Moment
from flows.survey.correction.sheet import sheet_of
from flows.survey.correction.texts import sheet as sheet_texts
from flows.survey.settings import SURVEYS
from storage.store import Store

if TYPE_CHECKING:
    import argparse

    from bot.service import Service
    from flows.survey.correction.sheet import CorrectionSheet
    from storage.database import Connection


def write_corrections(service: Service, options: argparse.Namespace) -> int:
    """Write the record of a survey's corrections; return how many there are."""
    file, number = Path(options.file), options.number
    mistakes = []
    if file.suffix != ".xlsx":
        mistakes.append(f"{file}: the name must end in .xlsx.")
    if file.exists():
        mistakes.append(f"{file} exists already; an export overwrites nothing.")
    sheet = service.database.read(lambda c: _sheet(service, c, number))
    if sheet is None:
        mistakes.append(f"{number} is not the number of a survey.")
    if sheet is None or mistakes:
        raise CommandError(*mistakes)
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        write_table(file, sheet_texts.COLUMNS, sheet)
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror}."
        raise CommandError(message) from error
    return len(sheet.rows)


def _sheet(service: Service, connection: Connection, number: str) -> CorrectionSheet | None:
    store = Store(connection)
    case = store.cases.by_number(number.upper())
    if case is None or case.kind != SURVEYS:
        return None
    return sheet_of(store, Moment(service.clock(), service.settings), case)
