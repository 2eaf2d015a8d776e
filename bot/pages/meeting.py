"""The 业主座谈会记录表 behind a signed link: a page that prints, for one member of staff."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template

from bot.pages import links
from bot.pages.headers import PRIVATE
from flows.cases.rules import access
from flows.survey.meeting import sheet as sheets
from flows.survey.meeting import texts as words
from storage.errors import Unavailable
from storage.store import Store

if TYPE_CHECKING:
    from bot.service import Service
    from flows.survey.meeting.sheet import Sheet

MEETING = "meeting"  # the purpose its links are signed for


def meeting_blueprint(service: Service) -> Blueprint:
    """Serve `/m/<token>`."""
    pages = Blueprint("meeting_page", __name__, template_folder="templates")

    @pages.get("/m/<token>")
    def page(token: str) -> Response:
        subject = links.read(MEETING, token, service.clock(), service.secret)
        case_id, _, staff_id = (subject or "").partition(" ")
        sheet = service.database.read(lambda c: _sheet(service, Store(c), case_id, staff_id))
        return _shown(sheet) if sheet else Response("not found", status=404, mimetype="text/plain")

    @pages.errorhandler(Unavailable)
    def unavailable(_error: Unavailable) -> Response:
        return Response("try again later", status=503, mimetype="text/plain")

    return pages


def meeting_link(service: Service, case_id: str, staff_id: str) -> str:
    """Return an address of a meeting's form for one member of staff."""
    ends_at = service.clock() + service.settings.media.link_hours * 3600_000
    token = links.sign(MEETING, f"{case_id} {staff_id}", ends_at, service.secret)
    return f"{service.config.public_url}/m/{token}"


def _sheet(service: Service, store: Store, case_id: str, staff_id: str) -> Sheet | None:
    """Return the form, if its reader may (still) see it."""
    case, staff = store.cases.get(case_id), store.staff.get(staff_id)
    if case is None or staff is None or not sheets.is_meeting(case):
        return None
    if not access.staff_sees(case, staff, service.settings):
        return None
    return sheets.sheet_of(store, case, service.settings)


def _shown(sheet: Sheet) -> Response:
    nonce = secrets.token_urlsafe(16)
    text = render_template("meeting.html", sheet=sheet, words=words, nonce=nonce)
    policy = f"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'"
    return Response(text, headers=PRIVATE | {"Content-Security-Policy": policy})
