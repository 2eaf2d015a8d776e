"""Messages of one moment: one commit, and still each a turn of its own."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot import gate
from bot.config.load import load_config
from bot.front import MOST_TOGETHER, Turns
from bot.service import Service, service_from
from bot.wechat.crypto import sign
from bot.wechat.tags import fields_of
from bot.wechat.webhook import Answer, Request
from storage import sqlite
from storage.store import Store
from storage.writers import Line
from tests.bot.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.database import Connection

TOKEN = "t"  # noqa: S105 - opens nothing
LEFT_OUT = "o-whose-turns-fail"


@pytest.fixture
def service(tmp_path: Path, sqlite_url: str) -> Iterator[Service]:
    """Return a service whose platform can't be reached."""
    env = {
        "WECHAT_TOKEN": TOKEN,
        "WECHAT_APP_ID": "wxsim0",
        "WECHAT_APP_SECRET": "s",
        "WECHAT_API_BASE": "http://127.0.0.1:9",
        "DATABASE_URL": sqlite_url,
        "DATA_DIR": str(tmp_path / "data"),
    }
    made = service_from(load_config(ROOT / "config.yaml", env))
    yield made
    made.database.close()


@dataclass(frozen=True)
class Said:
    """A text of somebody, as it comes over HTTP."""

    openid: str
    words: str
    number: str

    @property
    def key(self) -> str:
        """What makes it the same message again."""
        return f"gh|{self.openid}|{self.number}"

    def request(self) -> Request:
        """Return it signed, in plain mode."""
        stamp = str(int(time.time()))
        xml = (
            f"<xml><ToUserName>gh</ToUserName><FromUserName>{self.openid}</FromUserName>"
            f"<CreateTime>{stamp}</CreateTime><MsgType>text</MsgType>"
            f"<Content>{self.words}</Content><MsgId>{self.number}</MsgId></xml>"
        )
        query = f"signature={sign(TOKEN, stamp, 'n')}&timestamp={stamp}&nonce=n"
        return Request("POST", query, xml.encode())


def words_of(answer: Answer) -> str:
    """Return what somebody reads."""
    return re.sub("<[^>]*>", "", fields_of(answer.body)["Content"] or "")


def at_once(service: Service, said: list[Said]) -> list[str]:
    """Let messages come while none is answered yet, and return what each reads."""
    answers: dict[int, Answer] = {}

    async def come() -> None:
        turns = Turns(service)
        await asyncio.gather(
            *[
                turns.take(one.request(), partial(answers.__setitem__, place))
                for place, one in enumerate(said)
            ]
        )

    asyncio.run(come())
    return [words_of(answers[place]) for place in range(len(said))]


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
    _, second = at_once(service, [Said("o-1", "报修", "1"), Said("o-1", "取消", "2")])

    assert "报修" in second
    assert "不提交了" in second
    assert asking(service, "o-1") == []


def test_one_message_that_comes_twice_at_one_instant_acts_once(service: Service) -> None:
    first, again = at_once(service, [Said("o-1", "厨房漏水", "1"), Said("o-1", "厨房漏水", "1")])

    assert first == again
    assert len(asking(service, "o-1")) == 1
    assert stored(service) == ["gh|o-1|1"]
    assert service.counts.all()["messages_again"] == 1


def test_a_turn_that_fails_leaves_the_others_stored(service: Service) -> None:
    at_once(service, [Said(LEFT_OUT, "你好", "0")])
    service.database.run(
        lambda c: c.script(
            "CREATE TRIGGER broken BEFORE INSERT ON conversations WHEN NEW.person_id ="
            " (SELECT id FROM persons WHERE openid = 'o-whose-turns-fail')"
            " BEGIN SELECT RAISE(ABORT, 'broken'); END"
        )
    )
    people = ["o-1", LEFT_OUT, "o-2"]

    replies = at_once(service, [Said(openid, "报修", "1") for openid in people])

    assert replies[0] == replies[2]
    assert "没处理好" in replies[1]
    assert [len(asking(service, openid)) for openid in people] == [1, 0, 1]
    assert sorted(stored(service)[1:]) == sorted(f"gh|{openid}|1" for openid in people)


def test_a_request_whose_body_never_comes_keeps_nobody(service: Service) -> None:
    answers: list[Answer] = []

    async def come() -> None:
        turns = Turns(service)
        turns.expect(1)
        for number, words in (("1", "报修"), ("2", "1")):
            await turns.take(Said("o-1", words, number).request(), answers.append)

    asyncio.run(come())

    assert all(words_of(answer) for answer in answers)
    assert stored(service) == ["gh|o-1|1", "gh|o-1|2"]


def test_more_messages_than_one_commit_takes_are_all_answered_in_order(service: Service) -> None:
    messages = [Said(f"o-{n}", "报修", "1") for n in range(2 * MOST_TOGETHER + 3)]

    replies = at_once(service, messages)

    assert replies == [replies[0]] * len(messages)
    assert stored(service) == [message.key for message in messages]


def test_a_database_that_cannot_be_written_is_answered_plainly_once_for_all(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(sqlite, "BRIEF_SECONDS", 0.0)
    messages = [Said("o-1", "报修", "1"), Said("o-2", "报修", "1")]
    other = Line(Path(service.config.database_url.removeprefix("sqlite:///")))
    other.enter(0)

    first, second = at_once(service, messages)
    other.leave()

    assert "没有收下" in first
    assert first == second
    assert stored(service) == []
    assert service.counts.all()["messages_not_stored"] == 2
    assert "没有收下" not in at_once(service, messages[:1])[0]
    other.close()


def test_what_brings_no_message_waits_for_no_database(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A forged request is refused while somebody else holds the database for ever."""
    monkeypatch.setattr(sqlite, "BRIEF_SECONDS", 600.0)
    forged = replace(Said("o-1", "报修", "1").request(), query_string="signature=no")
    other = Line(Path(service.config.database_url.removeprefix("sqlite:///")))
    other.enter(0)
    answers: list[Answer] = []

    async def come() -> None:
        await Turns(service).take(forged, answers.append)

    asyncio.run(come())
    other.close()

    assert [answer.status for answer in answers] == [403]


def test_a_request_that_we_cannot_take_keeps_only_itself_from_its_answer(service: Service) -> None:
    good = Said("o-1", "报修", "1").request()
    bad = replace(good, query_string=None)  # type: ignore[arg-type]  # what granian never gives
    answers: list[Answer] = []

    async def come() -> list[BaseException | None]:
        turns = Turns(service)
        taken = [turns.take(one, answers.append) for one in (bad, good)]
        return await asyncio.gather(*taken, return_exceptions=True)

    failed, answered = asyncio.run(come())

    assert isinstance(failed, TypeError)
    assert answered is None
    assert len(answers) == 1


def test_an_answer_that_cannot_be_sent_leaves_nobody_waiting(service: Service) -> None:
    def breaks(_: Answer) -> None:
        message = "the connection is gone"
        raise OSError(message)

    async def come() -> list[BaseException | None]:
        turns = Turns(service)
        people = ["o-1", "o-2"]
        taken = [turns.take(Said(one, "报修", "1").request(), breaks) for one in people]
        return await asyncio.gather(*taken, return_exceptions=True)

    assert all(isinstance(outcome, OSError) for outcome in asyncio.run(come()))
    assert stored(service) == ["gh|o-1|1", "gh|o-2|1"]
