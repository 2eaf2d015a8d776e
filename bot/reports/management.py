"""`export management-review`: surveys, corrective actions and complaints of the last months."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bot.errors import CommandError
from bot.reports.book import write_book
from flows.cases.rules.deeds import Moment
from flows.complaint.month import figures as complaint_month
from flows.complaint.rules import month as months
from flows.survey.publication import review
from flows.survey.publication import texts as review_texts
from storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from bot.reports.book import Rows
    from bot.service import Service

MONTHS = 12


def write_review(service: Service, file: Path) -> int:
    """Write the last twelve months of every community; return how many surveys there were."""
    if file.suffix.lower() != ".xlsx":
        message = f"{file}: the name must end in .xlsx."
        raise CommandError(message)
    if file.exists():
        message = f"{file} exists already; an export overwrites nothing."
        raise CommandError(message)
    moment = Moment(service.clock(), service.settings)
    tables = service.database.read(lambda c: _tables(Store(c), moment))
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        write_book(file, dict(zip(review_texts.REVIEW_SHEETS, tables, strict=True)))
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror}."
        raise CommandError(message) from error
    return len(tables[0]) - 1


def _tables(store: Store, moment: Moment) -> tuple[Rows, Rows, Rows]:
    settings = moment.settings
    last = months.month_of(moment.now, settings)
    names = [months.shifted(last, -back) for back in reversed(range(MONTHS))]
    since = months.begins(names[0], settings)
    found = [
        case
        for community in settings.communities
        for case in review.surveys_since(store, community.name, since)
    ]
    return (
        [review_texts.SURVEY_HEADS, *(review.survey_row(store, one, settings) for one in found)],
        [
            review_texts.CORRECTION_HEADS,
            *(row for one in found for row in review.correction_rows(store, one, settings)),
        ],
        [
            review_texts.COMPLAINT_HEADS,
            *(
                _complaints(store, moment, community.name, month)
                for community in settings.communities
                for month in names
            ),
        ],
    )


def _complaints(store: Store, moment: Moment, community: str, month: str) -> list[str | float]:
    """Return the figures of a month, which show nobody."""
    tally = complaint_month.compared(store, moment, community, month).month.total
    return [
        *(community, month, tally.raised, tally.founded, tally.unfounded),
        *(tally.accepted_in_time, tally.accept_judged),
        *(tally.solved_in_time, tally.solve_judged, tally.repeated, tally.satisfied),
    ]
