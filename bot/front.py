"""How `serve` takes requests: on one event loop, so that messages of one moment share a commit.

Making a commit durable takes as long as a whole turn decides. A turn never waits for anything but
the database, so turns run one after another on the loop's thread; only their commit is one. All are
opened before one is understood, and so on: a processor that has just done a thing does it again in
half the time. The interface is granian's own (RSGI); pages go on to Flask, one at a time, as they
only read.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from bot.wechat.webhook import LARGEST_BODY, PATH, Request, Webhook

if TYPE_CHECKING:
    from collections.abc import Callable
    from wsgiref.types import WSGIApplication

    from granian._granian import RSGIHTTPProtocol
    from granian.rsgi import Scope

    from bot.service import Service
    from bot.wechat.webhook import Answer

MOST_TOGETHER = 32  # turns: other writers wait no longer than these and one commit take
MOST_DRAINED = 4 * LARGEST_BODY  # of a body too large: who is still sending hears no answer
PATIENCE_SECONDS = 0.001  # with a request whose body is still on its way; a commit takes no less


class Front:
    """The RSGI application in front: `/wechat` itself, everything else passed on."""

    def __init__(self, service: Service, behind: WSGIApplication) -> None:
        self._turns = Turns(Webhook(service))
        self._behind = behind

    async def __rsgi__(self, scope: Scope, protocol: RSGIHTTPProtocol) -> None:
        """Answer one request."""
        if scope.path != PATH:
            await self._pass_on(scope, protocol)
            return
        self._turns.expect(1)
        try:
            body = await _body(scope, protocol) if scope.method == "POST" else b""
        finally:
            self._turns.expect(-1)
        request = Request(scope.method, scope.query_string, body)
        await self._turns.take(request, partial(_send, protocol))

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


@dataclass(frozen=True, slots=True)
class _Place:
    """A request in the line, how its answer is sent, and what is done then."""

    request: Request
    send: Callable[[Answer], None]
    done: asyncio.Future[None]

    def end(self, outcome: Answer | Exception) -> None:
        """Send the answer, or raise the error where the request waits."""
        if self.done.done():  # whoever waited is gone
            return
        if isinstance(outcome, Exception):
            self.done.set_exception(outcome)
            return
        self.send(outcome)
        self.done.set_result(None)


class Turns:
    """Who waits for a turn: those who came while others were answered go together."""

    def __init__(self, webhook: Webhook) -> None:
        self._webhook = webhook
        self._waiting: list[_Place] = []
        self._expected = 0
        self._go_at = 0.0
        self._next: asyncio.Handle | None = None

    def expect(self, more: int) -> None:
        """Announce a request that may soon take its place, or that one is here or gone."""
        self._expected += more
        if self._waiting and not self._expected:
            self._go_after(0)

    def take(self, request: Request, send: Callable[[Answer], None]) -> asyncio.Future[None]:
        """Return what is done once the answer is sent; by then the turn is stored."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        self._waiting.append(_Place(request, send, done))
        if len(self._waiting) == 1:
            self._go_at = loop.time() + PATIENCE_SECONDS
        if len(self._waiting) <= MOST_TOGETHER:  # after all who are at hand, but not for ever
            self._go_after(0)
        return done

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
        outcomes = self._webhook.answer_each([place.request for place in together])
        try:
            for place, outcome in zip(together, outcomes, strict=True):
                place.end(outcome)
        except Exception as error:  # noqa: BLE001 - nobody is left waiting
            for place in together:
                place.end(error)


def _send(protocol: RSGIHTTPProtocol, answer: Answer) -> None:
    protocol.response_str(answer.status, [("content-type", answer.content_type)], answer.body)


async def _body(scope: Scope, protocol: RSGIHTTPProtocol) -> bytes | None:
    """Read the body, or None when it is too large; a missing length is no reason to trust it."""
    length = scope.headers.get("content-length") or ""
    if length.isdecimal():
        return await protocol() if int(length) <= LARGEST_BODY else None
    body, size = bytearray(), 0
    async for part in protocol:
        size += len(part)
        if size > MOST_DRAINED:
            break
        if size <= LARGEST_BODY:
            body += part
    return bytes(body) if size <= LARGEST_BODY else None
