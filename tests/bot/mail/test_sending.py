"""A letter reaches a real mail server, and what goes wrong there says if another try can help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.config.smtp import Smtp
from bot.mail.sending import MailError, letter, send
from tests.bot.mail.smtp_server import SmtpServer

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTER = letter(
    ("翠湖花园物业服务中心", "steward@example.org"),
    "li@example.com",
    "回访 BX20261124-0001",
    "您好：\n.修好了吗？\nhttps://example.org/b/token\n",
    "0190-key",
)


@pytest.fixture
def server() -> Iterator[SmtpServer]:
    with SmtpServer() as running:
        yield running


def smtp(server: SmtpServer) -> Smtp:
    found = Smtp.of(server.url)
    assert found is not None
    return found


def test_a_letter_arrives_as_it_was_written(server: SmtpServer) -> None:
    send(smtp(server), LETTER)

    (got,) = server.mailbox.letters
    assert server.mailbox.recipients == ["li@example.com"]
    assert got["From"] == "翠湖花园物业服务中心 <steward@example.org>"
    assert got["Subject"] == "回访 BX20261124-0001"
    assert got["Message-ID"] == "<0190-key@example.org>"
    assert got.get_content().splitlines() == LETTER.get_content().splitlines()


def test_it_logs_in_where_a_password_is_given(server: SmtpServer) -> None:
    server.mailbox.password = "geheim:1"  # noqa: S105 - of the test's own server
    url = f"smtp://steward%40example.org:geheim%3A1@127.0.0.1:{server.port}"
    account = Smtp.of(url)
    assert account is not None

    send(account, LETTER)

    assert server.mailbox.logins == [("steward@example.org", "geheim:1")]
    assert "geheim" not in repr(account)


@pytest.mark.parametrize(
    ("verb", "answer", "retry"),
    [
        ("RCPT", "550 no such mailbox", False),
        ("RCPT", "450 try later", True),
        ("MAIL", "553 not from you", False),
        ("DATA", "451 busy", True),
    ],
)
def test_a_refusal_says_if_another_try_can_help(
    server: SmtpServer, verb: str, answer: str, *, retry: bool
) -> None:
    server.mailbox.refuses[verb] = answer

    with pytest.raises(MailError) as caught:
        send(smtp(server), LETTER)

    assert caught.value.retry is retry
    assert not server.mailbox.letters


def test_no_server_is_tried_again() -> None:
    with SmtpServer() as gone:
        nowhere = smtp(gone)

    with pytest.raises(MailError) as caught:
        send(nowhere, LETTER)

    assert caught.value.retry


@pytest.mark.parametrize(
    "url",
    ["", "http://host", "smtp://host", "smtp://user@host:x", "smtps://u:p@", "mail.example.org"],
)
def test_what_is_no_address_of_a_mail_server(url: str) -> None:
    assert Smtp.of(url) is None


def test_where_a_letter_goes_out() -> None:
    found = Smtp.of("smtps://steward%40example.org:p%23@mail.example.org")

    assert found == Smtp(
        "mail.example.org", 465, tls=True, user="steward@example.org", password="p#",  # noqa: S106
        sender="steward@example.org",
    )  # fmt: skip
