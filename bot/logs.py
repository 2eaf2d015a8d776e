"""Logs: JSON lines on stderr with ids; never message text, a phone or a secret.

Of an exception only its kind and place are written, as its message may quote what somebody wrote.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pythonjsonlogger.json import JsonFormatter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType

# Bounded by what is no letter or digit, so that the ids of records stay readable.
_PHONE = re.compile(r"(?<![0-9A-Za-z])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z])")
_IN_ADDRESS = re.compile(r"((?:access_token|secret|password)=)[^&\s\"']+", re.IGNORECASE)
_SECRET = re.compile(r"(WECHAT|WECOM)_.*(TOKEN|SECRET|AES_KEY.*)|SECRET_KEY")
_SHORTEST_SECRET = 4  # anything shorter stands in half of all words
_FOREIGN = {"urllib3": "ERROR", "wechatpy": "ERROR", "apscheduler": "ERROR", "_granian": "WARNING"}
HIDDEN = "***"


class _Formatter(JsonFormatter):
    """One JSON object a line, from which everything secret was taken."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__(
            "{levelname}{name}{message}{process}",
            style="{",
            rename_fields={"levelname": "level", "name": "logger"},
            timestamp=True,
            json_ensure_ascii=False,  # an escape would end in what looks like part of a number
        )
        long_enough = (s for s in secrets if len(s) >= _SHORTEST_SECRET)
        written = sorted(
            {json.dumps(s, ensure_ascii=False)[1:-1] for s in long_enough}, key=len, reverse=True
        )
        self._secrets = re.compile("|".join(map(re.escape, written))) if written else None

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = _PHONE.sub(HIDDEN, super().format(record))
        line = _IN_ADDRESS.sub(rf"\1{HIDDEN}", line)
        return self._secrets.sub(HIDDEN, line) if self._secrets else line

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's name
        """Return the kinds and places of an exception and of what caused it."""
        error = ei[1] if isinstance(ei, tuple) else None
        lines = []
        while isinstance(error, BaseException):
            places = traceback.extract_tb(error.__traceback__)
            path = " < ".join(f"{p.filename}:{p.lineno} {p.name}" for p in reversed(places))
            lines.append(f"{type(error).__module__}.{type(error).__qualname__} at {path}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(lines)


def set_up(env: Mapping[str, str], level: str = "INFO") -> None:
    """Send the logs of this process to stderr; the secrets of `env` never appear in them."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Formatter(secrets_in(env)))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name, foreign_level in _FOREIGN.items():
        logging.getLogger(name).setLevel(foreign_level)
    sys.excepthook = _crashed
    logging.raiseExceptions = False  # it would print the message that could not be written


def _crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger(__name__).critical("crashed", exc_info=(kind, error, trace))


def secrets_in(env: Mapping[str, str]) -> list[str]:
    """Return the values of an environment that nobody may read in a log."""
    found = [value for name, value in env.items() if _SECRET.fullmatch(name)]
    password = _password(env.get("DATABASE_URL", "")) or ""
    return [*found, password, unquote(password)]


def _password(url: str) -> str | None:
    try:
        return urlsplit(url).password
    except ValueError:
        return None
