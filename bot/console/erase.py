"""`erase`: who complained is taken out of archived complaints; what happened stays, sealed.

With a phone also who reported an emergency of others and what they said of it, and what else the
subjects keep of it.
"""

from __future__ import annotations

import os
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from bot import logs
from bot.clock import Clock
from bot.config.load import load_config
from bot.errors import CommandError
from bot.media.removal import remove_erased
from flows.catalog import CATALOG
from flows.complaint.archive import erasing
from storage.connect import open_database
from storage.errors import StorageError
from storage.migrate import require_migrated
from storage.store import Store

if TYPE_CHECKING:
    import argparse

    from storage.records.complaint import Archive


def erase(options: argparse.Namespace) -> int:
    """Erase one archived complaint by its number, or all of who left this phone."""
    logs.set_up(os.environ)
    config = load_config(options.config, os.environ, platform=False)
    now = Clock(config.clock_file)()
    try:
        with closing(open_database(config.database_url)) as database:
            require_migrated(database)
            done = database.run(lambda c: _erase(Store(c), options.what, now, options.reason))
            remove_erased(database, config.data_dir)
    except StorageError as error:
        raise CommandError(str(error)) from error
    for number in done:
        sys.stdout.write(f"{number}\n")
    return 0


def _erase(store: Store, what: str, now: int, why: str) -> list[str]:
    found, joined = _meant(store, what), store.followers.of_phone(what)
    others = [one for erases in CATALOG.erases for one in erases(store, what)]
    if not found and not joined and not others:
        message = (
            f"{what} is neither the number of an archived complaint nor a phone left in one,"
            " with an emergency that ended, with a care note, a question or a mark of"
            " something lost."
        )
        raise CommandError(message)
    done = [one.number for one in found if erasing.erase(store, one, now, why)]
    for one in joined:
        store.followers.erase(one)
        case = store.cases.get(one.case_id)
        done.append(case.number if case else one.case_id)
    done += others
    if not done:
        message = f"{what} was erased before."
        raise CommandError(message)
    return done


def _meant(store: Store, what: str) -> list[Archive]:
    case = store.cases.by_number(what)
    if case is None:
        return store.archives.of_phone(what)
    archive = store.archives.of_case(case.id)
    return [archive] if archive else []
