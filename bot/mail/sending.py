"""The one door to the mail server (smtplib), used by the sweeper alone."""

from __future__ import annotations

import logging
import smtplib
import ssl
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import formatdate
from ipaddress import ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.config.smtp import Smtp

TIMEOUT_SECONDS = 10.0
UNENCRYPTED = "the server offers no encryption"
LATER = range(400, 500)  # what a server says it may take another time
log = logging.getLogger(__name__)


class MailError(Exception):
    """The letter could not be handed to the mail server; `retry` says if trying again can help."""

    def __init__(self, reason: str, *, retry: bool) -> None:
        super().__init__(reason)
        self.retry = retry


def letter(sender: tuple[str, str], to: str, subject: str, text: str, key: str) -> EmailMessage:
    """Write a letter; of `sender` the name and the address. The same key is the same letter."""
    name, address = sender
    made = EmailMessage()
    made["From"] = f"{name} <{address}>"
    made["To"] = to
    made["Subject"] = subject
    made["Date"] = formatdate()
    made["Message-ID"] = f"<{key}@{address.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"  # so that no machine answers (RFC 3834)
    made.set_content(text)
    return made


def send(smtp: Smtp, message: EmailMessage) -> None:
    """Hand a letter over; raises MailError."""
    with _faults(), _connected(smtp) as server:
        server.send_message(message)


def check(smtp: Smtp) -> None:
    """Log in and leave; raises MailError."""
    with _faults(), _connected(smtp) as server:
        server.noop()


@contextmanager
def _faults() -> Iterator[None]:
    """Say of what goes wrong whether another try can help."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        code = next(iter(error.recipients.values()), (550, b""))[0]
        raise MailError(str(code), retry=code in LATER) from error
    except smtplib.SMTPAuthenticationError as error:  # ours to put right, not the letter's
        raise MailError(str(error.smtp_code), retry=True) from error
    except smtplib.SMTPResponseException as error:
        raise MailError(str(error.smtp_code), retry=error.smtp_code in LATER) from error
    except (OSError, smtplib.SMTPException) as error:
        raise MailError(type(error).__name__, retry=True) from error


def _connected(smtp: Smtp) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if smtp.tls:
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            smtp.host, smtp.port, timeout=TIMEOUT_SECONDS, context=context
        )
    else:
        server = smtplib.SMTP(smtp.host, smtp.port, timeout=TIMEOUT_SECONDS)
    try:
        _log_in(server, smtp, context)
    except BaseException:
        server.close()
        raise
    return server


def _log_in(server: smtplib.SMTP, smtp: Smtp, context: ssl.SSLContext) -> None:
    server.ehlo()
    encrypted = smtp.tls
    if not encrypted and server.has_extn("starttls"):
        server.starttls(context=context)
        server.ehlo()
        encrypted = True
    if not smtp.password:
        return
    if not encrypted and not _is_here(smtp.host):
        raise MailError(UNENCRYPTED, retry=False)
    server.login(smtp.user, smtp.password)


def _is_here(host: str) -> bool:
    """Tell whether nothing leaves this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
