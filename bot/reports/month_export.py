"""`export complaints`: a month's report into a file, for whoever needs it beside the chat."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from bot.errors import CommandError
from bot.reports.pictures import draw
from bot.reports.sheet import write_sheet
from flows.cases.rules.deeds import Moment
from flows.complaint.month import figures as complaint_month
from flows.complaint.month import sheet as sheets
from flows.complaint.month import texts as month_texts
from flows.complaint.rules import month as rules
from flows.writing import times
from storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from bot.service import Service

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def write_complaints(
    service: Service, file: Path, month: str | None, community: str | None
) -> tuple[str, int]:
    """Write the report of a month (default: the last whole one); return its words and the count."""
    moment = Moment(service.clock(), service.settings)
    month = month or rules.drafted_month(moment.now, service.settings)
    name = community or service.settings.communities[0].name
    _refuse(service, file, month, name)
    found = service.database.read(
        lambda c: complaint_month.compared(Store(c), moment, name, month), patient=True
    )
    made = f"{times.local(moment.now, service.settings.zone):%Y-%m-%d %H:%M}"
    sheet = sheets.sheet(found, name, service.settings, made)
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        drawn = write_sheet(file, sheet) if file.suffix == ".xlsx" else draw(file, sheet)
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror}."
        raise CommandError(message) from error
    if drawn is None:
        file.unlink()
        message = f"{file} could not be drawn; the log has the reason."
        raise CommandError(message)
    return month_texts.text(found, name, service.settings), found.month.total.raised


def _refuse(service: Service, file: Path, month: str, community: str) -> None:
    """Raise a CommandError for what can't be written."""
    mistakes = []
    if file.suffix not in {".xlsx", ".png"}:
        mistakes.append(f"{file}: the name must end in .xlsx or .png.")
    if file.exists():
        mistakes.append(f"{file} exists already; an export overwrites nothing.")
    if not _MONTH.fullmatch(month):
        mistakes.append(f"{month} is no month such as 2026-10.")
    elif month > rules.month_of(service.clock(), service.settings):
        mistakes.append(f"{month} has not begun yet.")
    if service.settings.community(community) is None:
        mistakes.append(f"{community} is not a community of the configuration.")
    if mistakes:
        raise CommandError(*mistakes)
