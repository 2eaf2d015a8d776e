"""The recurring jobs: each asks the database what is due, claims it, and acts as people do.

Running one twice, or on two machines, is harmless. Nothing here keeps a timer for a record.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from bot.mail.posting import post_due
from bot.media.fetching import Shelf, fetch_due
from bot.media.removal import remove_erased
from bot.outbox.push import Sender, send_due, send_pages
from bot.outbox.quiet import next_allowed
from bot.pages.survey_link import survey_link
from bot.reports.month import draft_due, make_due
from bot.reports.survey import count_due
from bot.rewinding import watch_clock
from bot.sealing import SecretSealer
from bot.wechat import jssdk
from flows.cases import watch
from flows.cases.chore import Each, Routine
from flows.cases.rules.deeds import Moment
from flows.survey.publication.suggestion import open_kept
from storage.errors import Unavailable
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.outbox.push import Stop
    from bot.service import Service
    from bot.wechat.account import OfficialAccount
    from flows.cases.chore import Batch, Chore
    from flows.catalog import Catalog
    from flows.settings.site import Settings
    from storage.database import Connection

    Act = Callable[[Store, Settings, str, int], None]

DAY_MS = 24 * 3600_000
CLAIM_MS = 60_000
BATCH = 50
KEYS_KEPT_MS = 60 * DAY_MS  # the platform resends within seconds; a backup may replay more
PRIVATE_KEPT_MS = 600_000  # of a private message; the same, and it may tell how many there were
HEARTBEAT = "sweeper"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sweep:
    """One recurring job, the seconds between two runs, and how many runs may overlap."""

    name: str
    seconds: float
    run: Callable[[Service, OfficialAccount, Stop], int]
    at_once: int = 1


def push(service: Service, platform: OfficialAccount, stop: Stop) -> int:
    """Empty the outbox."""
    return send_due(_sender(service, platform, stop))


def pages(service: Service, platform: OfficialAccount, stop: Stop) -> int:
    """Send what calls people to an emergency, whatever else is on its way."""
    return send_pages(_sender(service, platform, stop))


def _sender(service: Service, platform: OfficialAccount, stop: Stop) -> Sender:
    return Sender(
        service.database,
        platform,
        service.settings,
        service.clock,
        stop,
        service.owner,
        service.config.data_dir,
        partial(survey_link, service),
    )


def media(service: Service, platform: OfficialAccount, stop: Stop) -> int:
    """Fetch photos, voice and video before the platform forgets them."""
    shelf = Shelf(service.config.data_dir, service.settings.media.max_mb, watch.file_given_up)
    return fetch_due(service.database, platform, shelf, service.clock, stop)


def of_chore(chore: Chore) -> Sweep:
    """Return the recurring job that does a chore of a subject."""
    if isinstance(chore, Each):
        return Sweep(chore.name, chore.seconds, partial(_each_due, chore))
    if isinstance(chore, Routine):
        return Sweep(chore.name, chore.seconds, partial(_come_round, chore))
    return Sweep(chore.name, chore.seconds, partial(_batch, chore))


def _each_due(chore: Each, service: Service, _platform: OfficialAccount, stop: Stop) -> int:
    """Claim what is due, and act on one after the other."""
    done = 0
    while not stop.is_set():
        now = service.clock()
        due = service.database.run(
            lambda c, now=now: chore.claim(Store(c), now, now + CLAIM_MS, BATCH)  # type: ignore[misc]
        )
        done += _each(service, due, chore.act, stop)
        if len(due) < BATCH or not chore.to_the_end:
            break
    return done


def _each(service: Service, ids: Sequence[str], act: Act, stop: Stop) -> int:
    """Act on one after the other, each in a transaction of its own."""
    for done, one in enumerate(ids):
        if stop.is_set():
            return done
        now = service.clock()
        service.database.run(
            lambda c, one=one, now=now: act(Store(c), service.settings, one, now)  # type: ignore[misc]
        )
    return len(ids)


def _batch(chore: Batch, service: Service, _platform: OfficialAccount, _stop: Stop) -> int:
    now, settings = service.clock(), service.settings
    if chore.by_day and next_allowed(now, settings.quiet_hours, settings.zone) > now:
        return 0
    return service.database.run(lambda c: chore.act(Store(c), settings, now, BATCH))


def _come_round(chore: Routine, service: Service, _platform: OfficialAccount, stop: Stop) -> int:
    """Do what has come round, for one community after the other, each in a transaction."""
    now, settings = service.clock(), service.settings
    names = [f"{chore.name}:{whose}" for whose in chore.of_whom(settings)]
    next_due = chore.next_due(now, settings)
    if not names:
        return 0

    def claim(connection: Connection) -> list[str]:
        routines = Store(connection).routines
        for name in names:
            routines.ensure(name, next_due)
        return routines.claim(now, now + CLAIM_MS, BATCH, chore.name)

    def one(connection: Connection, name: str) -> int:
        store = Store(connection)
        store.routines.done(name, next_due)
        return chore.act(store, settings, name.partition(":")[2], now)

    done = 0
    for name in service.database.run(claim):
        if not stop.is_set():
            done += service.database.run(partial(one, name=name))
    return done


def tickets(service: Service, platform: OfficialAccount, _stop: Stop) -> int:
    """Renew what pages sign their scripts with."""
    return jssdk.renew(service, platform)


def month_drafts(service: Service, _platform: OfficialAccount, _stop: Stop) -> int:
    """Ask for the monthly reports when their working day has come."""
    return draft_due(service)


def reports(service: Service, _platform: OfficialAccount, stop: Stop) -> int:
    """Make the reports that are wanted; too heavy for a turn."""
    return make_due(service, stop)


def mail(service: Service, _platform: OfficialAccount, stop: Stop) -> int:
    """Send the letters that ask by e-mail."""
    return post_due(service, stop)


def surveys(service: Service, _platform: OfficialAccount, stop: Stop) -> int:
    """Count the surveys that closed; too heavy for a transaction."""
    return count_due(service, stop)


def wishes(service: Service, _platform: OfficialAccount, stop: Stop) -> int:
    """Make suggestions of what anonymous answers of closed surveys want to be told."""
    moment, sealer = Moment(service.clock(), service.settings), SecretSealer(service.secret)
    opened = 0
    for survey_id in service.database.read(lambda c: Store(c).wishes.closed_surveys()):
        if not stop.is_set():
            work = partial(_open_wishes, moment=moment, survey_id=survey_id, sealer=sealer)
            opened += service.database.run(work)
    return opened


def _open_wishes(
    connection: Connection, moment: Moment, survey_id: str, sealer: SecretSealer
) -> int:
    return open_kept(Store(connection), moment, survey_id, sealer)


def forget(service: Service, _platform: OfficialAccount, _stop: Stop) -> int:
    """Close what expired, and drop the words of old messages, and private ones altogether."""
    now = service.clock()
    kept_ms = service.settings.inbox_text_days * DAY_MS

    def work(connection: Connection) -> int:
        store = Store(connection)
        return (
            store.conversations.expire(now, BATCH)
            + store.inbox.forget_texts(now - kept_ms, BATCH)
            + store.inbox.forget_private(now - PRIVATE_KEPT_MS)
            + store.inbox.forget_keys(now - KEYS_KEPT_MS - kept_ms, BATCH)
        )

    return service.database.run(work)


def erased_files(service: Service, _platform: OfficialAccount, _stop: Stop) -> int:
    """Remove the files of what was erased."""
    return remove_erased(service.database, service.config.data_dir)


def heartbeat(service: Service, _platform: OfficialAccount, _stop: Stop) -> int:
    """Say that the sweeper lives, by the real clock: the movable one may jump by days."""
    now = time.time_ns() // 1_000_000
    service.database.run(lambda c: Store(c).signs.beat(HEARTBEAT, now))
    return 1


FIRST = (
    Sweep("pages", 0.25, pages, at_once=3),  # another look while one waits for a slow answer
    Sweep("push", 0.5, push, at_once=8),  # while the platform is slow to one, others are served
    Sweep("media", 5, media),
)
LAST = (
    Sweep("drafts", 60, month_drafts),
    Sweep("reports", 2, reports),
    Sweep("mail", 5, mail),
    Sweep("tickets", 20, tickets),
    Sweep("surveys", 5, surveys),
    Sweep("wishes", 60, wishes),
    Sweep("forget", 300, forget),
    Sweep("files", 60, erased_files),
    Sweep("heartbeat", 5, heartbeat),
    Sweep("clock", 5, watch_clock),
)


def sweeps_of(settings: Settings) -> tuple[Sweep, ...]:
    """Return every recurring job: what every subject does, between what all of them share."""
    return (*FIRST, *map(of_chore, cast("Catalog", settings.catalog).chores), *LAST)


def run_once(service: Service, platform: OfficialAccount, sweep: Sweep, stop: Stop) -> int:
    """Run one sweep; a fault is logged and the next run tries again."""
    try:
        return sweep.run(service, platform, stop)
    except Unavailable:
        log.warning("database unavailable", extra={"sweep": sweep.name})
    except Exception:
        service.counts.add("sweeps_failed")
        log.exception("sweep failed", extra={"sweep": sweep.name})
    return 0
