"""Carries a push to the account's server: three attempts, five seconds each."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import requests

from .bubbles import Content
from .envelope import Envelope, Fields
from .errors import ReplyError

ATTEMPTS = 3
CUT_SECONDS = 5.0
OK = 200
LARGEST_ANSWER = 1 << 20


@dataclass(frozen=True)
class Delivery:
    """What came back; status 0 means nothing did, in time or at all."""

    status: int
    body: bytes


Deliver = Callable[[dict[str, str], bytes], Delivery]
Read = Callable[[bytes], Content | None]


@dataclass(frozen=True)
class Attempt:
    """One request, from when to when by the real clock, and what its answer shows.

    `failure` is what was wrong with the answer, empty when it was accepted.
    """

    envelope: Envelope
    delivery: Delivery
    failure: str = ""
    content: Content | None = None
    began: float = 0.0
    ended: float = 0.0


@dataclass
class Push:
    """One message or event and every attempt to bring it."""

    fields: Fields
    openid: str
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def content(self) -> Content | None:
        """What the first accepted answer shows."""
        return next((one.content for one in self.attempts if not one.failure), None)

    @property
    def count(self) -> int:
        """How often the account's server was called."""
        return len(self.attempts)

    @property
    def answered(self) -> bool:
        """Whether one attempt was accepted."""
        return any(not attempt.failure for attempt in self.attempts)

    @property
    def failures(self) -> list[str]:
        """What was wrong, attempt by attempt."""
        return [attempt.failure for attempt in self.attempts if attempt.failure]


def http_delivery(url: str, cut_seconds: float = CUT_SECONDS) -> Deliver:
    """Deliver to a server's address, and hang up when the whole answer takes too long."""

    def deliver(query: dict[str, str], body: bytes) -> Delivery:
        ends_at = time.monotonic() + cut_seconds
        headers = {"Content-Type": "text/xml", "User-Agent": "Mozilla/4.0"}
        try:
            with requests.Session() as session:
                session.trust_env = False  # no proxy stands between two programs of this machine
                answer = session.post(
                    url, params=query, data=body, headers=headers, timeout=cut_seconds, stream=True
                )
                return Delivery(answer.status_code, _body(answer, ends_at))
        except (requests.RequestException, TimeoutError):
            return Delivery(0, b"")

    return deliver


def carry(push: Push, seal: Callable[[], Envelope], deliver: Deliver, read: Read) -> None:
    """Try until an answer is accepted, at most three times, and note everything in `push`."""
    envelope = seal()
    for number in range(ATTEMPTS):
        # Nobody knows whether a resend repeats the nonce: the second one does, the third does not.
        envelope = seal() if number == ATTEMPTS - 1 else envelope
        push.attempts.append(attempt(envelope, deliver, read))
        if not push.attempts[-1].failure:
            return


def carry_at_once(push: Push, seal: Callable[[], Envelope], deliver: Deliver, read: Read) -> None:
    """Bring it three times in one moment, as where the first answers are only late."""
    envelope = seal()
    with ThreadPoolExecutor(ATTEMPTS) as couriers:
        brought = [couriers.submit(attempt, envelope, deliver, read) for _ in range(ATTEMPTS)]
    push.attempts += [one.result() for one in brought]


def attempt(envelope: Envelope, deliver: Deliver, read: Read) -> Attempt:
    """Bring it once."""
    began = time.time()
    delivery = deliver(envelope.query, envelope.body)
    ended = time.time()
    content, failure = None, ""
    if delivery.status != OK:
        failure = f"HTTP {delivery.status}" if delivery.status else "no answer in time"
    else:
        try:
            content = read(delivery.body)
        except ReplyError as error:
            failure = str(error)
    return Attempt(envelope, delivery, failure, content, began, ended)


def _body(answer: requests.Response, ends_at: float) -> bytes:
    body = b""
    for part in answer.iter_content(65_536):
        body += part
        if time.monotonic() > ends_at or len(body) > LARGEST_ANSWER:
            message = "the answer did not end in time"
            raise TimeoutError(message)
    return body
