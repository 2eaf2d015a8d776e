"""Proving an address (CAL-5): a letter with a link, and the yes of whoever opens it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.callback.mail import texts as mail_texts
from flows.callback.mail.letters import AGAIN, Written
from storage.records.letter import DROPPED, FAILED, SENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.cases.rules.deeds import Moment
    from storage.records.letter import AddressLetter
    from storage.store import Store

CONFIRM_DAYS = 7


def to_prove(
    store: Store, moment: Moment, letter_id: str, link: Callable[[str], str]
) -> tuple[AddressLetter, Written] | None:
    """Return the letter to an address; None when it is not wanted there any more, which is noted."""
    letter = store.address_letters.get(letter_id)
    if letter is None or letter.sent_at is not None:
        return None
    person = store.persons.get(letter.person_id)
    if person is None or store.callbacks.way_of(letter.person_id).mail != letter.mail:
        store.address_letters.save(letter, replace(letter, status=DROPPED, reason="another way"))
        return None
    settings = moment.settings
    community = settings.community(person.community or "") or settings.communities[0]
    return letter, Written(
        letter.mail,
        mail_texts.confirm_subject(community.name),
        mail_texts.confirm_letter(
            community.name, link(letter.id), CONFIRM_DAYS, community.duty_phone
        ),
        mail_texts.OFFICE.format(community.name),
    )


def posted(store: Store, letter: AddressLetter, now: int) -> None:
    """Note that the mail server has it."""
    done = replace(letter, status=SENT, sent_at=now, tries=letter.tries + 1)
    store.address_letters.save(letter, done)


def refused(store: Store, now: int, letter: AddressLetter, reason: str, *, retry: bool) -> None:
    """Try again, a few times; then whoever wrote the address is called, as it is not proven."""
    tried = replace(letter, tries=letter.tries + 1, reason=reason[:100])
    again = retry and letter.tries < len(AGAIN)
    due = now + AGAIN[letter.tries] if again else letter.due_at
    store.address_letters.save(
        letter, replace(tried, due_at=due, status=letter.status if again else FAILED)
    )


def is_asked(store: Store, letter_id: str) -> bool:
    """Tell whether a link still proves the address that somebody chose."""
    letter = store.address_letters.get(letter_id)
    return letter is not None and store.callbacks.way_of(letter.person_id).mail == letter.mail


def prove(store: Store, now: int, letter_id: str) -> bool:
    """Take the yes of whoever reads it; False where another address was chosen since."""
    letter = store.address_letters.get(letter_id)
    return letter is not None and store.callbacks.confirm_mail(letter.person_id, letter.mail, now)
