"""The platform's door: verify, decrypt, parse, answer; the status says only what is authentic.

Bad signature or a stale timestamp is 403, an oversized body 413; what is authentic but can't be
read is 200 `success`, since the platform would only send it again.

`/wechat` is answered before Flask looks at the request: nine of ten requests are messages, and
Flask's routing and contexts would be a fifth of what a whole durable turn costs (`make bench`).
`serve` has a faster way in (bot/front.py); this one is for any WSGI server.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ParamSpec, TypeVar
from urllib.parse import parse_qsl

from bot import routing, unstored
from bot.wechat import messages
from bot.wechat.crypto import ForgedError, SealedError, Sealer, is_signed
from bot.wechat.markup import to_wechat
from storage.errors import Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from bot.routing import Heard
    from bot.service import Service
    from bot.wechat.messages import Message

P = ParamSpec("P")
T = TypeVar("T")

PATH = "/wechat"
SUCCESS = "success"  # no reply, and no resend (WECHAT.md §2)
STALE_SECONDS = 600
LARGEST_BODY = 1 << 20
PATIENCE_SECONDS = 3.0  # of `Door` with a database that can't be written; the platform waits 5
RETRY_SECONDS = 0.1
_TEXT, _XML = "text/plain; charset=utf-8", "application/xml; charset=utf-8"
# As RFC 9110 has them; http.HTTPStatus does from Python 3.13 on.
_REASONS = {200: "OK", 403: "Forbidden", 405: "Method Not Allowed", 413: "Content Too Large"}
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Request:
    """What came over HTTP, and when; no body means that it was too large to read."""

    method: str
    query_string: str
    body: bytes | None
    since: float = field(default_factory=time.monotonic)


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back over HTTP."""

    status: int
    body: str
    content_type: str = _TEXT


@dataclass(frozen=True, slots=True)
class Unsealed:
    """A message as it was sealed, before it is understood."""

    message: Message
    key: str = ""
    nonce: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that was understood, and how its reply is sealed: not at all without a key."""

    heard: Heard
    key: str = ""
    nonce: str = ""


class Webhook:
    """Opens what comes to `/wechat`, and seals the reply; between them lies the turn."""

    def __init__(self, service: Service) -> None:
        self._service = service
        keys = service.config.aes_keys
        self._sealer = Sealer(service.config.token, service.config.app_id, keys) if keys else None
        self._open_to_plain = not keys or service.settings.wechat.mode == "compatible"

    def open_each(self, requests: Sequence[Request]) -> list[Letter | Answer | Exception]:
        """Return the message of each request, or the answer to one that brings none.

        A mistake of ours keeps only the one that met it from its answer.
        """
        opened = [_tried(self._open, request) for request in requests]
        return [
            Letter(routing.hear(self._service, one.message), one.key, one.nonce)
            if isinstance(one, Unsealed)
            else one
            for one in opened
        ]

    def answer_each(self, letters: Sequence[Letter]) -> Iterator[Answer | Exception]:
        """Answer messages of one moment, in their order, once the turns of all are stored.

        Of one that could not be stored the error is returned, which is Unavailable.
        """
        replies = routing.answer_each(self._service, [letter.heard for letter in letters])
        for letter, reply in zip(letters, replies, strict=True):
            yield reply if isinstance(reply, Unavailable) else _tried(self._sealed, letter, reply)

    def refuse(self, letter: Letter, fault: Unavailable) -> Answer | Exception:
        """Answer a message that will not be stored any more."""
        heard = letter.heard
        return _tried(
            lambda: self._sealed(
                letter, unstored.answer(self._service, heard.message, heard.said, fault)
            )
        )

    def _open(self, request: Request) -> Unsealed | Answer:
        """Return the message of a request, or the answer when it brings none."""
        query = _fields(request.query_string)
        try:
            if request.method == "POST":
                return self._receive(query, request.body)
            if request.method in {"GET", "HEAD"}:
                self._require_signed(query)
                return Answer(200, query.get("echostr", ""))
        except ForgedError:
            self._service.counts.add("webhook_forged")
            return Answer(403, "forbidden")
        return Answer(405, "only GET and POST")

    def _sealed(self, letter: Letter, reply: str | None) -> Answer:
        """Write the reply to a message as the platform takes it."""
        if not reply:
            return Answer(200, SUCCESS)
        now = self._service.clock() // 1000
        xml = messages.reply_xml(letter.heard.message, to_wechat(reply), now)
        if self._sealer is not None and letter.key:
            xml = self._sealer.seal(xml, letter.key, str(now), letter.nonce)
        return Answer(200, xml, _XML)

    def _receive(self, query: dict[str, str], body: bytes | None) -> Unsealed | Answer:
        if body is None:
            return Answer(413, "too large")
        if self._sealer is not None and query.get("encrypt_type") == "aes":
            return self._unsealed(self._sealer, query, body)
        if not self._open_to_plain:
            raise ForgedError
        self._require_signed(query)
        return self._parsed(body)

    def _unsealed(self, sealer: Sealer, query: dict[str, str], body: bytes) -> Unsealed | Answer:
        self._require_fresh(query)
        try:
            opened = sealer.open(body, query)
        except SealedError:
            self._service.counts.add("webhook_unreadable")
            return Answer(200, SUCCESS)
        return self._parsed(opened.xml, opened.key, query.get("nonce", ""))

    def _parsed(self, body: str | bytes, key: str = "", nonce: str = "") -> Unsealed | Answer:
        try:
            message = messages.parse(body)
        except messages.UnreadableError as error:
            self._service.counts.add("webhook_unreadable")
            log.warning("unreadable message", extra={"cause": str(error)})
            return Answer(200, SUCCESS)
        self._service.counts.add("messages")
        return Unsealed(message, key, nonce)

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
        request = Request(method, environ.get("QUERY_STRING", ""), body)
        (outcome,) = self._webhook.open_each([request])
        if isinstance(outcome, Letter):
            outcome = self._patiently(outcome, request.since + PATIENCE_SECONDS)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def _patiently(self, letter: Letter, until: float) -> Answer | Exception:
        """Answer a message; wait for a database that can't be written, as this thread may."""
        while isinstance(outcome := next(self._webhook.answer_each([letter])), Unavailable):
            if time.monotonic() > until:
                return self._webhook.refuse(letter, outcome)
            time.sleep(RETRY_SECONDS)
        return outcome


def _tried(step: Callable[P, T], *given: P.args, **named: P.kwargs) -> T | Exception:
    """Return what a step returned or raised."""
    try:
        return step(*given, **named)
    except Exception as error:  # noqa: BLE001 - whoever asked is told
        return error


def _fields(query_string: str) -> dict[str, str]:
    """Read a query; the platform's own needs no unquoting, which takes `parse_qsl` 6 µs more."""
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
