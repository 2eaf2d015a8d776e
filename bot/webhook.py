"""The platform's door: verify, decrypt, parse, answer; the status says only what is authentic.

Bad signature or a stale timestamp is 403, an oversized body 413; what is authentic but can't be
read is 200 `success`, since the platform would only send it again.

`/wechat` is answered before Flask looks at the request: nine of ten requests are messages, and
Flask's routing and contexts would be a fifth of what a whole durable turn costs (`make bench`).
`serve` has a faster way in (bot/front.py); this one is for any WSGI server.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from bot import messages, routing
from bot.crypto import ForgedError, SealedError, Sealer, is_signed
from bot.markup import to_wechat

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from bot.messages import Message
    from bot.service import Service

PATH = "/wechat"
SUCCESS = "success"  # no reply, and no resend (WECHAT.md §2)
STALE_SECONDS = 600
LARGEST_BODY = 1 << 20
_TEXT, _XML = "text/plain; charset=utf-8", "application/xml; charset=utf-8"
_REASONS = {200: "OK", 403: "Forbidden", 405: "Method Not Allowed", 413: "Content Too Large"}
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back over HTTP."""

    status: int
    body: str
    content_type: str = _TEXT


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that was opened, and how its reply is to be sealed: not at all without a key."""

    message: Message
    key: str = ""
    nonce: str = ""


class Webhook:
    """Opens what comes to `/wechat`, and closes the reply; between them lies the turn."""

    def __init__(self, service: Service) -> None:
        self._service = service
        keys = service.config.aes_keys
        self._sealer = Sealer(service.config.token, service.config.app_id, keys) if keys else None
        self._open_to_plain = not keys or service.settings.wechat.mode == "compatible"

    def open(self, method: str, query_string: str, body: bytes | None) -> Letter | Answer:
        """Return the message of a request, or the answer when it brings none.

        No body means that it was too large to read.
        """
        query = _fields(query_string)
        try:
            if method == "POST":
                return Answer(413, "too large") if body is None else self._receive(query, body)
            if method in {"GET", "HEAD"}:
                self._require_signed(query)
                return Answer(200, query.get("echostr", ""))
        except ForgedError:
            self._service.counts.add("webhook_forged")
            return Answer(403, "forbidden")
        return Answer(405, "only GET and POST")

    def close(self, letter: Letter, reply: str | None) -> Answer:
        """Write the reply to a message as the platform takes it."""
        if not reply:
            return Answer(200, SUCCESS)
        now = self._service.clock() // 1000
        xml = messages.reply_xml(letter.message, to_wechat(reply), now)
        if self._sealer is not None and letter.key:
            xml = self._sealer.seal(xml, letter.key, str(now), letter.nonce)
        return Answer(200, xml, _XML)

    def _receive(self, query: dict[str, str], body: bytes) -> Letter | Answer:
        if self._sealer is not None and query.get("encrypt_type") == "aes":
            return self._sealed(self._sealer, query, body)
        if not self._open_to_plain:
            raise ForgedError
        self._require_signed(query)
        return self._parsed(body)

    def _sealed(self, sealer: Sealer, query: dict[str, str], body: bytes) -> Letter | Answer:
        self._require_fresh(query)
        try:
            opened = sealer.open(body, query)
        except SealedError:
            self._service.counts.add("webhook_unreadable")
            return Answer(200, SUCCESS)
        return self._parsed(opened.xml, opened.key, query.get("nonce", ""))

    def _parsed(self, body: str | bytes, key: str = "", nonce: str = "") -> Letter | Answer:
        try:
            message = messages.parse(body)
        except messages.UnreadableError as error:
            self._service.counts.add("webhook_unreadable")
            log.warning("unreadable message", extra={"cause": str(error)})
            return Answer(200, SUCCESS)
        self._service.counts.add("messages")
        return Letter(message, key, nonce)

    def _require_signed(self, query: dict[str, str]) -> None:
        parts = (self._service.config.token, query.get("timestamp", ""), query.get("nonce", ""))
        if not is_signed(query.get("signature", ""), *parts):
            raise ForgedError
        self._require_fresh(query)

    def _require_fresh(self, query: dict[str, str]) -> None:
        stamp = query.get("timestamp", "")
        if not stamp.isascii() or not stamp.isdecimal() or len(stamp) > 12:
            raise ForgedError
        if abs(self._service.clock() / 1000 - int(stamp)) > STALE_SECONDS:
            raise ForgedError


class Door:
    """The WSGI application in front: `/wechat` itself, everything else passed on."""

    def __init__(self, service: Service, behind: WSGIApplication) -> None:
        self._service = service
        self._behind = behind
        self._webhook = Webhook(service)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        if environ.get("PATH_INFO") != PATH:
            return self._behind(environ, start_response)
        answer = self._answer(environ)
        body = answer.body.encode()
        status = f"{answer.status} {_REASONS[answer.status]}"
        length = str(len(body))
        start_response(status, [("Content-Type", answer.content_type), ("Content-Length", length)])
        return [body]

    def _answer(self, environ: WSGIEnvironment) -> Answer:
        method = environ["REQUEST_METHOD"]
        body = _body(environ) if method == "POST" else b""
        letter = self._webhook.open(method, environ.get("QUERY_STRING", ""), body)
        if isinstance(letter, Answer):
            return letter
        return self._webhook.close(letter, routing.answer(self._service, letter.message))


def _fields(query_string: str) -> dict[str, str]:
    """Read a query; nothing in the platform's own needs unquoting."""
    if "%" in query_string or "+" in query_string:
        return dict(parse_qsl(query_string, keep_blank_values=True))
    pairs = [part.partition("=") for part in query_string.split("&")]
    return {name: value for name, _, value in pairs}


def _body(environ: WSGIEnvironment) -> bytes | None:
    """Read the body, or None when it is too large; a missing length is no reason to trust it."""
    length = environ.get("CONTENT_LENGTH") or ""
    if length.isdecimal() and int(length) > LARGEST_BODY:
        return None
    body: bytes = environ["wsgi.input"].read(
        int(length) if length.isdecimal() else LARGEST_BODY + 1
    )
    return body if len(body) <= LARGEST_BODY else None
