"""Pages behind signed links: the photo, voice or video of a case, and the files of a report.

The link of a file is made for one person; what they may see is asked again whenever it is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, send_file

from bot.pages import links
from bot.reports.sorts import sort_of
from flows.cases.file_access import may_open
from flows.cases.rules.deeds import Moment
from storage.errors import Unavailable
from storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from bot.service import Service
    from storage.database import Connection
    from storage.records.messages import Evidence
    from storage.records.month import Report

EVIDENCE, REPORT = "evidence", "report"  # the purposes their links are signed for
_TYPES = {
    "picture": "image/png",
    "sheet": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def files_blueprint(service: Service) -> Blueprint:
    """Serve `/e/<token>` and `/r/<token>`."""
    pages = Blueprint("pages", __name__)

    @pages.get("/e/<token>")
    def evidence(token: str) -> Response:
        subject = links.read(EVIDENCE, token, service.clock(), service.secret)
        return _shown(_file(service, subject) if subject else None)

    @pages.get("/r/<token>")
    def report(token: str) -> Response:
        subject = links.read(REPORT, token, service.clock(), service.secret)
        return _shown(_report_file(service, subject) if subject else None)

    @pages.errorhandler(Unavailable)
    def unavailable(_error: Unavailable) -> Response:
        return Response("try again later", status=503, mimetype="text/plain")

    return pages


def evidence_link(service: Service, person_id: str, evidence_id: str) -> str:
    """Return an address that shows a file to a person until the configured time is over."""
    ends_at = service.clock() + service.settings.media.link_hours * 3600_000
    token = links.sign(EVIDENCE, f"{evidence_id} {person_id}", ends_at, service.secret)
    return f"{service.config.public_url}/e/{token}"


def report_link(service: Service, person_id: str, report_id: str, part: str) -> str:
    """Return an address of a report's picture or sheet for a person, for as long as of a photo."""
    ends_at = service.clock() + service.settings.media.link_hours * 3600_000
    token = links.sign(REPORT, f"{report_id}/{part} {person_id}", ends_at, service.secret)
    return f"{service.config.public_url}/r/{token}"


def _shown(found: tuple[Path, str] | None) -> Response:
    """Give a file to who has its link, and to nobody who keeps copies."""
    if found is None:
        return Response("not found", status=404, mimetype="text/plain")
    path, mime = found
    as_file = not mime.startswith(("image/", "audio/", "video/"))
    answer = send_file(
        path, mimetype=mime, max_age=0, as_attachment=as_file, download_name=path.name
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _file(service: Service, subject: str) -> tuple[Path, str] | None:
    """Return path and type of a stored file; nothing outside DATA_DIR is ever shown."""
    found = service.database.read(lambda c: _open_to(service, Store(c), subject))
    if found is None or found.status != "stored" or not found.path or not found.mime:
        return None
    path = _inside(service, found.path)
    return (path, found.mime) if path else None


def _report_file(service: Service, subject: str) -> tuple[Path, str] | None:
    """Return path and type of a report's picture or sheet, if it is the one its reader may read."""
    file, _, person_id = subject.partition(" ")
    report_id, _, part = file.partition("/")
    moment = Moment(service.clock(), service.settings)

    def look(connection: Connection) -> Report | None:
        store = Store(connection)
        report = store.reports.get(report_id)
        if report is None or not sort_of(report).may_read(store, moment, report, person_id):
            return None
        return report

    found = service.database.read(look)
    if found is None or part not in _TYPES:
        return None
    kept = found.picture if part == "picture" else found.sheet
    path = _inside(service, kept) if kept else None
    return (path, _TYPES[part]) if path else None


def _inside(service: Service, kept: str) -> Path | None:
    """Return the path of what lies below DATA_DIR, or None."""
    folder = service.config.data_dir.resolve()
    path = (folder / kept).resolve()
    return path if path.is_relative_to(folder) and path.is_file() else None


def _open_to(service: Service, store: Store, subject: str) -> Evidence | None:
    """Return the record of the file a link names, if it is for the person it was made for."""
    evidence_id, _, person_id = subject.partition(" ")
    found = store.evidence.get(evidence_id)
    moment = Moment(service.clock(), service.settings)
    return found if found and may_open(store, moment, found, person_id) else None
