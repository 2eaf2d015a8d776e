"""The page of a survey behind somebody's invitation: a form that works without scripts."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify, request

from bot.pages import paper_page, survey_view
from bot.pages.briefly import write
from bot.pages.survey_view import Sheet
from bot.sealing import SecretSealer
from flows.cases.rules.deeds import Moment
from flows.survey.answering import form, visit
from flows.survey.publication import suggestion
from flows.survey.record import survey_of
from flows.survey.texts import page as words
from storage.errors import Unavailable
from storage.store import Store

if TYPE_CHECKING:
    from bot.service import Service
    from flows.survey.answering.form import Fields
    from flows.survey.answering.visit import Visit

MARK = "mark"  # the cookie: a random word, of which only the hash is stored
MARK_SECONDS = 60 * 86_400  # longer than a survey runs
_UNASKED = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")  # what says prefetch or preview


def survey_blueprint(service: Service) -> Blueprint:
    """Serve `/s/<token>`: to who was invited, and to staff who enter papers."""
    pages = Blueprint("survey_page", __name__, template_folder="templates")

    @pages.get("/s/<token>")
    def shown(token: str) -> Response:
        page = paper_page.shown if paper_page.is_entry(service, token) else _shown
        return page(service, token)

    @pages.post("/s/<token>")
    def sent(token: str) -> Response:
        page = paper_page.sent if paper_page.is_entry(service, token) else _sent
        return page(service, token)

    @pages.post("/s/<token>/draft")
    def drafted(token: str) -> tuple[Response, int]:
        if paper_page.is_entry(service, token):
            return jsonify(kept=False), 200
        return _drafted(service, token)

    @pages.errorhandler(Unavailable)
    def unavailable(_error: Unavailable) -> Response:
        if request.method != "POST":
            return survey_view.told(words.NOT_STORED, words.NOT_SHOWN_WHY, 503)
        return survey_view.told(words.NOT_STORED, words.NOT_STORED_WHY, 503, fields=_fields())

    @pages.errorhandler(413)
    def too_large(_error: Exception) -> Response:
        return survey_view.told(words.TOO_LARGE, words.TOO_LARGE_WHY, 413)

    return pages


def _arrive(service: Service, store: Store, token: str, mark: str) -> Visit | None:
    moment = Moment(service.clock(), service.settings)
    return visit.arrive(store, moment, token, mark, SecretSealer(service.secret))


def _shown(service: Service, token: str) -> Response:
    given = request.cookies.get(MARK, "")
    mark = given or secrets.token_urlsafe(16)

    def look(store: Store, *, note: bool = False) -> tuple[Visit, Fields] | None:
        found = _arrive(service, store, token, mark)
        if found is not None and note and found.is_news:
            found = found.opened()
        return (found, form.typed(found.plan, found.answers)) if found else None

    seen = service.database.read(lambda c: look(Store(c)))
    if seen is not None and seen[0].is_news and not _is_unasked():
        seen = write(service, partial(look, note=True))
    if seen is None:
        return survey_view.unknown()
    found, fields = seen
    if found.standing != "open":
        return _too_late(service, found, found.standing)
    sheet = Sheet(fields, saves=found.is_first, elsewhere=not found.is_first, replies=True)
    answer = survey_view.form_page(service, token, found.case, sheet)
    if found.is_first and not given:
        answer.set_cookie(
            MARK,
            mark,
            MARK_SECONDS,
            path=f"/s/{token}",
            httponly=True,
            samesite="Lax",
            secure=service.config.public_url.startswith("https:"),
        )
    return answer


def _is_unasked() -> bool:
    """Tell whether nobody looks: a program only asks ahead."""
    ahead = any("pre" in request.headers.get(name, "") for name in _UNASKED)
    return ahead or request.method == "HEAD"


def _sent(service: Service, token: str) -> Response:
    fields, mark = _fields(), request.cookies.get(MARK, "")

    def work(store: Store) -> tuple[Visit, form.Filled, str | None, list[str]] | None:
        found = _arrive(service, store, token, mark)
        return (found, *found.send(fields, _wish)) if found else None

    outcome = write(service, work)
    if outcome is None:
        return survey_view.unknown()
    found, filled, cast, told = outcome
    danger = survey_view.danger_in(service, found.case, fields)
    if cast is None:
        sheet = Sheet(
            fields,
            survey_view.problems_of(fields, filled.problems),
            danger,
            saves=found.is_first,
            elsewhere=not found.is_first,
            replies=True,
        )
        return survey_view.form_page(service, token, found.case, sheet)
    if cast == "taken":
        lines = (*words.thanks(found.plan, found.case.number), *told)
        return survey_view.told(words.THANKS, lines, danger=danger)
    return _too_late(service, found, cast, danger)


def _wish(found: Visit, text: str) -> str:
    """Make a suggestion of a text; return what its author reads."""
    anonymous = found.plan.anonymous
    return suggestion.wish(
        found.store, found.moment, found.case, found.invitation, text, found.sealer,
        anonymous=anonymous,
    )  # fmt: skip


def _too_late(
    service: Service, found: Visit, standing: str, danger: tuple[str, ...] = ()
) -> Response:
    if standing == "answered":
        lines = words.answered(found.plan, found.case.number)
        return survey_view.told(words.ANSWERED, lines, danger=danger)
    closes_at = survey_of(found.case).closes_at
    lines = words.closed(closes_at, service.clock(), service.settings.zone)
    return survey_view.told(words.CLOSED, lines, danger=danger)


def _drafted(service: Service, token: str) -> tuple[Response, int]:
    """Keep what the script of the page sends: by question id its fields."""
    given, mark = _given(_json()), request.cookies.get(MARK, "")
    if given is None:
        return jsonify(kept=False), 400

    def work(store: Store) -> tuple[str, bool]:
        found = _arrive(service, store, token, mark)
        return (found.standing, found.change(given)) if found else ("unknown", False)

    try:
        standing, kept = write(service, work)
    except Unavailable:
        return jsonify(kept=False), 503
    return jsonify(kept=kept), {"open": 200, "unknown": 404}.get(standing, 409)


def _json() -> object:
    """Return what was sent; None when it is no JSON, or nested beyond all reading."""
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None


def _given(sent: object) -> dict[str, Fields] | None:
    """Return by question id the fields that were sent; None when it is nothing of the kind."""
    if not isinstance(sent, dict) or not all(isinstance(one, dict) for one in sent.values()):
        return None
    return {
        question: {
            name: [str(word) for word in chosen] if isinstance(chosen, list) else [str(chosen)]
            for name, chosen in fields.items()
        }
        for question, fields in sent.items()
    }


def _fields() -> Fields:
    return request.form.to_dict(flat=False)
