"""The platform's door: verify, decrypt, parse, answer; the status says only what is authentic.

Bad signature or a stale timestamp is 403, an oversized body 413; what is authentic but can't be
read is 200 `success`, since the platform would only send it again.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request

from bot import messages, routing
from bot.crypto import ForgedError, SealedError, Sealer, is_signed
from bot.markup import to_wechat

if TYPE_CHECKING:
    from bot.service import Service

SUCCESS = "success"  # no reply, and no resend (WECHAT.md §2)
STALE_SECONDS = 600
LARGEST_BODY = 1 << 20
log = logging.getLogger(__name__)


def blueprint(service: Service) -> Blueprint:
    """Serve `/wechat`."""
    door = Blueprint("wechat", __name__)
    keys = service.config.aes_keys
    sealer = Sealer(service.config.token, service.config.app_id, keys) if keys else None
    open_to_plain = not keys or service.settings.wechat.mode == "compatible"

    @door.get("/wechat")
    def handshake() -> Response:
        _require_signed(service)
        return _text(request.args.get("echostr", ""))

    @door.post("/wechat")
    def receive() -> Response:
        body = request.get_data()
        if sealer is not None and request.args.get("encrypt_type") == "aes":
            return _sealed(service, sealer, body)
        if not open_to_plain:
            raise ForgedError
        _require_signed(service)
        return _text(_answer(service, body) or SUCCESS)

    @door.errorhandler(ForgedError)
    def forged(_error: ForgedError) -> Response:
        service.counts.add("webhook_forged")
        return Response("forbidden", status=403, mimetype="text/plain")

    return door


def _sealed(service: Service, sealer: Sealer, body: bytes) -> Response:
    query = request.args.to_dict()
    _require_fresh(service)
    try:
        opened = sealer.open(body, query)
    except SealedError:
        service.counts.add("webhook_unreadable")
        return _text(SUCCESS)
    xml = _answer(service, opened.xml)
    if xml is None:
        return _text(SUCCESS)
    now = str(service.clock() // 1000)
    return _xml(sealer.seal(xml, opened.key, now, query.get("nonce", "")))


def _answer(service: Service, body: str | bytes) -> str | None:
    try:
        message = messages.parse(body)
    except messages.UnreadableError as error:
        service.counts.add("webhook_unreadable")
        log.warning("unreadable message", extra={"cause": str(error)})
        return None
    service.counts.add("messages")
    reply = routing.answer(service, message)
    if not reply:
        return None
    return messages.reply_xml(message, to_wechat(reply), service.clock() // 1000)


def _require_signed(service: Service) -> None:
    query = request.args
    parts = (service.config.token, query.get("timestamp", ""), query.get("nonce", ""))
    if not is_signed(query.get("signature", ""), *parts):
        raise ForgedError
    _require_fresh(service)


def _require_fresh(service: Service) -> None:
    stamp = request.args.get("timestamp", "")
    if not stamp.isascii() or not stamp.isdecimal() or len(stamp) > 12:
        raise ForgedError
    if abs(service.clock() / 1000 - int(stamp)) > STALE_SECONDS:
        raise ForgedError


def _text(words: str) -> Response:
    kind = "application/xml" if words.startswith("<xml>") else "text/plain"
    return Response(words, content_type=f"{kind}; charset=utf-8")


def _xml(words: str) -> Response:
    return Response(words, content_type="application/xml; charset=utf-8")
