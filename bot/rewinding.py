"""Watches the clock itself: who sets it back is not to leave anybody waiting for the future."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, cast

from flows.settings.calendar import local
from storage.store import Store

if TYPE_CHECKING:
    from bot.outbox.push import Stop
    from bot.service import Service
    from bot.wechat.account import OfficialAccount
    from flows.catalog import Catalog

JUMP_MS = 10 * 60_000  # less is put right by what sweeps do anyway
BATCH = 50  # rows in one transaction: others write, too
PAUSE_SECONDS = 0.005  # between two, longer than who stands in line looks away
CLOCK = "clock"  # the sign with the latest time that any sweeper has read
AGAIN = "clock again"  # the sign with the time at which all is gone through once more; 0: never
SETTLED_MS = 60_000  # by then nobody writes any more what they began while the clock stood ahead
log = logging.getLogger(__name__)


def watch_clock(service: Service, _platform: OfficialAccount, stop: Stop) -> int:
    """Notice that the clock jumped; after one back go through all that waits, and once more.

    Whoever read the clock before it went back may write what they decided after the first time.
    """
    now = service.clock()
    before, is_due = service.database.run(lambda c: _noticed(Store(c), now))
    if abs(now - before) > JUMP_MS:
        way = "back" if now < before else "ahead, or nobody swept meanwhile"
        old, new = (f"{local(at, service.settings):%Y-%m-%d %H:%M:%S}" for at in (before, now))
        log.warning("the clock went %s: from %s to %s", way, old, new)
    done = 0
    while is_due and not stop.is_set():
        is_due = service.database.run(lambda c: _go_on(Store(c), service))
        time.sleep(PAUSE_SECONDS)
        done += 1
    return done


def _noticed(store: Store, now: int) -> tuple[int, bool]:
    """Keep what the clock shows; return what it showed before, and whether there is work.

    Only one of several sweepers sees the jump: the sign is changed from the value that was read.
    What is stored tells of a future that came and went while nobody swept.
    """
    shown = store.signs.total(CLOCK)
    before = max(shown or now, store.rewinds.decided_ahead(now))
    if before - JUMP_MS <= now <= before:
        now = before
    if not store.signs.move(CLOCK, shown, now):
        return now, store.rewinds.are_due()
    again = store.signs.total(AGAIN)
    if now < before:
        store.signs.move(AGAIN, again, now + SETTLED_MS)
    elif again and again <= now:
        store.signs.move(AGAIN, again, 0)
    else:
        return before, store.rewinds.are_due()
    store.rewinds.begin()
    store.outbox.clock_went_back(now)
    return before, True


def _go_on(store: Store, service: Service) -> bool:
    """Go through the next rows; return whether there may be more."""
    now, settings = service.clock(), service.settings
    stretch = store.rewinds.next_stretch(now, BATCH)
    if stretch is None:
        return False
    for rewind in cast("Catalog", settings.catalog).rewinds:
        if rewind.table == stretch.table:
            rewind.act(store, settings, stretch, now)
    return True
