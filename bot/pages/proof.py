"""The page behind the link that proves an address: one button, without any script."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, render_template

from bot.pages import links
from bot.pages.briefly import write
from bot.pages.headers import PRIVATE
from flows.callback.mail import proofs
from flows.callback.mail import texts as words
from flows.settings.calendar import DAY
from storage.errors import Unavailable
from storage.store import Store

if TYPE_CHECKING:
    from bot.service import Service

PROOF = "mail proof"  # the purpose its links are signed for


def proof_blueprint(service: Service) -> Blueprint:
    """Serve `/a/<token>`; to open it changes nothing, as programs look ahead."""
    pages = Blueprint("proof_page", __name__, template_folder="templates")

    @pages.get("/a/<token>")
    def shown(token: str) -> Response:
        proof_id = links.read(PROOF, token, service.clock(), service.secret)
        known = proof_id and service.database.read(lambda c: Store(c).proofs.get(proof_id))
        if not known:
            return _told(words.UNKNOWN, words.UNKNOWN_WHY, 404)
        return _page("proof.html", title=words.PROOF_TITLE)

    @pages.post("/a/<token>")
    def clicked(token: str) -> Response:
        proof_id = links.read(PROOF, token, service.clock(), service.secret) or ""
        now = service.clock()
        mail = write(service, lambda store: proofs.prove(store, now, proof_id))
        if mail is None:
            return _told(words.UNKNOWN, words.UNKNOWN_WHY, 404)
        return _told(words.THANKS, (words.PROVED.format(mail),))

    @pages.errorhandler(Unavailable)
    def unavailable(_error: Unavailable) -> Response:
        return _told(words.NOT_STORED, words.NOT_STORED_WHY, 503)

    return pages


def proof_link(service: Service, proof_id: str) -> str:
    """Return the address at which somebody says that a mailbox is theirs."""
    ends_at = service.clock() + proofs.LINK_DAYS * DAY
    return f"{service.config.public_url}/a/{links.sign(PROOF, proof_id, ends_at, service.secret)}"


def _told(title: str, lines: tuple[str, ...], status: int = 200) -> Response:
    return _page("survey_told.html", status, title=title, lines=lines, fields=[])


def _page(name: str, status: int = 200, **shown: Any) -> Response:  # noqa: ANN401 - Jinja
    nonce = secrets.token_urlsafe(16)
    text = render_template(name, nonce=nonce, words=words, danger=(), **shown)
    policy = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    )
    return Response(text, status, PRIVATE | {"Content-Security-Policy": policy})
