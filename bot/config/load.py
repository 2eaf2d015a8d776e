"""What the service is told at start: the settings of a file, and the environment's secrets.

Nobody else reads the environment or the file; each package receives only its part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.config import beside
from bot.config.checks import contradictions
from bot.config.file import read_file, shape, shape_with
from bot.config.smtp import NAME as SMTP_URL
from bot.config.smtp import Smtp
from bot.config.smtp import mistakes as smtp_mistakes
from bot.errors import ConfigError
from flows.catalog import CATALOG, Catalog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.settings.site import Settings

PLATFORM = "https://api.weixin.qq.com"
AES_KEY_CHARACTERS = 43  # base64 of 32 bytes without its padding (WECHAT.md §1)
_PLATFORM_SECRETS = ("WECHAT_TOKEN", "WECHAT_APP_ID", "WECHAT_APP_SECRET")
_WECOM = (
    "WECOM_CORP_ID",
    "WECOM_AGENT_ID",
    "WECOM_SECRET",
    "WECOM_TOKEN",
    "WECOM_ENCODING_AES_KEY",
)
_DATABASES = ("sqlite:///", "postgresql://", "postgres://")


@dataclass(frozen=True, slots=True)
class WeCom:
    """The company's WeCom application, the last rung of the ladder."""

    corp_id: str
    agent_id: str
    secret: str = field(repr=False)
    token: str = field(repr=False)
    aes_key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Config:
    """Settings and environment; what is secret is never shown by repr.

    `aes_keys` has the current key first and may hold the previous one; `clock_file` is set only
    while the platform is a stand-in on this machine.
    """

    settings: Settings
    token: str = field(repr=False)
    app_id: str
    app_secret: str = field(repr=False)
    aes_keys: tuple[str, ...] = field(repr=False)
    api_base: str
    database_url: str = field(repr=False)
    data_dir: Path
    public_url: str
    host: str
    port: int
    workers: int
    secret_key: str | None = field(repr=False)
    clock_file: Path | None
    wecom: WeCom | None
    smtp: Smtp | None = None


def load_config(
    path: Path | str,
    env: Mapping[str, str],
    *,
    platform: bool = True,
    catalog: Catalog = CATALOG,
) -> Config:
    """Return the configuration; without `platform` the platform's secrets may be missing.

    Raises ConfigError with every mistake of file and environment at once.
    """
    content, mistakes = read_file(Path(path))
    settings: Settings | None = None
    if content:
        files = beside.files_of(content, catalog.sections)
        content, unread = beside.joined(content, Path(path), files)
        settings, sections, misshapen = shape(content, shape_with(catalog.sections))
        found = [*misshapen, *contradictions(sections, catalog)]
        mistakes += unread + beside.named(found, files)
    given = {name: value.strip() for name, value in env.items() if value.strip()}
    mistakes += environment_mistakes(given, platform=platform)
    if mistakes or settings is None:
        raise ConfigError(mistakes)
    return _config(settings.with_catalog(catalog), given)


def environment_mistakes(given: Mapping[str, str], *, platform: bool) -> list[str]:
    """Return one sentence for each missing or wrong variable; none repeats a secret."""
    found = [f"{name}: is missing" for name in _PLATFORM_SECRETS if platform and name not in given]
    for name in ("WECHAT_ENCODING_AES_KEY", "WECHAT_ENCODING_AES_KEY_PREVIOUS", _WECOM[-1]):
        if name in given and len(given[name]) != AES_KEY_CHARACTERS:
            length = len(given[name])
            found.append(f"{name}: has {length} characters instead of {AES_KEY_CHARACTERS}")
    if "WECHAT_ENCODING_AES_KEY_PREVIOUS" in given and "WECHAT_ENCODING_AES_KEY" not in given:
        found.append("WECHAT_ENCODING_AES_KEY: is missing beside the previous key")
    for name in ("WECHAT_API_BASE", "PUBLIC_URL"):
        if not _is_address(given.get(name, PLATFORM)):
            found.append(f"{name}: is not an address such as https://example.org")  # noqa: PERF401
    if "PORT" in given and not _is_port(given["PORT"]):
        found.append(f"PORT: {given['PORT']} is not a number from 1 to 65535")
    if not re.fullmatch(r"[1-9][0-9]?", given.get("WORKERS", "1")):
        found.append(f"WORKERS: {given['WORKERS']} is not a number from 1 to 99")
    if not given.get("DATABASE_URL", _DATABASES[0]).startswith(_DATABASES):
        found.append("DATABASE_URL: begins neither with sqlite:/// nor with postgresql://")
    return found + smtp_mistakes(given.get(SMTP_URL)) + _wecom_mistakes(given)


def _wecom_mistakes(given: Mapping[str, str]) -> list[str]:
    if not any(name in given for name in _WECOM):
        return []
    return [f"{name}: is missing beside the others" for name in _WECOM if name not in given]


def _config(settings: Settings, given: Mapping[str, str]) -> Config:
    api_base = given.get("WECHAT_API_BASE", PLATFORM).rstrip("/")
    port = int(given.get("PORT", "8000"))
    keys = (given.get("WECHAT_ENCODING_AES_KEY"), given.get("WECHAT_ENCODING_AES_KEY_PREVIOUS"))
    clock_file = given.get("CLOCK_FILE")
    return Config(
        settings=settings,
        token=given.get("WECHAT_TOKEN", ""),
        app_id=given.get("WECHAT_APP_ID", ""),
        app_secret=given.get("WECHAT_APP_SECRET", ""),
        aes_keys=tuple(key for key in keys if key),
        api_base=api_base,
        database_url=given.get("DATABASE_URL", "sqlite:///data/bot.db"),
        data_dir=Path(given.get("DATA_DIR", "data")),
        public_url=given.get("PUBLIC_URL", f"http://127.0.0.1:{port}").rstrip("/"),
        host=given.get("HOST", "127.0.0.1"),
        port=port,
        workers=int(given.get("WORKERS", "1")),
        secret_key=given.get("SECRET_KEY"),
        clock_file=Path(clock_file) if clock_file and is_loopback(api_base) else None,
        wecom=WeCom(*(given[name] for name in _WECOM)) if _WECOM[0] in given else None,
        smtp=Smtp.of(given.get(SMTP_URL, "")),
    )


def is_loopback(address: str) -> bool:
    """Tell whether an address leads to this machine, so that only a stand-in can answer."""
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        _port = parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _is_port(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{1,5}", text)) and 1 <= int(text) <= 65_535
