"""`check`: whether config, database, platform credentials and archive seals are in order."""

from __future__ import annotations

import os
import re
import sys
from contextlib import closing
from typing import TYPE_CHECKING, cast

from bot import logs
from bot.clock import Clock
from bot.config import beside
from bot.config.load import load_config
from bot.console.archives import check_archives
from bot.errors import CommandError
from bot.mail import sending
from bot.sweeper import platform_of
from bot.wechat.refusals import PlatformError
from flows.settings.channel import SUBSCRIBE
from storage.connect import open_database
from storage.errors import StorageError
from storage.migrate import require_migrated
from storage.records.callback import MAIL

if TYPE_CHECKING:
    import argparse

    from bot.config.load import Config
    from flows.catalog import Catalog
    from flows.settings.site import Settings

OK = "ok"
NO_MAIL = "SMTP_URL is not set, so whoever chose e-mail for callbacks is called"


def run(options: argparse.Namespace) -> int:
    """Check everything, so that every mistake is told at once."""
    logs.set_up(os.environ)
    config = load_config(options.config, os.environ)
    sys.stdout.write("config: ok\n")
    mistakes: list[str] = []
    for name, check in (
        *(("database", _database), ("platform", _platform)),
        *((("mail", _mail),) if MAIL in config.settings.callbacks.ways else ()),
        ("archives", _archives),
    ):
        answer = check(config)
        if isinstance(answer, str):
            sys.stdout.write(f"{name}: {answer}\n")
        else:
            mistakes += [f"{name}: {mistake}" for mistake in answer]
    for warning in (
        *_warnings(config),
        *_of_notices(config),
        *_of_subjects(config.settings, Clock(config.clock_file)()),
    ):
        sys.stderr.write(f"warning: {warning}\n")
    if mistakes:
        raise CommandError(*mistakes)
    return 0


def _database(config: Config) -> str | list[str]:
    try:
        with closing(open_database(config.database_url)) as database:
            require_migrated(database)
    except StorageError as error:
        return [str(error)]
    return OK


def _archives(config: Config) -> str | list[str]:
    """Prove that no archived complaint was changed; a database that is not there was told of."""
    try:
        with closing(open_database(config.database_url)) as database:
            require_migrated(database)
            result = check_archives(database, config.data_dir)
    except StorageError:
        return []
    return result.flaws or str(result)


def _platform(config: Config) -> str | list[str]:
    try:
        platform_of(config, Clock(config.clock_file)).check()
    except PlatformError as error:
        return [f"{config.api_base} gave no token: {error}"]
    return OK


def _mail(config: Config) -> str | list[str]:
    """Log in where letters are handed over; without a server whoever chose e-mail is called."""
    if config.smtp is None:
        return NO_MAIL
    try:
        sending.check(config.smtp)
    except sending.MailError as error:
        return [f"{config.smtp.host} took no letters: {error}"]
    return OK


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


def _of_notices(config: Config) -> list[str]:
    """Say why nobody can permit a notice, where that is wanted; all else goes on without."""
    template = config.settings.grant_template
    if template is None:
        return []
    name, account = f"templates.{SUBSCRIBE}", platform_of(config, Clock(config.clock_file))
    try:
        account.get_ticket()
        known = account.permitted_notices()
    except PlatformError as error:
        if error.errcode is None:  # nobody answered, which was told before
            return []
        return [f"{name}: residents are not asked, as the platform refuses it: {error}"]
    if template.id not in known:
        return [f"{name}.id: the account has no subscription template {template.id}"]
    keys = set(re.findall(r"\{\{(\w+)\.DATA\}\}", known[template.id]))
    if keys != template.fields.keys():
        has = ", ".join(sorted(keys)) or "none"
        return [f"{name}.fields: the template has other keys on the account: {has}"]
    return []


def _of_subjects(settings: Settings, now: int) -> list[str]:
    catalog = cast("Catalog", settings.catalog)
    given = {one.key: settings.section(one).model_dump() for one in catalog.sections if one.inside}
    found = (warning for warn in catalog.warnings for warning in warn(settings, now))
    return beside.named(found, beside.files_of(given, catalog.sections))
