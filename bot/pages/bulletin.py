"""A bulletin (公示) as a page for everybody: no login, no personal data, made anew at each look."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request

from flows.bulletin import texts as words
from flows.bulletin.announcement.page import page_of
from flows.cases.rules.deeds import Moment
from flows.survey.publication import progress
from storage.errors import Unavailable
from storage.store import Store

if TYPE_CHECKING:
    from bot.service import Service
    from storage.records.bulletin import Bulletin, Section

TOKEN = 64  # characters
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


@dataclass(frozen=True, slots=True)
class Board:
    """What stands on the page; the days are written."""

    bulletin: Bulletin
    sections: tuple[Section, ...]
    contact: tuple[str, ...]
    published: str
    updated: str


def bulletin_blueprint(service: Service) -> Blueprint:
    """Serve `/p/<number>`."""
    pages = Blueprint("bulletin_page", __name__, template_folder="templates")

    @pages.get("/p/<number>")
    def page(number: str) -> Response:
        sheet = service.database.read(lambda c: _sheet(service, Store(c), number.upper()))
        token, now = request.args.get("k", "")[:TOKEN], service.clock()
        if sheet and token:  # of whom it was told: it was opened
            service.database.run(lambda c: Store(c).announcements.opened(token, now))
        return _shown(sheet) if sheet else Response("not found", status=404, mimetype="text/plain")

    @pages.errorhandler(Unavailable)
    def unavailable(_error: Unavailable) -> Response:
        return Response("try again later", status=503, mimetype="text/plain")

    return pages


def bulletin_link(service: Service, number: str) -> str:
    """Return the address of a bulletin."""
    return f"{service.config.public_url}/p/{number}"


def _sheet(service: Service, store: Store, number: str) -> Board | None:
    moment = Moment(service.clock(), service.settings)
    bulletin = store.bulletins.by_number(number) or page_of(store, moment, number)
    community = service.settings.community(bulletin.community) if bulletin else None
    if bulletin is None:
        return None
    live = progress.live(store, moment, bulletin.case_id) if bulletin.case_id else []
    sections = [*bulletin.sections(), *(one.section for one in live)]
    sections.sort(key=lambda one: one.title == words.EXPLANATION)  # below what they explain
    changed = max(bulletin.updated_at, *(one.changed_at for one in live), 0)
    zone = service.settings.zone
    return Board(
        bulletin,
        tuple(sections),
        tuple(words.contact(community)) if community else (),
        words.day_and_time(bulletin.published_at, zone),
        words.day_and_time(changed, zone) if changed > bulletin.published_at else "",
    )


def _shown(sheet: Board) -> Response:
    nonce = secrets.token_urlsafe(16)
    text = render_template("bulletin.html", sheet=sheet, words=words, nonce=nonce)
    policy = f"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'"
    return Response(text, headers=_HEADERS | {"Content-Security-Policy": policy})
