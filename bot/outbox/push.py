"""Empties the outbox: one sender a person, the oldest first, down the ladder until delivered.

Every step is committed before and after a call, and no call is made inside a transaction.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from bot.outbox import ladder
from bot.outbox.ladder import RESULT
from bot.outbox.letters import CLAIM_MS, Letter, Moment, Refused, next_letter
from bot.wechat.markup import to_wechat
from bot.wechat.refusals import PlatformError
from bot.wechat.split import split_text
from flows.cases.telling import PROGRESS_CARD
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.wechat.account import OfficialAccount
    from flows.settings.site import Settings
    from storage.database import Connection, Database

log = logging.getLogger(__name__)


class Stop(Protocol):
    """A flag that the process wants to end."""

    def is_set(self) -> bool:
        """Return whether to stop."""


@dataclass(slots=True)
class _Round:
    """One person's turn: the claim we hold, and what the platform refused within it."""

    person_id: str
    claim: int
    urgent: bool
    refused: Refused = field(default_factory=dict)
    sent: int = 0
    push_after: int = 0  # set when the platform is busy: this person waits until then


@dataclass(frozen=True, slots=True)
class _Sender:
    db: Database
    platform: OfficialAccount
    settings: Settings
    clock: Callable[[], int]
    stop: Stop
    files: Path


def send_due(  # noqa: PLR0913 - all that sending needs
    db: Database,
    platform: OfficialAccount,
    settings: Settings,
    clock: Callable[[], int],
    stop: Stop,
    *,
    files: Path = Path(),
) -> int:
    """Send what is due until nothing is, or until stopped; return how many rows were delivered.

    `files` is DATA_DIR, where pictures lie. Any number of threads, processes and machines may do
    so at once.
    """
    sender = _Sender(db, platform, settings, clock, stop, files)
    sent = 0
    while not stop.is_set():
        turn = _claim(sender)
        if turn is None:
            break
        _serve(sender, turn)
        sent += turn.sent
    return sent


def template_failed(store: Store, message_id: str, reason: str) -> bool:
    """Take a template message back that the platform reports as not delivered; it is missed.

    Returns False when the id is not ours or was reported before.
    """
    return store.outbox.undelivered(message_id, reason)


def _claim(sender: _Sender) -> _Round | None:
    """Claim somebody to whom something urgent is due, or else anybody; nobody waits for others."""
    for urgent in (True, False):
        claimed = _claim_one(sender, urgent=urgent)
        if claimed is not None:
            return claimed
    return None


def _claim_one(sender: _Sender, *, urgent: bool) -> _Round | None:
    now = sender.clock()
    until = now + CLAIM_MS
    persons = sender.db.run(lambda c: Store(c).outbox.claim_persons(now, until, 1, urgent=urgent))
    return _Round(persons[0], until, urgent) if persons else None


def _serve(sender: _Sender, turn: _Round) -> None:
    """Send one person's messages one after the other."""
    while not turn.push_after and not sender.stop.is_set():
        letter = _prepare(sender, turn)
        if letter is None:
            break
        _deliver(sender, turn, letter)
    _release(sender, turn)


def _release(sender: _Sender, turn: _Round) -> None:
    after = turn.push_after or sender.clock()  # whoever was served goes to the end of the queue
    sender.db.run(
        lambda connection: Store(connection).persons.release_claim(
            turn.person_id, turn.claim, after
        )
    )


def _prepare(sender: _Sender, turn: _Round) -> Letter | None:
    """Decide what goes next and commit it as being sent; None when that is nothing."""
    now = sender.clock()
    until = now + CLAIM_MS

    def work(connection: Connection) -> tuple[bool, Letter | None]:
        store = Store(connection)
        if not store.persons.keep_claim(turn.person_id, turn.claim, until):
            return False, None
        moment = Moment(now, sender.settings, turn.refused)
        return True, next_letter(store, turn.person_id, moment)

    kept, letter = sender.db.run(work)
    turn.claim = until if kept else turn.claim
    return letter


def _deliver(sender: _Sender, turn: _Round, letter: Letter) -> None:
    """Make the calls and commit what came of them."""
    calls = 0
    message_id: str | None = None
    try:
        if letter.card is not None:
            message_id = sender.platform.send_template(letter.openid, letter.card)
        elif media_id := _picture(sender, letter):
            sender.platform.send_image(letter.openid, media_id)
            calls += 1
        else:
            for part in split_text(ladder.text_of(letter.pushes)):
                sender.platform.send_text(letter.openid, to_wechat(part))
                calls += 1
    except PlatformError as error:
        _log_failure(letter, error)
        outcome = (error, calls, sender.clock())
        sender.db.run(lambda c: _failed(Store(c), turn, letter, outcome))
        return
    now = sender.clock()
    sender.db.run(lambda c: _succeeded(Store(c), letter, (message_id, calls, now)))
    turn.sent += len(letter.pushes)


def _picture(sender: _Sender, letter: Letter) -> str | None:
    """Upload the picture of a message; None where its text, which has a link, goes instead.

    So it is where there is none, the file is gone, or the platform does not take it.
    """
    push = letter.pushes[0]
    if push.picture is None:
        return None
    try:
        content = (sender.files / push.picture).read_bytes()
        return sender.platform.upload_image(content, Path(push.picture).name)
    except OSError:
        log.warning("picture not there", extra={"push": push.id})
    except PlatformError as error:
        log.warning("picture not taken", extra={"push": push.id, "kind": error.kind})
    return None


def _log_failure(letter: Letter, error: PlatformError) -> None:
    level = logging.INFO if error.kind == "window_closed" else logging.WARNING
    log.log(
        level,
        "push not delivered",
        extra={
            "push": letter.pushes[0].id,
            "rung": letter.rung,
            "kind": error.kind,
            "errcode": error.errcode,
        },
    )


def _succeeded(store: Store, letter: Letter, outcome: tuple[str | None, int, int]) -> None:
    message_id, calls, now = outcome
    for _ in range(calls):
        store.persons.spend(letter.person_id, now)
    for push in letter.pushes:
        if letter.card is not None and push.template == PROGRESS_CARD and push.weight <= RESULT:
            store.outbox.sent_in_brief(push, now, message_id)
        else:
            store.outbox.sent(push, letter.rung, now, message_id)


def _failed(
    store: Store, turn: _Round, letter: Letter, outcome: tuple[PlatformError, int, int]
) -> None:
    """Put the rows back for another rung, a later time or the next contact."""
    error, calls, now = outcome
    for push in letter.pushes:
        store.outbox.again(push, push.not_before, error.kind)
    if error.kind in {"token", "account", "slower", "busy"}:
        tries, urgent = letter.pushes[0].attempts + 1, letter.urgent or turn.urgent
        turn.push_after = now + ladder.back_off(tries, error.kind, urgent=urgent)
    elif error.kind == "quota":
        store.signs.count(ladder.spent_sign(letter.rung, now), now)
    elif error.kind in {"window_closed", "not_following"} and _has_come_since(store, letter):
        return  # what the platform said is no longer so
    elif error.kind == "window_closed":
        store.persons.exhaust(letter.person_id)
    elif error.kind == "not_following":
        store.persons.leave(letter.person_id)
    for _ in range(calls):
        store.persons.spend(letter.person_id, now)
    if not turn.push_after:
        turn.refused.update({(push.id, letter.rung): error.kind for push in letter.pushes})


def _has_come_since(store: Store, letter: Letter) -> bool:
    """Whether the person reached us during the call, which opened a new window."""
    person = store.persons.get(letter.person_id)
    return person is not None and person.seen_at != letter.seen_at
