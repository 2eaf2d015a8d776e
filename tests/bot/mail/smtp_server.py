"""A small real mail server on this machine (RFC 5321), as none can be had as a package here."""

from __future__ import annotations

import base64
import email
import socketserver
import threading
from dataclasses import dataclass, field
from email import policy
from typing import TYPE_CHECKING, Self, cast

if TYPE_CHECKING:
    from email.message import EmailMessage


@dataclass
class Mailbox:
    """What was handed in, and how the server answers: `refuses` by the verb, such as RCPT."""

    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)
    password: str = ""  # asked for where there is one


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, mailbox: Mailbox) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.mailbox = mailbox


class _Talk(socketserver.StreamRequestHandler):
    """One connection."""

    def handle(self) -> None:
        """Answer line after line until QUIT."""
        box = cast("_Server", self.server).mailbox
        self._say("220 here")
        while line := self.rfile.readline():
            verb, _, rest = line.decode().strip().partition(" ")
            if verb.upper() in box.refuses:
                self._say(box.refuses[verb.upper()])
            elif verb.upper() == "EHLO":
                self._say("250-here\r\n250 AUTH PLAIN" if box.password else "250 here")
            elif verb.upper() == "AUTH":
                _, user, password = base64.b64decode(rest.partition(" ")[2]).decode().split("\0")
                box.logins.append((user, password))
                self._say("235 welcome" if password == box.password else "535 wrong")
            elif verb.upper() == "RCPT":
                box.recipients.append(rest.partition("<")[2].partition(">")[0])
                self._say("250 ok")
            elif verb.upper() == "DATA":
                self._say("354 go on")
                box.letters.append(self._letter())
                self._say("250 taken")
            elif verb.upper() == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _letter(self) -> EmailMessage:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return email.message_from_bytes(b"".join(lines), policy=policy.default)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class SmtpServer:
    """The server while a test runs."""

    def __init__(self) -> None:
        self.mailbox = Mailbox()
        self._server = _Server(self.mailbox)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """Return what SMTP_URL is."""
        return f"smtp://127.0.0.1:{self.port}?from=steward@example.org"

    def __enter__(self) -> Self:
        """Begin to listen."""
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """End it."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
