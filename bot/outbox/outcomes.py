"""What becomes of rows after a call: delivered, put back for later, or left for the next contact.

Runs inside a transaction; makes no call.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bot.outbox import ladder
from bot.outbox.ladder import PAGE, RESULT, URGENT
from bot.outbox.letters import page_waits
from flows.cases.notice import TO_DO
from flows.cases.telling import PROGRESS_CARD
from flows.survey.invitation import leaving as invitations
from storage.outbox import INVITATION

if TYPE_CHECKING:
    from bot.outbox.letters import Letter
    from bot.wechat.refusals import Kind
    from flows.settings.site import Settings
    from storage.records.messages import Push
    from storage.store import Store


@dataclass(frozen=True, slots=True)
class Called:
    """What a call came to: the platform's id of a card, the messages spent, and when it ended."""

    message_id: str | None
    calls: int
    now: int


def succeeded(store: Store, settings: Settings, letter: Letter, called: Called) -> None:
    """Note what went, and what of it only in brief: the next contact shows that whole."""
    for _ in range(called.calls):
        store.persons.spend(letter.person_id, called.now)
    for push in letter.pushes:
        in_brief = letter.card is not None and _says_more(push)
        note = store.outbox.sent_in_brief if in_brief else store.outbox.sent
        note(push, letter.rung, called.now, called.message_id)
        if push.kind == INVITATION:
            invitations.delivered(store, settings, push, called.now)
    for push in letter.brief:
        store.outbox.sent_in_brief(push, letter.rung, called.now, called.message_id)


def _says_more(push: Push) -> bool:
    """Tell whether the words of a row matter beside its card, whose fields hold few of them."""
    return push.weight <= RESULT and (push.template == PROGRESS_CARD or push.kind in TO_DO)


class After(NamedTuple):
    """What follows from a refusal: until when nothing else is sent (ms UTC, 0: go on at once).

    `refused` says that the rows are not tried on this rung again in this round.
    """

    hold: int
    refused: bool = False


def failed(store: Store, letter: Letter, called: Called, kind: Kind) -> After:
    """Put the rows back for another rung, a later time or the next contact."""
    now = called.now
    for push in letter.rows:
        store.outbox.again(push, push.not_before, kind)
    if letter.rung == "grant":
        _keep_grant(store, letter, kind)
    for _ in range(called.calls):
        store.persons.spend(letter.person_id, now)
    if kind in {"token", "account", "slower", "busy"}:
        return After(_later(store, letter, now, kind))
    if kind == "unanswered":
        return After(_perhaps_later(store, letter, now))
    if kind in {"window_closed", "not_following"} and _has_come_since(store, letter):
        return After(0)  # what the platform said is no longer so
    if kind == "quota":
        store.signs.count(ladder.spent_sign(letter.rung, now), now)
    elif kind == "window_closed":
        store.persons.exhaust(letter.person_id)
    elif kind == "not_following":
        store.persons.leave(letter.person_id)
    return After(0, refused=True)


def _keep_grant(store: Store, letter: Letter, kind: Kind) -> None:
    """Keep a permission that was not used; where nobody answered it perhaps was."""
    if kind == "no_grant":
        store.grants.lose(letter.person_id, letter.pushes[0].id)
    elif kind != "unanswered":
        store.grants.give_back(letter.pushes[0].id)


def _later(store: Store, letter: Letter, now: int, kind: Kind) -> int:
    """Wait: the platform did nothing, and would do nothing for the next row either."""
    first = letter.pushes[0]
    until = now + ladder.back_off(first.attempts + 1, kind, urgent=letter.urgent)
    if first.weight == PAGE:  # its own wait, as nothing that the person is held for holds a page
        store.outbox.again(first, until, kind)
    return until


def _perhaps_later(store: Store, letter: Letter, now: int) -> int:
    """Try twice more what may have been delivered, and leave it then for the next contact."""
    first = letter.pushes[0]
    tries = max([store.outbox.unanswered(push) for push in letter.rows])
    wait = ladder.after_silence(tries, page=first.weight == PAGE)
    for push in letter.rows:
        if wait is not None:
            store.outbox.again(push, now + wait, "unanswered")
        elif page_waits(store, push):
            store.outbox.again(push, now + ladder.REFUSED_PAGE_MS, "unanswered")
        else:
            store.outbox.miss(push, "unanswered")
    held = wait if wait is not None and first.weight > URGENT else ladder.SILENCE_MS
    return now + held  # in its order: what was decided later goes after it


def _has_come_since(store: Store, letter: Letter) -> bool:
    """Whether the person reached us during the call, which opened a new window."""
    person = store.persons.get(letter.person_id)
    return person is not None and person.seen_at != letter.seen_at
