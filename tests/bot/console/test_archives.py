"""`check` and `erase` on archived complaints, as an operator types them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from flows.cases.rules.deeds import Deed, Moment
from flows.complaint.archive import archiving
from storage.cases import Act
from storage.connect import open_database
from storage.outbox import NewPush
from storage.store import Store
from tests.flows.sample import SETTINGS
from tests.storage import examples
from tests.storage.examples import NOW

if TYPE_CHECKING:
    from storage.database import Connection
    from tests.bot.conftest import CommandLine

NUMBER = "TS20261124-0001"
PHONE = "13800000001"


@pytest.fixture
def line(command: CommandLine, sqlite_url: str) -> CommandLine:
    """Return the command line over one archived complaint; no platform answers it."""
    with closing(open_database(sqlite_url)) as db:
        db.run(_archive)
    command.set(
        WECHAT_TOKEN="t",  # noqa: S106 - of nobody
        WECHAT_APP_ID="a",
        WECHAT_APP_SECRET="s",  # noqa: S106
        WECHAT_ENCODING_AES_KEY="A" * 43,
        WECHAT_API_BASE="http://127.0.0.1:9",
    )
    return command


def _archive(connection: Connection) -> None:
    store = Store(connection)
    case = examples.case(
        connection, kind="complaint", number=NUMBER, status="concluded", category="noise"
    )
    act = Act("archive", "staff-1", "孙丽")
    closed = store.cases.save(case, replace(case, status="closed", closed_at=NOW), act, NOW)
    archiving.seal(store, Moment(NOW, SETTINGS), closed, Deed("archive", "staff-1", "孙丽"))


def spoil(url: str, sql: str) -> None:
    """Change the file as somebody does who has it in their hands."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:
        for name in ("timeline_is_kept", "archives_are_kept", "archives_are_not_removed"):
            file.execute(f"DROP TRIGGER {name}")
        file.execute(sql)
        file.commit()


def test_check_counts_the_seals_and_names_the_last(line: CommandLine) -> None:
    answer = line("check")

    assert "archives: ok (1 sealed; last " in answer.out
    assert [one.split(":")[0] for one in answer.mistakes] == ["platform"]


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("UPDATE timeline SET text = 'x' WHERE action = 'archive'", "timeline 2 text is not what"),
        ("UPDATE cases SET reporter_phone = '1'", "case reporter_phone is not what was sealed"),
        ("UPDATE archives SET hash = 'x'", "its contents are not what its hash was made over"),
        ("DELETE FROM archives", "was archived, and its archive is gone"),
    ],
)
def test_check_names_what_was_changed(
    line: CommandLine, sqlite_url: str, sql: str, sentence: str
) -> None:
    """One sentence on stderr and exit code 2, as for every other mistake."""
    spoil(sqlite_url, sql)

    answer = line("check")

    assert answer.code == 2
    assert "archives" not in answer.out
    assert any(one.startswith(f"archives: {NUMBER}: {sentence}") for one in answer.mistakes)


@pytest.mark.parametrize("what", [NUMBER, PHONE])
def test_erase_takes_who_complained_out(line: CommandLine, sqlite_url: str, what: str) -> None:
    answer = line("erase", what, "--reason", "asked by letter")

    assert (answer.code, answer.out) == (0, f"{NUMBER}\n")
    with closing(open_database(sqlite_url)) as db:
        row = db.read(lambda c: c.one("SELECT * FROM cases JOIN archives ON case_id = cases.id"))
    assert row is not None
    assert row["erased_why"] == "asked by letter"
    assert PHONE not in json.dumps(dict(row))
    assert "archives: ok" in line("check").out


def test_erase_takes_out_who_joined_an_emergency(line: CommandLine, sqlite_url: str) -> None:
    phone, number = "13700000001", "BX20261124-0009"

    def joined(connection: Connection) -> None:
        store = Store(connection)
        fire = examples.case(connection, id="fire", number=number, status="closed", danger="fire")
        neighbour = examples.person(connection, "neighbour")
        store.followers.add(fire.id, neighbour.id, ("路人甲", phone), "四楼有老人", NOW)
        push = NewPush(neighbour.id, "reported", f"路人甲{phone}：四楼有老人", case_id=fire.id)
        sent = store.outbox.add(push, NOW, NOW)
        store.paged_words.stood_in(sent, store.paged_words.of_case(fire.id))

    with closing(open_database(sqlite_url)) as db:
        db.run(joined)
    answer = line("erase", phone)

    assert (answer.code, answer.out) == (0, f"{number}\n")
    with closing(open_database(sqlite_url)) as db:
        left = db.read(
            lambda c: [
                dict(row)
                for table in ("followers", "follower_words", "paged_words", "outbox", "cases")
                for row in c.all(f"SELECT * FROM {table}")  # noqa: S608 - names above
            ]
        )
    assert number in json.dumps(left)
    assert [w for w in (phone, "路人甲", "四楼") if w in json.dumps(left, ensure_ascii=False)] == []


def test_erase_says_what_it_did_not_find(line: CommandLine) -> None:
    assert line("erase", NUMBER).code == 0

    again, unknown = line("erase", NUMBER), line("erase", "13912345678")

    assert (again.code, unknown.code) == (2, 2)
    assert again.mistakes == [f"{NUMBER} was erased before."]
    neither = "neither the number of an archived complaint nor a phone left in one"
    besides = (
        "with an emergency that ended, with a care note, a question or a mark of something lost"
    )
    assert unknown.mistakes == [f"13912345678 is {neither}, {besides}."]
