"""`check`: whether config, database and the platform's credentials are in order."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from bot import logs
from bot.clock import Clock
from bot.config import load_config
from bot.errors import CommandError
from bot.refusals import PlatformError
from bot.sweeper import platform_of
from storage.connect import open_database
from storage.errors import StorageError
from storage.migrate import require_migrated

if TYPE_CHECKING:
    import argparse

    from bot.config import Config


def run(options: argparse.Namespace) -> int:
    """Check everything, so that every mistake is told at once."""
    logs.set_up(os.environ)
    config = load_config(options.config, os.environ)
    sys.stdout.write("config: ok\n")
    mistakes = []
    for name, check in (("database", _database), ("platform", _platform)):
        mistake = check(config)
        if mistake is None:
            sys.stdout.write(f"{name}: ok\n")
        else:
            mistakes.append(f"{name}: {mistake}")
    for warning in _warnings(config):
        sys.stderr.write(f"warning: {warning}\n")
    if mistakes:
        raise CommandError(*mistakes)
    return 0


def _database(config: Config) -> str | None:
    try:
        with closing(open_database(config.database_url)) as database:
            require_migrated(database)
    except StorageError as error:
        return str(error)
    return None


def _platform(config: Config) -> str | None:
    try:
        platform_of(config, Clock(config.clock_file)).check()
    except PlatformError as error:
        return f"{config.api_base} gave no token: {error}"
    return None


def _warnings(config: Config) -> list[str]:
    found = []
    if not config.aes_keys:
        found.append("WECHAT_ENCODING_AES_KEY is not set: messages travel in plaintext")
    elif config.settings.wechat.mode == "compatible":
        found.append(
            "wechat.mode is compatible: plaintext is taken too, whose signature does not cover"
            " the body"
        )
    return found
