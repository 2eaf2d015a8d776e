"""Empties the outbox: one sender a person, pages first, down the ladder until delivered.

Every step is committed before and after a call, and no call is made inside a transaction.
"""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from bot.outbox import outcomes
from bot.outbox.ladder import PAGE, URGENT
from bot.outbox.letters import CLAIM_MS, Letter, Moment, Refused, next_letter
from bot.outbox.outcomes import Called
from bot.wechat.markup import to_wechat
from bot.wechat.refusals import PlatformError
from bot.wechat.split import split_text
from storage.outbox import Claim
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.outbox.owner import Owner
    from bot.wechat.account import OfficialAccount
    from flows.settings.site import Settings
    from storage.database import Connection, Database

PAGERS = 4  # senders that one look for pages sets to work
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
    pages_only: bool
    refused: Refused = field(default_factory=dict)
    sent: int = 0
    push_after: int = 0  # set when the platform is busy: this person waits until then


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends, by which rules and through what; `files` is DATA_DIR, where pictures lie.

    `survey_link` makes the address of a survey's page.
    """

    db: Database
    platform: OfficialAccount
    settings: Settings
    clock: Callable[[], int]
    stop: Stop
    owner: Owner
    files: Path = Path()
    survey_link: Callable[[str], str] = "/s/{}".format


def send_due(sender: Sender) -> int:
    """Send what is due until nothing is, or until stopped; return how many rows were delivered.

    Any number of threads, processes and machines may do so at once.
    """
    free_the_dead(sender)
    return _drain(sender, (PAGE, URGENT, None))


def send_pages(sender: Sender) -> int:
    """Send the pages of emergencies that are due, several at a time, and nothing else."""
    if not sender.db.read(lambda c: Store(c).outbox.has_pages(sender.clock())):
        return 0
    free_the_dead(sender)
    with ThreadPoolExecutor(PAGERS, "pager") as crew:
        return sum(crew.map(lambda _: _drain(sender, (PAGE,)), range(PAGERS)))


def free_the_dead(sender: Sender) -> None:
    """End the claims of senders that died while they held somebody."""
    for name in sender.owner.dead():
        freed = sender.db.run(lambda c, name=name: Store(c).persons.free_claims_of(name))  # type: ignore[misc]
        sender.owner.bury(name)
        if freed:
            log.warning("claims of a dead sender ended", extra={"claims": freed})


def _drain(sender: Sender, weights: tuple[int | None, ...]) -> int:
    """Serve one person after the other, whoever has the most pressing of these weights first."""
    sent = 0
    while not sender.stop.is_set():
        turns = (_claim(sender, weight) for weight in weights)
        turn = next((one for one in turns if one is not None), None)
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


def _claim(sender: Sender, weight: int | None) -> _Round | None:
    """Claim somebody to whom something of this weight is due; nobody waits for others.

    A claim for a page is for pages only, as it holds also where the person is left alone.
    """
    now = sender.clock()
    claim = Claim(sender.owner.name, now, now + CLAIM_MS)
    persons = sender.db.run(lambda c: Store(c).outbox.claim_persons(claim, 1, weight=weight))
    return _Round(persons[0], claim.until, weight == PAGE) if persons else None


def _serve(sender: Sender, turn: _Round) -> None:
    """Send one person's messages one after the other."""
    while not turn.push_after and not sender.stop.is_set():
        letter = _prepare(sender, turn)
        if letter is None:
            break
        _deliver(sender, turn, letter)
    _release(sender, turn)


def _release(sender: Sender, turn: _Round) -> None:
    # Whoever was served goes to the end of the queue; a page leaves the place of all else alone.
    after = turn.push_after or (None if turn.pages_only else sender.clock())
    sender.db.run(
        lambda connection: Store(connection).persons.release_claim(
            turn.person_id, turn.claim, after
        )
    )


def _prepare(sender: Sender, turn: _Round) -> Letter | None:
    """Decide what goes next and commit it as being sent; None when that is nothing."""
    now = sender.clock()
    until = now + CLAIM_MS

    def work(connection: Connection) -> tuple[bool, Letter | None]:
        store = Store(connection)
        if not store.persons.keep_claim(turn.person_id, turn.claim, until):
            return False, None
        moment = Moment(now, sender.settings, turn.refused, turn.pages_only, sender.survey_link)
        return True, next_letter(store, turn.person_id, moment)

    kept, letter = sender.db.run(work)
    turn.claim = until if kept else turn.claim
    return letter


def _deliver(sender: Sender, turn: _Round, letter: Letter) -> None:
    """Make the calls and commit what came of them."""
    calls = 0
    message_id: str | None = None
    try:
        if letter.card is not None:
            platform = sender.platform
            send = platform.send_notice if letter.rung == "grant" else platform.send_template
            message_id = send(letter.openid, letter.card) or None
        elif media_id := _picture(sender, letter):
            sender.platform.send_image(letter.openid, media_id)
            calls += 1
        else:
            for part in split_text(letter.text):
                sender.platform.send_text(letter.openid, to_wechat(part))
                calls += 1
    except PlatformError as error:
        _log_failure(letter, error)
        called = Called(message_id, calls, sender.clock())
        kind = error.kind
        after = sender.db.run(lambda c: outcomes.failed(Store(c), letter, called, kind))
        turn.push_after = after.hold
        if after.refused:
            turn.refused.update({(push.id, letter.rung): kind for push in letter.pushes})
        return
    called = Called(message_id, calls, sender.clock())
    sender.db.run(lambda c: outcomes.succeeded(Store(c), sender.settings, letter, called))
    turn.sent += len(letter.rows)


def _picture(sender: Sender, letter: Letter) -> str | None:
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
