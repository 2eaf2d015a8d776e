"""The report of a survey behind a signed link: a page that prints, and its tables as a workbook.

The link is one member of staff's own; what they may read is asked again each time it is opened.
"""

from __future__ import annotations

import secrets
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, send_file

from bot.pages import links
from bot.pages.headers import PRIVATE
from bot.pages.survey_link import REPORT
from bot.reports.survey_sheet import Content, write_survey
from flows.cases.rules import access
from flows.cases.rules.deeds import Moment
from flows.survey.figures import report_texts as words
from flows.survey.figures.papers import papers_of
from flows.survey.figures.printed import printed
from flows.survey.figures.results import figures_in
from flows.survey.settings import SURVEYS
from storage.errors import Unavailable
from storage.store import Store

if TYPE_CHECKING:
    from bot.service import Service
    from storage.records.case import Case, Event


def report_blueprint(service: Service) -> Blueprint:
    """Serve `/q/<token>` and `/q/<token>.xlsx`."""
    pages = Blueprint("survey_report", __name__, template_folder="templates")

    @pages.get("/q/<token>")
    def page(token: str) -> Response:
        found = _found(service, token)
        return _page(service, token, *found) if found else _nothing()

    @pages.get("/q/<token>.xlsx")
    def sheet(token: str) -> Response:
        found = _found(service, token)
        return _sheet(service, found[0]) if found else _nothing()

    @pages.errorhandler(Unavailable)
    def unavailable(_error: Unavailable) -> Response:
        return Response("try again later", status=503, mimetype="text/plain")

    return pages


def _found(service: Service, token: str) -> tuple[Case, list[Event]] | None:
    """Return the survey with its timeline; None when forged, over, or no longer theirs to see."""
    subject = links.read(REPORT, token, service.clock(), service.secret)
    case_id, _, staff_id = (subject or "").partition(" ")
    if not case_id:
        return None

    def work(store: Store) -> tuple[Case, list[Event]] | None:
        staff, case = store.staff.get(staff_id), store.cases.get(case_id)
        if staff is None or case is None or case.kind != SURVEYS or figures_in(case) is None:
            return None
        sees = staff.active and access.staff_sees(case, staff, service.settings)
        return (case, store.cases.timeline(case_id)) if sees else None

    return service.database.read(lambda c: work(Store(c)))


def _page(service: Service, token: str, case: Case, events: list[Event]) -> Response:
    nonce = secrets.token_urlsafe(16)
    text = render_template(
        "survey_report.html",
        shown=printed(case, figures_in(case) or {}, events, service.settings.zone),
        words=words,
        nonce=nonce,
        sheet=f"{token}.xlsx",
    )
    policy = f"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'"
    return Response(text, headers=PRIVATE | {"Content-Security-Policy": policy})


def _sheet(service: Service, case: Case) -> Response:
    """Make the workbook, whose raw answers are nowhere kept as a file."""
    moment = Moment(service.clock(), service.settings)
    papers = service.database.read(lambda c: papers_of(Store(c), moment, case))
    content = Content(case, figures_in(case) or {}, papers, service.settings.zone)
    with tempfile.TemporaryDirectory() as folder:
        file = write_survey(Path(folder) / f"{case.number}.xlsx", content)
        made = BytesIO(file.read_bytes())
    answer = send_file(made, as_attachment=True, download_name=f"{case.number}.xlsx", max_age=0)
    answer.headers.update(PRIVATE)
    return answer


def _nothing() -> Response:
    return Response("not found", status=404, mimetype="text/plain")
