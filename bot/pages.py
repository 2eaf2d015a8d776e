"""Pages behind signed links: for now the photo, voice or video of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, send_file

from bot import links
from storage.errors import Unavailable
from storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from bot.service import Service

EVIDENCE = "evidence"  # the purpose its links are signed for


def blueprint(service: Service) -> Blueprint:
    """Serve `/e/<token>`."""
    pages = Blueprint("pages", __name__)

    @pages.get("/e/<token>")
    def evidence(token: str) -> Response:
        subject = links.read(EVIDENCE, token, service.clock(), service.secret)
        found = _file(service, subject) if subject else None
        if found is None:
            return Response("not found", status=404, mimetype="text/plain")
        path, mime = found
        answer = send_file(path, mimetype=mime, max_age=0)
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
        answer.headers["Referrer-Policy"] = "no-referrer"
        answer.headers["Cache-Control"] = "private, no-store"
        return answer

    @pages.errorhandler(Unavailable)
    def unavailable(_error: Unavailable) -> Response:
        return Response("try again later", status=503, mimetype="text/plain")

    return pages


def evidence_link(service: Service, evidence_id: str) -> str:
    """Return an address that shows a file until the configured time is over."""
    ends_at = service.clock() + service.settings.media.link_hours * 3600_000
    token = links.sign(EVIDENCE, evidence_id, ends_at, service.secret)
    return f"{service.config.public_url}/e/{token}"


def _file(service: Service, evidence_id: str) -> tuple[Path, str] | None:
    """Return path and type of a stored file; nothing outside DATA_DIR is ever shown."""
    found = service.database.read(lambda c: Store(c).evidence.get(evidence_id))
    if found is None or found.status != "stored" or not found.path or not found.mime:
        return None
    folder = service.config.data_dir.resolve()
    path = (folder / found.path).resolve()
    return (path, found.mime) if path.is_relative_to(folder) and path.is_file() else None
