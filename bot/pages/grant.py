"""The page on which a resident permits one notice (一次性订阅), by WeChat's own button.

What they chose comes as an event of the platform, never from the page.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, render_template, request

from bot.pages import links
from bot.pages.headers import PRIVATE
from bot.wechat import jssdk
from flows.grant import texts as words
from flows.grant.offer import TICKET
from flows.settings.calendar import DAY
from storage.errors import Unavailable
from storage.store import Store

if TYPE_CHECKING:
    from bot.service import Service

GRANT = "grant"  # the purpose its links are signed for
LINK_DAYS = 90
WECHAT = "MicroMessenger"  # in what WeChat's browser calls itself


def grant_blueprint(service: Service) -> Blueprint:
    """Serve `/n/<token>`."""
    pages = Blueprint("grant_page", __name__, template_folder="templates")

    @pages.get("/n/<token>")
    def asked(token: str) -> Response:
        subject = links.read(GRANT, token, service.clock(), service.secret)
        template = service.settings.grant_template
        if subject is None or template is None:
            return _told(words.UNKNOWN, 404)
        if WECHAT not in request.headers.get("User-Agent", ""):
            return _told(words.ELSEWHERE)
        person_id, now = subject.partition(" ")[0], service.clock()

        def look(store: Store) -> tuple[bool, str | None]:
            return store.grants.is_open(person_id, template.id), store.tickets.good(TICKET, now)

        is_open, ticket = service.database.read(lambda c: look(Store(c)))
        if is_open:
            return _told(words.ALREADY)
        return _button(service, template.id, ticket) if ticket else _told(words.NOT_NOW)

    @pages.errorhandler(Unavailable)
    def unavailable(_error: Unavailable) -> Response:
        return _told(words.NOT_STORED, 503)

    return pages


def grant_link(service: Service, person_id: str, case_id: str) -> str:
    """Return the address at which somebody permits a notice of what becomes of a case."""
    ends_at = service.clock() + LINK_DAYS * DAY
    token = links.sign(GRANT, f"{person_id} {case_id}", ends_at, service.secret)
    return f"{service.config.public_url}/n/{token}"


def _button(service: Service, template: str, ticket: str) -> Response:
    query = request.query_string.decode("ascii", "replace")  # WeChat adds to it, and signs it too
    url = f"{service.config.public_url}{request.path}" + (f"?{query}" if query else "")
    return _page(
        "grant.html",
        template=template,
        config=jssdk.signed(service.config.app_id, ticket, url, service.clock()),
        script=jssdk.SCRIPT,
    )


def _told(said: tuple[str, tuple[str, ...]], status: int = 200) -> Response:
    title, lines = said
    return _page("survey_told.html", status, title=title, lines=lines, fields=[])


def _page(name: str, status: int = 200, **shown: Any) -> Response:  # noqa: ANN401 - Jinja
    nonce = secrets.token_urlsafe(16)
    shown = {"title": words.TITLE, "danger": (), "words": words, "nonce": nonce} | shown
    text = render_template(name, **shown)
    policy = f"default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'"
    policy += "; frame-ancestors 'none'"
    if "script" in shown:
        policy += f"; script-src 'nonce-{nonce}' {jssdk.SCRIPT}; frame-src {jssdk.FRAMES}"
    return Response(text, status, PRIVATE | {"Content-Security-Policy": policy})
