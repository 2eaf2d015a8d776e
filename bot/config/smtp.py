"""The mail server that letters go through, from `SMTP_URL`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

NAME = "SMTP_URL"
PORTS = {"smtp": 587, "smtps": 465}
_SENDER = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
SHAPE = "smtp://user:password@host:port or smtps://…, with ?from=address where user is none"


@dataclass(frozen=True, slots=True)
class Smtp:
    """A server, how one logs in there, and the address that letters come from.

    With `tls` the connection is encrypted from its first byte (smtps), else by STARTTLS where
    the server offers it; a password is never sent in the clear to another machine.
    """

    host: str
    port: int
    tls: bool
    user: str
    password: str = field(repr=False)
    sender: str = ""

    @classmethod
    def of(cls, url: str) -> Self | None:
        """Read an address; None where it is none, or nobody could write from there."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            return None
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        sender = parse_qs(parts.query).get("from", [user])[0]
        if parts.scheme not in PORTS or not parts.hostname or not _SENDER.fullmatch(sender):
            return None
        return cls(
            parts.hostname,
            port or PORTS[parts.scheme],
            parts.scheme == "smtps",
            user,
            password,
            sender,
        )


def mistakes(url: str | None) -> list[str]:
    """Return what is wrong, without the password."""
    return [f"{NAME}: is not {SHAPE}"] if url and Smtp.of(url) is None else []
