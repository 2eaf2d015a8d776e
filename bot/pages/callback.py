"""The page behind the link of a callback letter: three choices and words, without any script."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, render_template, request

from bot.pages import links
from bot.pages.briefly import write
from bot.pages.headers import PRIVATE
from bot.pages.survey_view import with_calls
from flows.callback.mail import texts as words
from flows.callback.mail import visit
from flows.callback.mail.letters import LINK_DAYS
from flows.callback.texts.ask import RESULTS
from flows.cases.rules.deeds import Moment
from flows.emergency.texts import advice
from flows.settings.calendar import DAY, local
from nlp.understanding import understand
from storage.errors import Unavailable
from storage.store import Store

if TYPE_CHECKING:
    from bot.service import Service
    from flows.callback.mail.visit import Visit

CALLBACK = "callback"  # the purpose its links are signed for


def callback_blueprint(service: Service) -> Blueprint:
    """Serve `/b/<token>`; to open it changes nothing, as programs look ahead."""
    pages = Blueprint("callback_page", __name__, template_folder="templates")

    @pages.get("/b/<token>")
    def shown(token: str) -> Response:
        callback_id = links.read(CALLBACK, token, service.clock(), service.secret)
        if callback_id is None:
            return _told(words.UNKNOWN, words.UNKNOWN_WHY, 404)
        moment = Moment(service.clock(), service.settings)
        found = service.database.read(lambda c: visit.arrive(Store(c), moment, callback_id))
        return _form(found) if found else _told(words.UNKNOWN, words.UNKNOWN_WHY, 404)

    @pages.post("/b/<token>")
    def sent(token: str) -> Response:
        callback_id = links.read(CALLBACK, token, service.clock(), service.secret)
        if callback_id is None:
            return _told(words.UNKNOWN, words.UNKNOWN_WHY, 404)
        return _sent(service, callback_id)

    @pages.errorhandler(Unavailable)
    def unavailable(_error: Unavailable) -> Response:
        return _told(words.NOT_STORED, words.NOT_STORED_WHY, 503)

    return pages


def answer_link(service: Service, callback_id: str) -> str:
    """Return the address at which somebody answers a callback."""
    ends_at = service.clock() + LINK_DAYS * DAY
    token = links.sign(CALLBACK, callback_id, ends_at, service.secret)
    return f"{service.config.public_url}/b/{token}"


def _sent(service: Service, callback_id: str) -> Response:
    moment = Moment(service.clock(), service.settings)
    result = request.form.get("result", "")
    said = request.form.get("words", "").strip()[: words.LONGEST]

    def work(store: Store) -> tuple[Visit | None, str]:
        found = visit.arrive(store, moment, callback_id)
        if found is None or found.is_over or result not in RESULTS:
            return found, ""
        return found, visit.answer(store, moment, found, result, said)

    found, reply = write(service, work)
    if found is None:
        return _told(words.UNKNOWN, words.UNKNOWN_WHY, 404)
    danger = _danger(service, found, said)
    if reply:
        return _told(words.THANKS, tuple(reply.splitlines()), danger=danger)
    return _form(found, said, words.CHOOSE, danger)


def _danger(service: Service, found: Visit, said: str) -> tuple[str, ...]:
    """Say what to do and whom to call, where the words tell of danger."""
    now = local(service.clock(), service.settings).replace(tzinfo=None)
    kind = understand(said, now).danger if said else None
    settings = service.settings
    community = settings.community(found.case.community) or settings.communities[0]
    return (advice.what_to_do(kind, community),) if kind else ()


def _form(
    found: Visit, said: str = "", problem: str = "", danger: tuple[str, ...] = ()
) -> Response:
    if found.is_over:
        return _told(words.OVER, words.over(found.case), danger=danger)
    return _page(
        "callback.html",
        title=words.OFFICE.format(found.case.community),
        lines=words.asked(found.case, found.source),
        before=words.said_before(found.said) if found.said else "",
        results=RESULTS,
        said=said,
        problem=problem,
        danger=danger,
    )


def _told(
    title: str, lines: tuple[str, ...], status: int = 200, danger: tuple[str, ...] = ()
) -> Response:
    return _page("survey_told.html", status, title=title, lines=lines, danger=danger, fields=[])


def _page(template: str, status: int = 200, **shown: Any) -> Response:  # noqa: ANN401 - Jinja
    nonce = secrets.token_urlsafe(16)
    text = render_template(template, nonce=nonce, words=words, with_calls=with_calls, **shown)
    policy = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    )
    return Response(text, status, PRIVATE | {"Content-Security-Policy": policy})
