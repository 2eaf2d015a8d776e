"""What becomes of a letter: written when it leaves, and a phone call where it can't arrive."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.callback import giving
from flows.callback.mail import texts as mail_texts
from flows.cases.kind import kind_of
from flows.settings.calendar import MINUTE
from storage.records.callback import ASKED, MAIL
from storage.records.letter import DROPPED, FAILED, SENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.cases.rules.deeds import Moment
    from storage.records.callback import Callback
    from storage.records.case import Case
    from storage.records.letter import Letter
    from storage.store import Store

LINK_DAYS = 60
AGAIN = (5 * MINUTE, 30 * MINUTE)  # after a try that may be repeated; then somebody calls
NO_WAY = "no mail server, or no address"


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as it leaves."""

    to: str
    subject: str
    text: str
    sender: str


def due(store: Store, letter_id: str) -> tuple[Letter, Callback, Case] | None:
    """Return what is to be sent; None when it is no more, which is noted."""
    letter = store.letters.get(letter_id)
    if letter is None or letter.sent_at is not None:
        return None
    callback = store.callbacks.get(letter.callback_id)
    case = store.cases.get(callback.case_id) if callback else None
    if callback is None or case is None or callback.status != ASKED or callback.way != MAIL:
        store.letters.save(letter, replace(letter, status=DROPPED, reason="asked no more"))
        return None
    return letter, callback, case


def write(
    store: Store, moment: Moment, about: tuple[Callback, Case], link: Callable[[str], str]
) -> Written | None:
    """Write a letter; None where there is no address any more."""
    callback, case = about
    address = store.callbacks.way_of(callback.person_id).mail
    if not address:
        return None
    source = kind_of(case, moment.settings).callbacks[callback.source]
    community = moment.settings.community(case.community)
    phone = community.duty_phone if community else ""
    return Written(
        address,
        mail_texts.subject(case, case.community),
        mail_texts.letter(case, source, link(callback.id), LINK_DAYS, phone),
        mail_texts.OFFICE.format(case.community),
    )


def sent(store: Store, letter: Letter, now: int) -> None:
    """Note that the mail server has it."""
    store.letters.save(letter, replace(letter, status=SENT, sent_at=now, tries=letter.tries + 1))


def failed(store: Store, moment: Moment, letter: Letter, reason: str, *, retry: bool) -> None:
    """Try again, a few times; then let somebody call."""
    tried = replace(letter, tries=letter.tries + 1, reason=reason[:100])
    if retry and letter.tries < len(AGAIN):
        store.letters.save(letter, replace(tried, due_at=moment.now + AGAIN[letter.tries]))
        return
    store.letters.save(letter, replace(tried, status=FAILED))
    callback = store.callbacks.get(letter.callback_id)
    case = store.cases.get(callback.case_id) if callback else None
    if callback is not None and case is not None and callback.status == ASKED:
        giving.give(store, moment, case, callback)
