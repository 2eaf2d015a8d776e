"""Sends the letters that are due: claimed, handed over outside any transaction, then settled.

At least once: a crash between the two sends a letter again, with the same Message-ID.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from bot.mail.sending import MailError, letter, send
from bot.pages.callback import answer_link
from flows.callback.mail import letters
from flows.cases.rules.deeds import Moment
from storage.store import Store

if TYPE_CHECKING:
    from bot.outbox.push import Stop
    from bot.service import Service
    from flows.callback.mail.letters import Written
    from storage.database import Connection
    from storage.records.letter import Letter

CLAIM_MS = 60_000  # longer than one letter takes
BATCH = 20
log = logging.getLogger(__name__)


def post_due(service: Service, stop: Stop) -> int:
    """Send what is due; return how many letters left."""
    now = service.clock()
    claimed = service.database.run(lambda c: Store(c).letters.claim(now, now + CLAIM_MS, BATCH))
    return sum(_post(service, one) for one in claimed if not stop.is_set())


def _post(service: Service, letter_id: str) -> bool:
    moment = Moment(service.clock(), service.settings)

    def write(connection: Connection) -> tuple[Letter, Written | None] | None:
        store = Store(connection)
        found = letters.due(store, letter_id)
        if found is None:
            return None
        return found[0], letters.write(store, moment, found[1:], partial(answer_link, service))

    found = service.database.run(write)
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
        service.database.run(
            lambda c: letters.failed(Store(c), moment, stored, reason, retry=retry)
        )
        return False
    service.database.run(lambda c: letters.sent(Store(c), stored, service.clock()))
    return True
