"""Who was asked whether there is danger: told of once, also where a sweeper died over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.danger_questions import ANSWER_MS
from storage.store import Store
from tests.storage.examples import MINUTE, NOW

if TYPE_CHECKING:
    from storage.database import Database

DUE = NOW + ANSWER_MS


def asked(database: Database, words: str = "楼道里有股怪味") -> None:
    database.run(lambda c: Store(c).danger_questions.ask("p1", "翠湖花园", words, NOW))


def claimed(database: Database, now: int) -> list[str]:
    return database.run(lambda c: Store(c).danger_questions.claim(now, now + MINUTE, 10))


def test_a_question_is_due_after_its_minute_and_claimed_once(database: Database) -> None:
    asked(database)

    assert claimed(database, DUE - 1) == []
    assert claimed(database, DUE) == ["p1"]
    assert claimed(database, DUE) == []


def test_who_died_over_it_leaves_it_to_the_next(database: Database) -> None:
    asked(database)
    claimed(database, DUE)

    assert claimed(database, DUE + MINUTE + 1) == ["p1"]
    assert database.run(lambda c: Store(c).danger_questions.end("p1")) is True
    assert database.run(lambda c: Store(c).danger_questions.end("p1")) is False
    assert claimed(database, DUE + 3 * MINUTE) == []


def test_what_was_said_last_is_asked_about(database: Database) -> None:
    asked(database)
    claimed(database, DUE)
    asked(database, "有人在墙外面喊")

    question = database.run(lambda c: Store(c).danger_questions.get("p1"))
    assert question is not None
    assert question.words == "有人在墙外面喊"
    assert claimed(database, DUE) == ["p1"]


def test_a_question_from_a_future_that_is_gone_is_due(database: Database) -> None:
    asked(database)

    assert claimed(database, NOW - 10 * MINUTE) == ["p1"]
