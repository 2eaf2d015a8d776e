"""The sorts of monthly reports: what each consists of, in which words it goes, who may read it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bot.reports.pictures import draw, draw_chart
from bot.reports.sheet import write_sheet
from flows.callback.figures import analysis, analysis_texts
from flows.complaint.month import figures as complaint_month
from flows.complaint.month import sheet as sheets
from flows.complaint.month import texts as month_texts
from flows.writing import times
from storage.reports import Made
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.service import Service
    from flows.cases.rules.deeds import Moment
    from flows.complaint.rules.month import Compared
    from storage.database import Connection
    from storage.records.month import Report

    Links = tuple[str, str]

FOLDER = "reports"


@dataclass(frozen=True, slots=True)
class Sort:
    """How a report is made, what goes with it (links to picture and sheet), and who may read it."""

    make: Callable[[Service, Report, Moment], Made]
    draft: Callable[[str, Links | None], str]
    picture: Callable[[str, str], str]
    may_read: Callable[[Store, Moment, Report, str], bool]


def sort_of(report: Report) -> Sort:
    """Return the sort of a report, by the first word of its name."""
    return _SORTS[report.name.partition(" ")[0]]


def _complaints(service: Service, report: Report, moment: Moment) -> Made:
    def count(connection: Connection) -> Compared:
        store = Store(connection)
        reader = complaint_month.reader_of(store, report)
        return complaint_month.compared(store, moment, report.community, report.month, reader)

    found = service.database.read(count, patient=True)
    settings = service.settings
    text = service.database.read(
        lambda c: complaint_month.told(Store(c), settings, found, report.community)
    )
    stamp = times.local(moment.now, settings.zone)
    sheet = sheets.sheet(found, report.community, settings, f"{stamp:%Y-%m-%d %H:%M}")
    book = write_sheet(_file(service, report, complaint_month.NAME, "xlsx"), sheet)
    drawn = draw(_file(service, report, complaint_month.NAME, "png"), sheet)
    return Made(
        text,
        json.dumps(asdict(found), ensure_ascii=False),
        _kept(service, drawn),
        _kept(service, book),
    )


def _callbacks(service: Service, report: Report, moment: Moment) -> Made:
    text, sheet = service.database.read(
        lambda c: analysis.made(Store(c), moment, report), patient=True
    )
    if sheet is None:
        return Made(text, "", None, None)
    data = asdict(sheet)
    drawn = draw_chart(_file(service, report, analysis.NAME, "png"), data)
    return Made(text, json.dumps(data, ensure_ascii=False), _kept(service, drawn), None)


def _file(service: Service, report: Report, name: str, ending: str) -> Path:
    """Return where a file of a report lies, in a folder that is there; for whomever it is."""
    folder = service.config.data_dir / FOLDER / report.id
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"{name}-{report.month}.{ending}"


def _kept(service: Service, file: Path | None) -> str | None:
    return file.relative_to(service.config.data_dir).as_posix() if file else None


_SORTS = {
    complaint_month.NAME: Sort(
        _complaints, month_texts.draft, month_texts.picture, complaint_month.may_read
    ),
    analysis.NAME: Sort(
        _callbacks,
        lambda text, links: analysis_texts.draft(text, links[0] if links else None),
        analysis_texts.picture,
        analysis.may_read,
    ),
}
