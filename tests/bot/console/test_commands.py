"""The command line: exit codes, one sentence per mistake, the answer alone on stdout."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.console.commands import COMMANDS
from bot.wechat.menu import buttons
from flows.binding.conversation import hash_of
from simulator import Account, Delivery, MovableClock, Platform, serve_in_thread
from storage.connect import open_database
from storage.ids import new_id
from storage.records.staff import Staff
from storage.store import Store
from tests.bot.conftest import ROOT
from tests.bot.mail.smtp_server import SmtpServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bot.conftest import CommandLine

ACCOUNT = Account("wxsim0123456789ab", "simulator-secret", "simulator-token")
NOW = 1_795_485_600_000
NOTICE, KEYS = "result-or-question", ["character_string1", "phrase2", "thing3", "time4"]


@pytest.fixture
def platform(tmp_path: Path, command: CommandLine) -> Iterator[Platform]:
    """Return a platform that the command line knows, with its credentials."""
    made = Platform(
        ACCOUNT, clock=MovableClock(tmp_path / "clock"), deliver=lambda *_: Delivery(200, b"")
    )
    made.add_subscription(NOTICE, KEYS)
    server = serve_in_thread(made)
    command.set(
        WECHAT_TOKEN=ACCOUNT.token,
        WECHAT_APP_ID=ACCOUNT.app_id,
        WECHAT_APP_SECRET=ACCOUNT.app_secret,
        WECHAT_ENCODING_AES_KEY="A" * 43,
        WECHAT_API_BASE=server.url,
    )
    yield made
    server.stop()


def enrol(url: str, *communities: str) -> None:
    """Put an engineer on the roster of each community."""
    with closing(open_database(url)) as db:
        for community in communities:
            staff = Staff(
                new_id(NOW), community, "王强", "13900000002", "engineer", "", "", "", None, None, 1
            )
            db.run(lambda c, s=staff: Store(c).staff.put(s, NOW))  # type: ignore[misc]


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_explains_itself(command: CommandLine, name: str) -> None:
    answer = command(name, "--help")

    assert answer.code == 0
    assert f"python app.py {name}" in answer.out
    assert answer.err == ""


def test_the_help_names_every_command(command: CommandLine) -> None:
    answer = command("--help")

    assert answer.code == 0
    assert all(known.name in answer.out for known in COMMANDS)


@pytest.mark.parametrize("words", [[], ["frob"], ["import"], ["import", "cars", "x.csv"]])
def test_a_wrong_command_is_one_sentence(command: CommandLine, words: list[str]) -> None:
    answer = command(*words)

    assert answer.code == 2
    assert answer.out == ""
    assert len(answer.mistakes) == 1


@pytest.mark.parametrize("name", ["serve", "check", "menu"])
def test_missing_secrets_are_told_all_at_once(command: CommandLine, name: str) -> None:
    answer = command(name)

    assert answer.code == 2
    assert answer.mistakes == [
        "WECHAT_TOKEN: is missing",
        "WECHAT_APP_ID: is missing",
        "WECHAT_APP_SECRET: is missing",
    ]


@pytest.mark.parametrize("name", ["serve", "invite", "check"])
def test_an_unmigrated_database_is_refused(
    command: CommandLine, platform: Platform, tmp_path: Path, name: str
) -> None:
    assert platform
    command.set(DATABASE_URL=f"sqlite:///{tmp_path / 'new.db'}")

    answer = command(*([name, "13900000002"] if name == "invite" else [name]))

    assert answer.code == 2
    assert "python app.py migrate" in answer.mistakes[-1]


def test_migrate_names_what_it_applied(command: CommandLine, tmp_path: Path) -> None:
    command.set(DATABASE_URL=f"sqlite:///{tmp_path / 'new.db'}")

    first, second = command("migrate"), command("migrate")

    assert (first.code, second.code) == (0, 0)
    assert first.out.startswith("0001_initial\n")
    assert second.out == "nothing to do\n"


def test_check_finds_everything_in_order(command: CommandLine, platform: Platform) -> None:
    assert platform

    answer = command("check")

    assert answer.code == 0
    mail = "SMTP_URL is not set, so whoever chose e-mail for callbacks is called"
    assert answer.out == f"config: ok\ndatabase: ok\nplatform: ok\nmail: {mail}\narchives: ok\n"
    assert answer.err == ""


def test_check_logs_in_where_letters_are_handed_over(
    command: CommandLine, platform: Platform
) -> None:
    assert platform
    with SmtpServer() as server:
        command.set(SMTP_URL=server.url)
        assert "mail: ok" in command("check").out

    answer = command("check")

    assert answer.code == 2
    assert answer.mistakes == ["mail: 127.0.0.1 took no letters: ConnectionRefusedError"]


def test_check_tells_that_the_secret_is_wrong_without_it(
    command: CommandLine, platform: Platform
) -> None:
    assert platform
    command.set(WECHAT_APP_SECRET="another-secret")  # noqa: S106 - of the simulated account

    answer = command("check")

    assert answer.code == 2
    assert "platform:" in answer.mistakes[-1]
    assert "another-secret" not in answer.err


def test_check_warns_about_plaintext(command: CommandLine, platform: Platform) -> None:
    assert platform
    settings = (ROOT / "config.yaml").read_text(encoding="utf-8")
    compatible = command.write("config.yaml", settings.replace("mode: secure", "mode: compatible"))

    command.set(CONFIG=compatible)
    warned = command("check")
    command.set(WECHAT_ENCODING_AES_KEY="")
    plain = command("check")

    assert (warned.code, plain.code) == (0, 0)
    assert "does not cover" in warned.err
    assert "plaintext" in plain.err


def test_check_says_why_nobody_can_permit_a_notice(
    command: CommandLine, platform: Platform
) -> None:
    def warnings() -> list[str]:
        answer = command("check")
        assert answer.code == 0
        return [line.removeprefix("warning: ") for line in answer.err.splitlines()]

    platform.faults.next("ticket/getticket", errcode=48001)
    (refused,) = warnings()
    platform.add_subscription(NOTICE, KEYS[:2])
    (other,) = warnings()
    platform.subscriptions.remove(NOTICE)
    (unknown,) = warnings()

    assert refused.startswith("templates.subscribe: residents are not asked")
    assert other == (
        "templates.subscribe.fields: the template has other keys on the account:"
        " character_string1, phrase2"
    )
    assert unknown == (f"templates.subscribe.id: the account has no subscription template {NOTICE}")


def test_menu_puts_words_that_work_typed_on_the_account(
    command: CommandLine, platform: Platform
) -> None:
    answer = command("menu")

    assert answer.code == 0
    assert platform.menu == buttons()
    assert platform.menu[0] == {"type": "click", "name": "报修", "key": "报修"}


def test_menu_tells_that_the_platform_is_down(command: CommandLine, platform: Platform) -> None:
    assert platform
    command.set(WECHAT_API_BASE="http://127.0.0.1:9")

    answer = command("menu")

    assert answer.code == 2
    assert len(answer.mistakes) == 1


def test_an_invitation_stands_alone_on_the_last_line(command: CommandLine, sqlite_url: str) -> None:
    enrol(sqlite_url, "翠湖花园")

    answer = command("invite", "+86 139-0000-0002")

    code = answer.out.splitlines()[-1]
    assert answer.code == 0
    assert re.fullmatch("[A-Z2-7]{10}", code)
    with closing(open_database(sqlite_url)) as db:
        used = db.run(lambda c: Store(c).staff.use_invitation(hash_of(code.lower()), "p", 0))
    assert used is not None
    assert used.name == "王强"


@pytest.mark.parametrize(
    ("phone", "sentence"),
    [("13900000009", "staff roster"), ("王强", "not a mobile number")],
)
def test_nobody_unknown_is_invited(command: CommandLine, phone: str, sentence: str) -> None:
    answer = command("invite", phone)

    assert answer.code == 2
    assert sentence in answer.err
    assert answer.out == ""


def test_a_phone_of_two_communities_needs_one_named(command: CommandLine, sqlite_url: str) -> None:
    enrol(sqlite_url, "翠湖花园", "望江苑")

    unclear = command("invite", "13900000002")
    clear = command("invite", "13900000002", "--community", "望江苑")

    assert unclear.code == 2
    assert "望江苑, 翠湖花园" in unclear.err
    assert clear.out.startswith("望江苑 王强")


def test_backup_writes_one_file_and_overwrites_nothing(
    command: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "copy.db"

    first, second = command("backup", str(file)), command("backup", str(file))

    assert (first.code, first.out) == (0, f"{file}\n")
    assert second.code == 2
    assert "exists already" in second.err
    with closing(open_database(f"sqlite:///{file}")) as db:
        assert db.read(lambda c: c.has_table("cases"))
