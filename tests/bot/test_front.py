"""Messages of one moment: one commit, and still each a turn of its own."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot import routing
from bot.config import load_config
from bot.front import MOST_TOGETHER, Turns
from bot.messages import Message
from bot.service import Service, service_from
from flows.markup import plain
from storage import sqlite
from storage.store import Store
from storage.writers import Line
from tests.bot.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.database import Connection

LEFT_OUT = "o-whose-turns-fail"


@pytest.fixture
def service(tmp_path: Path, sqlite_url: str) -> Iterator[Service]:
    """Return a service whose platform can't be reached."""
    env = {
        "WECHAT_TOKEN": "t",
        "WECHAT_APP_ID": "wxsim0",
        "WECHAT_APP_SECRET": "s",
        "WECHAT_API_BASE": "http://127.0.0.1:9",
        "DATABASE_URL": sqlite_url,
        "DATA_DIR": str(tmp_path / "data"),
    }
    made = service_from(load_config(ROOT / "config.yaml", env))
    yield made
    made.database.close()


def says(openid: str, words: str, key: str) -> Message:
    """Return a text of somebody."""
    return Message(f"gh|{openid}|{key}", openid, "gh", "text", words)


def at_once(service: Service, messages: list[Message]) -> list[str | None]:
    """Let messages come while none is answered yet, and return what each reads."""

    async def come() -> list[str | None]:
        turns = Turns(service)
        return list(await asyncio.gather(*[turns.take(message) for message in messages]))

    return [reply and plain(reply) for reply in asyncio.run(come())]


def stored(service: Service) -> list[str]:
    """Return the keys of the inbox, in the order they were stored."""
    rows = service.database.read(lambda c: c.all("SELECT key FROM inbox ORDER BY rowid"))
    return [row["key"] for row in rows]


def asking(service: Service, openid: str) -> list[str | None]:
    """Return the open questions of a person."""

    def look(connection: Connection) -> list[str | None]:
        store = Store(connection)
        person = store.persons.by_openid(openid)
        assert person is not None
        return [one.asking for one in store.conversations.open_of(person.id)]

    return service.database.read(look)


def test_two_messages_of_one_person_at_one_instant_are_two_turns(service: Service) -> None:
    """The second is the answer to the question that the first was asked."""
    first, second = at_once(service, [says("o-1", "报修", "1"), says("o-1", "取消", "2")])

    assert first is not None
    assert "报修" in (second or "")
    assert "先不提交" in (second or "")
    assert asking(service, "o-1") == []


def test_one_message_that_comes_twice_at_one_instant_acts_once(service: Service) -> None:
    first, again = at_once(service, [says("o-1", "厨房漏水", "1"), says("o-1", "厨房漏水", "1")])

    assert first == again
    assert len(asking(service, "o-1")) == 1
    assert stored(service) == ["gh|o-1|1"]
    assert service.counts.all()["messages_again"] == 1


def test_a_turn_that_fails_leaves_the_others_stored(service: Service) -> None:
    routing.answer(service, says(LEFT_OUT, "你好", "0"))
    service.database.run(
        lambda c: c.script(
            "CREATE TRIGGER broken BEFORE INSERT ON conversations WHEN NEW.person_id ="
            " (SELECT id FROM persons WHERE openid = 'o-whose-turns-fail')"
            " BEGIN SELECT RAISE(ABORT, 'broken'); END"
        )
    )
    people = ["o-1", LEFT_OUT, "o-2"]

    replies = at_once(service, [says(openid, "报修", "1") for openid in people])

    assert replies[0] == replies[2]
    assert "没处理好" in (replies[1] or "")
    assert [len(asking(service, openid)) for openid in people] == [1, 0, 1]
    assert sorted(stored(service)[1:]) == sorted(f"gh|{openid}|1" for openid in people)


def test_a_request_whose_body_never_comes_keeps_nobody(service: Service) -> None:
    async def come() -> list[str | None]:
        turns = Turns(service)
        with turns.expected():
            return [
                await turns.take(says("o-1", "报修", "1")),
                await turns.take(says("o-1", "1", "2")),
            ]

    assert all(asyncio.run(come()))
    assert stored(service) == ["gh|o-1|1", "gh|o-1|2"]


def test_more_messages_than_one_commit_takes_are_all_answered_in_order(service: Service) -> None:
    messages = [says(f"o-{n}", "报修", "1") for n in range(2 * MOST_TOGETHER + 3)]

    replies = at_once(service, messages)

    assert replies == [replies[0]] * len(messages)
    assert stored(service) == [message.key for message in messages]


def test_a_database_that_cannot_be_written_is_answered_plainly_once_for_all(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routing, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.0)
    messages = [says("o-1", "报修", "1"), says("o-2", "报修", "1")]
    other = Line(Path(service.config.database_url.removeprefix("sqlite:///")))
    other.enter(0)

    first, second = at_once(service, messages)
    other.leave()

    assert "没有收下" in (first or "")
    assert first == second
    assert stored(service) == []
    assert service.counts.all()["messages_not_stored"] == 2
    assert "没有收下" not in (at_once(service, messages[:1])[0] or "没有收下")
    other.close()
