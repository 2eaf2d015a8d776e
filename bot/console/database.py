"""`migrate` and `backup`, and how every other command opens the database."""

from __future__ import annotations

import os
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot import logs
from bot.config.load import load_config
from bot.errors import CommandError
from bot.service import service_from
from storage import backup as storage_backup
from storage.connect import open_database
from storage.errors import StorageError
from storage.migrate import migrate as apply_missing
from storage.migrate import require_migrated

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from bot.service import Service


def migrate(options: argparse.Namespace) -> int:
    """Apply what is missing, and name it."""
    logs.set_up(os.environ)
    config = load_config(options.config, os.environ, platform=False)
    try:
        with closing(open_database(config.database_url)) as database:
            applied = apply_missing(database)
    except StorageError as error:
        raise CommandError(str(error)) from error
    for name in applied:
        sys.stdout.write(f"{name}\n")
    if not applied:
        sys.stdout.write("nothing to do\n")
    return 0


def backup(options: argparse.Namespace) -> int:
    """Copy the database into one new file."""
    logs.set_up(os.environ)
    config = load_config(options.config, os.environ, platform=False)
    try:
        storage_backup.backup(config.database_url, Path(options.file))
    except StorageError as error:
        raise CommandError(str(error)) from error
    sys.stdout.write(f"{options.file}\n")
    return 0


@contextmanager
def opened(config_path: str) -> Iterator[Service]:
    """Give a command the migrated database; what the database refuses becomes one sentence."""
    logs.set_up(os.environ)
    config = load_config(config_path, os.environ, platform=False)
    try:
        service = service_from(config)
        with closing(service.database):
            require_migrated(service.database)
            yield service
    except StorageError as error:
        raise CommandError(str(error)) from error
