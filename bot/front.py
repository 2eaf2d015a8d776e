"""How `serve` takes requests: on one event loop, so that messages of one moment share a commit.

Making a commit durable takes as long as a whole turn decides. A turn never waits for anything but
the database, so turns run one after another on the loop's thread; only their commit is one. All are
opened before one is understood, and so on: a processor that has just done a thing does it again in
half the time. The interface is granian's own (RSGI); pages go on to Flask in threads of their own,
as a database that does not answer them must keep no message waiting.
"""

from __future__ import annotations

import asyncio
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from bot.gate import Gate
from bot.wechat.webhook import LARGEST_BODY, PATH, Answer, Letter, Request, Webhook
from storage.errors import Busy, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable
    from wsgiref.types import WSGIApplication

    from granian._granian import RSGIHTTPProtocol
    from granian.rsgi import Scope

    from bot.service import Service

MOST_TOGETHER = 32  # turns: other writers wait no longer than these and one commit take
MOST_DRAINED = 64 * LARGEST_BODY  # read of a body too large, as who is still sending hears nothing
PAGES_AT_ONCE = 4  # /healthz beside those that wait for the database; each reads by its own door
RETRY_SECONDS = 0.1  # of those who met a writer that is in nobody else's way
log = logging.getLogger(__name__)
BODY_SECONDS = 10.0  # for a body to come in; the platform gives up after five
PATIENCE_SECONDS = 0.001  # with a request whose body is still on its way; a commit takes no less


class Front:
    """The RSGI application in front: `/wechat` itself, everything else passed on."""

    def __init__(self, service: Service, behind: WSGIApplication) -> None:
        self._turns = Turns(service)
        self._behind = behind
        self._pages = ThreadPoolExecutor(PAGES_AT_ONCE, "page")

    async def __rsgi__(self, scope: Scope, protocol: RSGIHTTPProtocol) -> None:
        """Answer one request."""
        if scope.path != PATH:
            try:
                async with asyncio.timeout(BODY_SECONDS):
                    sent = await _body(scope, protocol) if scope.method == "POST" else b""
            except TimeoutError:
                _send(protocol, Answer(408, "too slow"))
                return
            await self._pass_on(scope, protocol, sent)
            return
        since = time.monotonic()
        self._turns.expect(1)
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await _body(scope, protocol) if scope.method == "POST" else b""
        except TimeoutError:
            _send(protocol, Answer(408, "too slow"))
            return
        finally:
            self._turns.expect(-1)
        request = Request(scope.method, scope.query_string, body, since)
        await self._turns.take(request, partial(_send, protocol))

    async def _pass_on(self, scope: Scope, protocol: RSGIHTTPProtocol, body: bytes | None) -> None:
        """Let the pages answer, beside the loop; they say themselves what is too large."""
        builder = EnvironBuilder(
            method=scope.method,
            query_string=scope.query_string,
            headers=scope.headers.items(),
            input_stream=BytesIO(body or b""),
        )
        builder.path = scope.path  # as an argument it would be read as an address: //[ is none
        environ = builder.get_environ()
        if body is None:
            environ["CONTENT_LENGTH"] = str(LARGEST_BODY + 1)
        asked = partial(Response.from_app, self._behind, environ)
        with await asyncio.get_running_loop().run_in_executor(self._pages, asked) as answer:
            headers = [(name.lower(), value) for name, value in answer.headers]
            stream = protocol.response_stream(answer.status_code, headers)
            try:
                for part in answer.iter_encoded():
                    await stream.send_bytes(part)
            except RuntimeError:  # granian's word for a client that is gone
                log.info("nobody is left to read %s", scope.path.split("/")[1])


