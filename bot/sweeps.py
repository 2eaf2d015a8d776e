"""The recurring jobs: each asks the database what is due, claims it, and acts as people do.

Running one twice, or on two machines, is harmless. Nothing here keeps a timer for a record.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.media.fetching import Shelf, fetch_due
from bot.media.removal import remove_erased
from bot.outbox.push import send_due
from bot.outbox.quiet import next_allowed
from bot.reports.month import draft_due, make_due
from flows.binding import notices as binding_notices
from flows.cases import watch
from flows.complaint import watch as complaint_watch
from flows.complaint.archive import erasing
from flows.complaint.talks import watch as talk_watch
from flows.intake import nudge as drafts
from flows.suggestion import boxes, digest
from storage.errors import Unavailable
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.outbox.push import Stop
    from bot.service import Service
    from bot.wechat.account import OfficialAccount
    from flows.settings.site import Settings
    from storage.database import Connection

    Act = Callable[[Store, Settings, str, int], None]
    Routine = Callable[[Store, Settings, str, int], int]

DAY_MS = 24 * 3600_000
CLAIM_MS = 60_000
BATCH = 50
KEYS_KEPT_MS = 60 * DAY_MS  # the platform resends within seconds; a backup may replay more
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
    return send_due(
        service.database,
        platform,
        service.settings,
        service.clock,
        stop,
        files=service.config.data_dir,
    )


def media(service: Service, platform: OfficialAccount, stop: Stop) -> int:
    """Fetch photos, voice and video before the platform forgets them."""
    shelf = Shelf(service.config.data_dir, service.settings.media.max_mb, watch.file_given_up)
    return fetch_due(service.database, platform, shelf, service.clock, stop)


def deadlines(service: Service, _platform: OfficialAccount, stop: Stop) -> int:
    """Warn, climb the ladder, ask again, close the silent; one transaction a case."""
    done = 0
    while not stop.is_set():
        due = _claimed(service, "alert")
        done += _each(service, due, watch.look, stop)
        if len(due) < BATCH:
            break
    return done


def news(service: Service, _platform: OfficialAccount, stop: Stop) -> int:
    """Tell residents who have heard nothing for long where their case stands (REP-6)."""
    return _each(service, _claimed(service, "news"), watch.tell_news, stop)


def months(service: Service, _platform: OfficialAccount, stop: Stop) -> int:
    """Warn of complaints that grow old, and make those of a month major (COM-4)."""
    return _each(service, _claimed(service, "month"), complaint_watch.look_at_month, stop)


def callbacks(service: Service, _platform: OfficialAccount, stop: Stop) -> int:
    """Ask the clerks to call whoever never answered (CAL-2)."""
    return _each(service, _claimed(service, "callback"), complaint_watch.remind_call, stop)


def talks(service: Service, _platform: OfficialAccount, stop: Stop) -> int:
    """Remind both sides of a talk that they agreed upon."""
    now = service.clock()
    due = service.database.run(lambda c: Store(c).talks.claim_reminders(now, now + CLAIM_MS, BATCH))
    return _each(service, due, talk_watch.remind, stop)


def _claimed(service: Service, what: str) -> list[str]:
    """Claim the cases whose time has come; return their ids."""
    now = service.clock()

    def work(connection: Connection) -> list[str]:
        cases = Store(connection).cases
        claims = {
            "alert": cases.claim_alerts,
            "news": cases.claim_news,
            "month": cases.claim_months,
            "callback": cases.claim_callbacks,
        }
        return [case.id for case in claims[what](now, now + CLAIM_MS, BATCH)]

    return service.database.run(work)


def _each(service: Service, case_ids: list[str], act: Act, stop: Stop) -> int:
    """Act on one case after the other, each in a transaction of its own."""
    for done, case_id in enumerate(case_ids):
        if stop.is_set():
            return done
        _one(service, case_id, act)
    return len(case_ids)


def _one(service: Service, case_id: str, act: Act) -> None:
    now = service.clock()
    service.database.run(lambda c: act(Store(c), service.settings, case_id, now))


def nudges(service: Service, _platform: OfficialAccount, _stop: Stop) -> int:
    """Ask about filled reports whose 确认 never came; in the quiet hours nobody is."""
    now, settings = service.clock(), service.settings
    if next_allowed(now, settings.quiet_hours, settings.zone) > now:
        return 0
    return service.database.run(lambda c: drafts.nudge(Store(c), settings, now, BATCH))


def bindings(service: Service, _platform: OfficialAccount, _stop: Stop) -> int:
    """Remind of bindings that nobody decided, and tell who waits for them."""
    now = service.clock()

    def work(connection: Connection) -> int:
        return binding_notices.remind(Store(connection), service.settings, now, BATCH)

    return service.database.run(work)


def digests(service: Service, _platform: OfficialAccount, stop: Stop) -> int:
    """Send the digests whose morning has come."""
    first = digest.next_morning(service.clock(), service.settings)
    return _routines(service, digest.names(service.settings), first, digest.send, stop)


def wooden_boxes(service: Service, _platform: OfficialAccount, stop: Stop) -> int:
    """Remind of the boxes that nobody opened, where there are any."""
    first = boxes.next_look(service.clock(), service.settings)
    return _routines(service, boxes.names(service.settings), first, boxes.remind, stop)


def _routines(service: Service, names: list[str], next_due: int, act: Routine, stop: Stop) -> int:
    """Do what has come round, for one community after the other, each in a transaction."""
    now, settings = service.clock(), service.settings
    if not names:
        return 0

    def claim(connection: Connection) -> list[str]:
        routines = Store(connection).routines
        for name in names:
            routines.ensure(name, next_due)
        return routines.claim(now, now + CLAIM_MS, BATCH, names[0].partition(":")[0])

    def one(connection: Connection, name: str) -> int:
        store = Store(connection)
        store.routines.done(name, next_due)
        return act(store, settings, name.partition(":")[2], now)

    done = 0
    for name in service.database.run(claim):
        if not stop.is_set():
            done += service.database.run(partial(one, name=name))
    return done


def month_drafts(service: Service, _platform: OfficialAccount, _stop: Stop) -> int:
    """Ask for the monthly reports when their working day has come."""
    return draft_due(service)


def reports(service: Service, _platform: OfficialAccount, stop: Stop) -> int:
    """Make the reports that are wanted; too heavy for a turn."""
    return make_due(service, stop)


def forget(service: Service, _platform: OfficialAccount, _stop: Stop) -> int:
    """Close what expired, and drop the words of old messages."""
    now = service.clock()
    kept_ms = service.settings.inbox_text_days * DAY_MS

    def work(connection: Connection) -> int:
        store = Store(connection)
        return (
            store.conversations.expire(now, BATCH)
            + store.inbox.forget_texts(now - kept_ms, BATCH)
            + store.inbox.forget_keys(now - KEYS_KEPT_MS - kept_ms, BATCH)
        )

    return service.database.run(work)


def erase(service: Service, _platform: OfficialAccount, _stop: Stop) -> int:
    """Erase who complained from what was kept for the longest time, and remove erased files."""
    now, settings = service.clock(), service.settings

    def work(connection: Connection) -> int:
        return erasing.erase_old(Store(connection), settings, now, BATCH)

    return service.database.run(work) + remove_erased(service.database, service.config.data_dir)


def heartbeat(service: Service, _platform: OfficialAccount, _stop: Stop) -> int:
    """Say that the sweeper lives, by the real clock: the movable one may jump by days."""
    now = time.time_ns() // 1_000_000
    service.database.run(lambda c: Store(c).signs.beat(HEARTBEAT, now))
    return 1


SWEEPS = (
    Sweep("push", 0.5, push, at_once=8),  # while the platform is slow to one, others are served
    Sweep("media", 5, media),
    Sweep("deadlines", 1, deadlines),
    Sweep("news", 20, news),
    Sweep("months", 60, months),
    Sweep("callbacks", 60, callbacks),
    Sweep("talks", 30, talks),
    Sweep("nudges", 60, nudges),
    Sweep("bindings", 60, bindings),
    Sweep("digests", 60, digests),
    Sweep("boxes", 60, wooden_boxes),
    Sweep("drafts", 60, month_drafts),
    Sweep("reports", 2, reports),
    Sweep("forget", 300, forget),
    Sweep("erase", 60, erase),
    Sweep("heartbeat", 5, heartbeat),
)


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


def run_all(service: Service, platform: OfficialAccount, stop: Stop) -> int:
    """Run every sweep once, in order; for tests, and before a process ends."""
    return sum(run_once(service, platform, sweep, stop) for sweep in SWEEPS)
