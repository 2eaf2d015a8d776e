"""Cases as a spreadsheet; names and phones are masked unless asked for in full.

Who complained stays sealed in a table: only a full one shows it, and of a confidential complaint
only with a reason, which is logged like every other look (COM-3).
"""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.errors import CommandError
from bot.reports.book import write_book
from bot.reports.cells import harmless
from flows.cases.kind import status_word
from flows.cases.rules.access import mask_name, mask_phone
from flows.cases.rules.confidentiality import without_who
from flows.cases.rules.rulebook import rulebook
from flows.writing import exports as export_texts
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.service import Service
    from flows.settings.site import Settings
    from storage.database import Connection
    from storage.records.case import Case

BY = ("", "app.py export")  # who looked, in the log
MOST = 1_000_000  # a sheet has 1,048,576 rows


@dataclass(frozen=True, slots=True)
class Asked:
    """What the table may show: names and phones, and (for a reason) confidential complainants."""

    full: bool = False
    unseal: str = ""


def write_cases(service: Service, file: Path, asked: Asked) -> int:
    """Write every case of every community into a new file; return how many."""
    kind = file.suffix.lower()
    if kind not in {".csv", ".xlsx"}:
        message = f"{file}: the name must end in .csv or .xlsx."
        raise CommandError(message)
    if file.exists():
        message = f"{file} exists already; an export overwrites nothing."
        raise CommandError(message)
    cases = list(_cases(service))
    rows = [_cells(case, service.settings, asked) for case in cases]
    _log_looks(service, cases, asked)
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        (_write_csv if kind == ".csv" else _write_xlsx)(file, rows)
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror}."
        raise CommandError(message) from error
    return len(rows)


def _cases(service: Service) -> Iterator[Case]:
    for community in service.settings.communities:
        name = community.name
        yield from service.database.read(
            lambda c, n=name: Store(c).cases.recent_in(n, 0, MOST),  # type: ignore[misc]
            patient=True,
        )


def _log_looks(service: Service, cases: list[Case], asked: Asked) -> None:
    if not (asked.full and asked.unseal):
        return
    looked_at = [case.id for case in cases if case.confidential]
    now = service.clock()

    def work(connection: Connection) -> None:
        complaints = Store(connection).complaints
        for case_id in looked_at:
            complaints.open_seal(case_id, BY, asked.unseal, now)

    service.database.run(work)


def _shown(case: Case, settings: Settings, asked: Asked) -> Case:
    """Return a case as the table may show it."""
    sealed = case.confidential and not asked.unseal
    hides = rulebook(case, settings).hides_reporter and (sealed or not asked.full)
    return without_who(case) if hides else case


def _cells(stored: Case, settings: Settings, asked: Asked) -> list[str]:
    case, full = _shown(stored, settings, asked), asked.full
    category = settings.categories.get(case.category)
    return [
        case.number,
        case.community,
        category.name if category else case.category,
        export_texts.URGENCIES.get(case.urgency, case.urgency),
        status_word(case, settings),
        case.place,
        case.description,
        case.reporter_name if full else mask_name(case.reporter_name),
        case.reporter_phone if full else mask_phone(case.reporter_phone),
        *(
            _time(at, settings)
            for at in (case.created_at, case.accepted_at, case.finished_at, case.closed_at)
        ),
        case.result or "",
        str(case.rating or ""),
    ]


def _time(at: int | None, settings: Settings) -> str:
    if at is None:
        return ""
    return datetime.fromtimestamp(at / 1000, settings.zone).strftime("%Y-%m-%d %H:%M")


def _write_csv(file: Path, rows: list[list[str]]) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        harmless_rows = ([harmless(cell) for cell in row] for row in rows)
        csv.writer(stream).writerows([export_texts.COLUMNS, *harmless_rows])


def _write_xlsx(file: Path, rows: list[list[str]]) -> None:
    write_book(file, {export_texts.SHEET: [export_texts.COLUMNS, *rows]})