@dataclass(slots=True)
class _Place:
    """A request in the line, how its answer is sent, and what is done then."""

    request: Request
    send: Callable[[Answer], None]
    done: asyncio.Future[None]
    letter: Letter | None = None  # once it was opened

    def end(self, outcome: Answer | Exception) -> None:
        """Send the answer, or raise the error where the request waits."""
        if self.done.done():  # whoever waited is gone
            return
        if isinstance(outcome, Exception):
            self.done.set_exception(outcome)
            return
        try:
            self.send(outcome)
        except Exception as error:  # noqa: BLE001 - raised where the request waits
            self.done.set_exception(error)
        else:
            self.done.set_result(None)


class Turns:
    """Who waits for a turn: those who came while others were answered go together."""

    def __init__(self, service: Service) -> None:
        self._webhook = Webhook(service)
        self._gate = Gate(service, self._try_again)
        self._held: list[_Place] = []  # whose message could not be stored yet
        self._telling: asyncio.TimerHandle | None = None
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
        try:
            self._answer(self._opened(together))
        except Exception as error:  # noqa: BLE001 - nobody is left waiting
            for place in together:
                place.end(error)

    def _opened(self, together: list[_Place]) -> list[_Place]:
        """Return those with a message; the others are answered."""
        fresh = [place for place in together if place.letter is None]
        opened = self._webhook.open_each([place.request for place in fresh])
        for place, letter in zip(fresh, opened, strict=True):
            if isinstance(letter, Letter):
                place.letter = letter
            else:
                place.end(letter)
        return [place for place in together if place.letter is not None]

    def _answer(self, places: list[_Place]) -> None:
        """Let all try at once, and hold who could not be stored, while that may help."""
        if not self._gate.is_open:
            self._hold(places)
            return
        began = time.monotonic()
        late, fault = [], Unavailable()
        letters = [place.letter for place in places if place.letter is not None]
        for place, outcome in zip(places, self._webhook.answer_each(letters), strict=True):
            if isinstance(outcome, Unavailable):
                fault = outcome
                late.append(place)
            else:
                place.end(outcome)
        if len(late) < len(places):
            self._gate.recovered()
        if late and (len(late) == len(places) or not isinstance(fault, Busy)):
            self._gate.close(began, fault)
        elif late:  # a writer in the way of some only
            asyncio.get_running_loop().call_later(RETRY_SECONDS, self._try_again)
        self._hold(late)

    def _hold(self, places: list[_Place]) -> None:
        self._held += places
        self._tell_late()

    def _tell_late(self) -> None:
        """Refuse those who waited for the database as long as they may."""
        now = time.monotonic()
        late = [one for one in self._held if self._gate.ends_at(one.request.since) <= now]
        self._held = [one for one in self._held if self._gate.ends_at(one.request.since) > now]
        for place in late:
            if place.letter is not None:
                place.end(self._webhook.refuse(place.letter, self._gate.fault))
        if self._telling is not None:
            self._telling.cancel()
            self._telling = None
        if self._held:
            first = min(self._gate.ends_at(one.request.since) for one in self._held)
            loop = asyncio.get_running_loop()
            self._telling = loop.call_later(first - now, self._tell_late)

    def _try_again(self) -> None:
        """Let those who were held try before all others."""
        if not self._gate.is_open:
            return
        self._waiting, self._held = self._held + self._waiting, []
        if self._waiting:
            self._go_after(0)
        else:
            self._gate.recovered()


def _send(protocol: RSGIHTTPProtocol, answer: Answer) -> None:
    protocol.response_str(answer.status, [("content-type", answer.content_type)], answer.body)


async def _body(scope: Scope, protocol: RSGIHTTPProtocol) -> bytes | None:
    """Read the body, or None when it is too large; a missing length is no reason to trust it."""
    length = scope.headers.get("content-length") or ""
    if length.isdecimal() and int(length) <= LARGEST_BODY:
        return await protocol()
    body, size = bytearray(), 0
    async for part in protocol:
        size += len(part)
        if size > MOST_DRAINED:
            break
        if size <= LARGEST_BODY:
            body += part
    return bytes(body) if size <= LARGEST_BODY else None
