"""Makes the monthly reports that are wanted, and sends them to who waits for them.

The figures are read on one view; the files are made outside any transaction; then everything is
stored at once with the messages about it. Making one twice is harmless.
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from bot.pages.files import report_link
from bot.reports.pictures import draw
from bot.reports.sheet import write_sheet
from flows.cases.notice import LATER, RESULT
from flows.cases.rules.deeds import Moment
from flows.complaint.month import figures as complaint_month
from flows.complaint.month import sheet as sheets
from flows.complaint.month import texts as month_texts
from flows.writing import times
from storage.outbox import NewPush
from storage.reports import Made
from storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from bot.outbox.push import Stop
    from bot.service import Service
    from flows.complaint.rules.month import Compared
    from storage.database import Connection
    from storage.records.month import Report

FOLDER = "reports"
CLAIM_MS = 120_000  # longer than making one takes
KIND = "report"  # of the messages
log = logging.getLogger(__name__)


def draft_due(service: Service) -> int:
    """Ask for the drafts that are due; return how many."""
    moment = Moment(service.clock(), service.settings)

    def work(connection: Connection) -> int:
        store = Store(connection)
        for community in service.settings.communities:
            complaint_month.begin(store, moment, community.name)
        until = moment.now + CLAIM_MS
        due = store.routines.claim(moment.now, until, 50, complaint_month.ROUTINE)
        for name in due:
            complaint_month.want_draft(store, moment, name.partition(":")[2])
        return len(due)

    return service.database.run(work)


def make_due(service: Service, stop: Stop) -> int:
    """Make what is wanted until nothing is, or until stopped; return how many were made."""
    done = 0
    while not stop.is_set():
        now = service.clock()
        claimed = service.database.run(
            lambda c, now=now: Store(c).reports.claim(now, now + CLAIM_MS, 1)  # type: ignore[misc]
        )
        if not claimed:
            break
        make(service, claimed[0])
        done += 1
    return done


def make(service: Service, report: Report) -> None:
    """Make one report: figures, text, sheet and picture."""
    moment = Moment(service.clock(), service.settings)

    def count(connection: Connection) -> Compared:
        store = Store(connection)
        reader = complaint_month.reader_of(store, report)
        return complaint_month.compared(store, moment, report.community, report.month, reader)

    found = service.database.read(count, patient=True)
    text = service.database.read(
        lambda c: complaint_month.told(Store(c), service.settings, found, report.community)
    )
    made = _made(service, report, found, moment, text)
    service.database.run(lambda c: _keep(service, Store(c), report, made))


def _made(service: Service, report: Report, found: Compared, moment: Moment, text: str) -> Made:
    settings = service.settings
    stamp = times.local(moment.now, settings.zone)
    sheet = sheets.sheet(found, report.community, settings, f"{stamp:%Y-%m-%d %H:%M}")
    folder = service.config.data_dir / FOLDER / report.id
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"{FOLDER}/{report.id}/{complaint_month.NAME}-{report.month}"  # for whomever it is
    book = write_sheet(service.config.data_dir / f"{name}.xlsx", sheet)
    drawn = draw(service.config.data_dir / f"{name}.png", sheet)
    return Made(
        text,
        json.dumps(asdict(found), ensure_ascii=False),
        _kept(service, drawn),
        _kept(service, book),
    )


def _kept(service: Service, file: Path | None) -> str | None:
    return file.relative_to(service.config.data_dir).as_posix() if file else None


def _keep(service: Service, store: Store, report: Report, made: Made) -> None:
    now = service.clock()
    for person in store.reports.made(report.id, made, now):
        for push in _pushes(service, report, made, person):
            store.outbox.add(push, now, now)


def _pushes(service: Service, report: Report, made: Made, person: str) -> list[NewPush]:
    """Return the text with its links, and the picture as a message of its own."""
    picture, sheet = (
        report_link(service, person, report.id, part) for part in ("picture", "sheet")
    )
    links = (picture, sheet) if made.picture else None
    words = month_texts.draft(made.text, links)
    first = NewPush(person, KIND, words, RESULT, community=report.community, report_id=report.id)
    if not made.picture:
        return [first]
    shown = month_texts.picture(report.month, picture)
    return [first, replace(first, text=shown, weight=LATER, picture=made.picture)]
