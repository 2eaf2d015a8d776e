"""How `serve` takes requests: on one event loop, so that messages of one moment share a commit.

Making a commit durable takes as long as a whole turn decides. A turn never waits for anything but
the database, so turns run one after another on the loop's thread; only their commit is one. The
interface is granian's own (RSGI); pages go on to Flask, one at a time, as they only read.
"""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from bot import routing
from bot.webhook import LARGEST_BODY, PATH, Answer, Webhook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from wsgiref.types import WSGIApplication

    from granian._granian import RSGIHTTPProtocol
    from granian.rsgi import Scope

    from bot.messages import Message
    from bot.routing import Waiting
    from bot.service import Service

MOST_TOGETHER = 16  # turns: other writers wait no longer than these and one commit take
PATIENCE_SECONDS = 0.001  # with a request whose body is still on its way; a commit takes no less


class Front:
    """The RSGI application in front: `/wechat` itself, everything else passed on."""

    def __init__(self, service: Service, behind: WSGIApplication) -> None:
        self._webhook = Webhook(service)
        self._turns = Turns(service)
        self._behind = behind

    async def __rsgi__(self, scope: Scope, protocol: RSGIHTTPProtocol) -> None:
        """Answer one request."""
        if scope.path != PATH:
            await self._pass_on(scope, protocol)
            return
        with self._turns.expected():
            body = await _body(scope, protocol) if scope.method == "POST" else b""
        letter = self._webhook.open(scope.method, scope.query_string, body)
        if isinstance(letter, Answer):
            answer = letter
        else:
            answer = self._webhook.close(letter, await self._turns.take(letter.message))
        kind = [("content-type", answer.content_type)]
        protocol.response_str(answer.status, kind, answer.body)

    async def _pass_on(self, scope: Scope, protocol: RSGIHTTPProtocol) -> None:
        """Let the pages answer; none of them reads a body."""
        builder = EnvironBuilder(
            method=scope.method,
            query_string=scope.query_string,
            headers=scope.headers.items(),
        )
        builder.path = scope.path  # as an argument it would be read as an address: //[ is none
        with Response.from_app(self._behind, builder.get_environ()) as answer:
            headers = [(name.lower(), value) for name, value in answer.headers]
            stream = protocol.response_stream(answer.status_code, headers)
            for part in answer.iter_encoded():
                await stream.send_bytes(part)


_Place: TypeAlias = "tuple[Waiting, asyncio.Future[str | None]]"


class Turns:
    """Who waits for a turn: those who came while others were answered go together."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._waiting: list[_Place] = []
        self._expected = 0
        self._go_at = 0.0
        self._next: asyncio.Handle | None = None

    @contextmanager
    def expected(self) -> Iterator[None]:
        """Announce a request that may soon take its place."""
        self._expected += 1
        try:
            yield
        finally:
            self._expected -= 1
            if self._waiting and not self._expected:
                self._go_after(0)

    def take(self, message: Message) -> asyncio.Future[str | None]:
        """Return the reply to come; by then the turn is stored."""
        loop = asyncio.get_running_loop()
        reply: asyncio.Future[str | None] = loop.create_future()
        self._waiting.append((routing.understood(self._service, message), reply))
        if len(self._waiting) == 1:
            self._go_at = loop.time() + PATIENCE_SECONDS
        if len(self._waiting) <= MOST_TOGETHER:  # after all who are at hand, but not for ever
            self._go_after(0)
        return reply

    def _go_after(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        if self._next is not None:
            self._next.cancel()
        self._next = loop.call_later(seconds, self._go) if seconds else loop.call_soon(self._go)

    def _go(self) -> None:
        """Answer everybody at hand, unless somebody else is about to come."""
        self._next = None
        patience = self._go_at - asyncio.get_running_loop().time()
        if self._expected and len(self._waiting) < MOST_TOGETHER and patience > 0:
            self._go_after(patience)
            return
        together, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
        if self._waiting:
            self._go_after(0)
        for (_, reply), outcome in zip(together, self._outcomes(together), strict=True):
            if reply.done():  # whoever waited is gone
                continue
            if isinstance(outcome, Exception):
                reply.set_exception(outcome)
            else:
                reply.set_result(outcome)

    def _outcomes(self, together: list[_Place]) -> list[str | None] | list[Exception]:
        try:
            return routing.answer_each(self._service, [waiting for waiting, _ in together])
        except Exception as error:  # noqa: BLE001 - each of them is told
            return [error for _ in together]


async def _body(scope: Scope, protocol: RSGIHTTPProtocol) -> bytes | None:
    """Read the body, or None when it is too large; a missing length is no reason to trust it."""
    length = scope.headers.get("content-length") or ""
    if length.isdecimal():
        return await protocol() if int(length) <= LARGEST_BODY else None
    body = bytearray()
    async for part in protocol:
        body += part
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)
