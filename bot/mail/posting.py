"""Sends the letters that are due: claimed, handed over outside any transaction, then settled.

At least once: a crash between the two sends a letter again, with the same Message-ID.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.mail.sending import MailError, letter, send
from bot.pages.callback import answer_link
from bot.pages.proof import proof_link
from flows.callback.mail import letters, proofs
from flows.cases.rules.deeds import Moment
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.outbox.push import Stop
    from bot.service import Service
    from flows.callback.mail.letters import Written

    Drafted = tuple[Any, Written | None] | None  # the row of a letter, and what stands in it

CLAIM_MS = 60_000  # longer than one letter takes
BATCH = 20
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Kind:
    """How letters of one kind are found, written and settled."""

    claim: Callable[[Store, int, int], list[str]]
    draft: Callable[[Service, Store, Moment, str], Drafted]
    sent: Callable[[Store, Any, int], None]
    failed: Callable[..., None]


def post_due(service: Service, stop: Stop) -> int:
    """Send what is due; return how many letters left."""
    sent = 0
    for kind in (ASKING, PROVING):
        now = service.clock()
        claimed = service.database.run(
            lambda c, kind=kind, now=now: kind.claim(Store(c), now, now + CLAIM_MS)  # type: ignore[misc]
        )
        sent += sum(_post(service, kind, one) for one in claimed if not stop.is_set())
    return sent


def _post(service: Service, kind: _Kind, letter_id: str) -> bool:
    moment = Moment(service.clock(), service.settings)
    found = service.database.run(lambda c: kind.draft(service, Store(c), moment, letter_id))
    if found is None:
        return False
    stored, written = found
    smtp = service.config.smtp
    try:
        if smtp is None or written is None:
            raise MailError(letters.NO_WAY, retry=False)  # noqa: TRY301 - as if it were refused
        sender = (written.sender, smtp.sender)
        send(smtp, letter(sender, written.to, written.subject, written.text, stored.id))
    except MailError as error:
        log.warning("letter not sent", extra={"letter": stored.id, "reason": str(error)})
        reason, retry = str(error), error.retry
        service.database.run(lambda c: kind.failed(Store(c), moment, stored, reason, retry=retry))
        return False
    service.database.run(lambda c: kind.sent(Store(c), stored, service.clock()))
    return True


def _asking(service: Service, store: Store, moment: Moment, letter_id: str) -> Drafted:
    found = letters.due(store, letter_id)
    if found is None:
        return None
    return found[0], letters.write(store, moment, found[1:], partial(answer_link, service))


def _proving(service: Service, store: Store, moment: Moment, letter_id: str) -> Drafted:
    stored = store.proofs.get(letter_id)
    if stored is None:  # another address was given since
        return None
    return stored, proofs.compose(store, moment, stored, proof_link(service, stored.id))


ASKING = _Kind(
    lambda store, now, until: store.letters.claim(now, until, BATCH),
    _asking,
    letters.sent,
    letters.failed,
)
PROVING = _Kind(
    lambda store, now, until: store.proofs.claim(now, until, BATCH),
    _proving,
    proofs.handed_over,
    proofs.came_back,
)
