"""Makes the monthly reports that are wanted, and sends them to who waits for them.

What each sort of report consists of is in `bot.reports.sorts`. The figures are read on one view;
the files are made outside any transaction; then everything is stored at once with the messages
about it. Making one twice is harmless.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.pages.files import report_link
from bot.reports.sorts import sort_of
from flows.cases.notice import LATER, RESULT
from flows.cases.rules.deeds import Moment
from flows.complaint.month import figures as complaint_month
from storage.outbox import NewPush
from storage.store import Store

if TYPE_CHECKING:
    from bot.outbox.push import Stop
    from bot.service import Service
    from storage.database import Connection
    from storage.records.month import Report
    from storage.reports import Made

CLAIM_MS = 120_000  # longer than making one takes
KIND = "report"  # of the messages


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
    made = sort_of(report).make(service, report, moment)
    service.database.run(lambda c: _keep(service, Store(c), report, made))


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
    sort = sort_of(report)
    links = (picture, sheet) if made.picture else None
    words = sort.draft(made.text, links)
    first = NewPush(person, KIND, words, RESULT, community=report.community, report_id=report.id)
    if not made.picture:
        return [first]
    shown = sort.picture(report.month, picture)
    return [first, replace(first, text=shown, weight=LATER, picture=made.picture)]
