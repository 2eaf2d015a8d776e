"""The 住户投诉处理单 behind a signed link: a page that prints, and the archive as a file.

The link is one member of staff's own; what they may read is asked again each time it is opened.
"""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template

from bot.pages import links
from bot.pages.headers import PRIVATE
from flows.cases.rules import confidentiality
from flows.cases.rules.deeds import Moment
from flows.complaint.archive import archiving, paper, sealing
from flows.complaint.archive import paper_texts as words
from storage.errors import Unavailable
from storage.store import Store

if TYPE_CHECKING:
    from bot.service import Service
    from flows.complaint.archive.archiving import Papers
    from flows.complaint.archive.paper import Sheet
    from storage.records.staff import Staff

ROWS = (("name", "home", "phone"), ("source", "category", "level"))  # facts beside one another
WIDE = ("place", "accused")  # and those with a row of their own
CASE = "case"  # the purpose its links are signed for


def case_blueprint(service: Service) -> Blueprint:
    """Serve `/c/<token>` and `/c/<token>.json`."""
    pages = Blueprint("case_page", __name__, template_folder="templates")

    @pages.get("/c/<token>")
    def page(token: str) -> Response:
        found = _found(service, token)
        return _page(service, token, *found) if found else _nothing()

    @pages.get("/c/<token>.json")
    def data(token: str) -> Response:
        found = _found(service, token)
        return (_data(service, *found) if found else None) or _nothing()

    @pages.errorhandler(Unavailable)
    def unavailable(_error: Unavailable) -> Response:
        return Response("try again later", status=503, mimetype="text/plain")

    return pages


def paper_link(service: Service, case_id: str, staff_id: str) -> str:
    """Return an address of a complaint's form for one member of staff."""
    ends_at = service.clock() + service.settings.media.link_hours * 3600_000
    token = links.sign(CASE, f"{case_id} {staff_id}", ends_at, service.secret)
    return f"{service.config.public_url}/c/{token}"


def _found(service: Service, token: str) -> tuple[Papers, Staff] | None:
    """Return the papers and who reads them; None when forged, over, or no longer theirs to see."""
    subject = links.read(CASE, token, service.clock(), service.secret)
    case_id, _, staff_id = (subject or "").partition(" ")
    if not case_id:
        return None
    moment = Moment(service.clock(), service.settings)

    def work(store: Store) -> tuple[Papers, Staff] | None:
        staff = store.staff.get(staff_id)
        papers = archiving.papers_for(store, moment, case_id, staff) if staff else None
        return (papers, staff) if papers and staff else None

    return service.database.read(lambda c: work(Store(c)))


def _page(service: Service, token: str, papers: Papers, reader: Staff) -> Response:
    nonce = secrets.token_urlsafe(16)
    shown = paper.sheet(papers, reader, service.settings)
    text = render_template(
        "paper.html",
        sheet=shown,
        words=words,
        rows=ROWS,
        wide=WIDE,
        nonce=nonce,
        data=f"{token}.json",
    )
    policy = f"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'"
    return Response(text, headers=PRIVATE | {"Content-Security-Policy": policy})


def _data(service: Service, papers: Papers, reader: Staff) -> Response | None:
    """Return the archive as one JSON file; its personal fields only to who may read them."""
    archive = papers.archive
    if archive is None:
        return None
    knows = confidentiality.knows_who(papers.case, reader, service.settings)
    content = {
        "number": archive.number,
        "hash": sealing.seal_of(archive),
        **sealing.shown(archive, with_personal=knows),
        "form": _as_read(paper.sheet(papers, reader, service.settings)),
        "erased_at": archive.erased_at,
    }
    name = f'attachment; filename="{archive.number}.json"'
    return Response(
        json.dumps(content, ensure_ascii=False, indent=1),
        mimetype="application/json",
        headers=PRIVATE | {"Content-Disposition": name},
    )


def _as_read(sheet: Sheet) -> dict[str, object]:
    """Return the form's facts and papers in words, for whoever has no program for the rest."""
    sections = {
        section.title: [{"text": entry.text, "by": entry.by} for entry in section.entries]
        for section in sheet.sections
    }
    return {"facts": {words.FACTS[key]: value for key, value in sheet.facts.items()}, **sections}


def _nothing() -> Response:
    return Response("not found", status=404, mimetype="text/plain")
