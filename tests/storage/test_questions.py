"""Questions: numbered, claimed when due, answered once, taken up and forgotten."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from storage.errors import Stale
from storage.records.question import KnownAnswer
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import HOUR, MINUTE, NOW

if TYPE_CHECKING:
    from storage.database import Database
    from storage.records.question import Question

HERE = "翠湖花园"


@pytest.fixture
def question(database: Database) -> Question:
    who = database.run(examples.person).id

    def ask(store: Store) -> Question:
        return store.questions.ask(HERE, who, "有没有托儿所", NOW, NOW + HOUR, NOW + HOUR // 2)

    return database.run(lambda c: ask(Store(c)))


def test_a_question_is_numbered_and_stands_open(database: Database, question: Question) -> None:
    assert question.number == 1
    assert database.read(lambda c: Store(c).questions.open_in(HERE)) == [question]
    assert database.read(lambda c: Store(c).questions.open_in("别处")) == []
    assert database.read(lambda c: Store(c).questions.numbered("别处", 1)) is None


def test_what_is_due_is_claimed_by_one(database: Database, question: Question) -> None:
    def claim(now: int) -> list[str]:
        return database.run(lambda c: Store(c).questions.claim(now, now + MINUTE, 10))

    assert claim(NOW) == []
    assert claim(NOW + HOUR) == [question.id]
    assert claim(NOW + HOUR) == []
    database.run(
        lambda c: Store(c).questions.look_again(question, 2, NOW + 3 * HOUR, NOW + 3 * HOUR)
    )
    assert claim(NOW + 2 * HOUR) == []
    assert claim(NOW + 4 * HOUR) == [question.id]


def test_a_question_is_answered_once(database: Database, question: Question) -> None:
    def answer(words: str) -> None:
        database.run(lambda c: Store(c).questions.answer(question, words, "s1", NOW + MINUTE))

    answer("北门就有")
    with pytest.raises(Stale):
        answer("南门就有")

    stored = database.read(lambda c: Store(c).questions.get(question.id))
    assert stored is not None
    assert (stored.answer, stored.answered_by, stored.alert_at) == ("北门就有", "s1", None)
    assert database.read(lambda c: Store(c).questions.open_in(HERE)) == []
    assert database.read(lambda c: Store(c).questions.to_take_up(HERE, NOW)) == [stored]


def test_an_answer_is_known_once_and_until_it_is_dropped(
    database: Database, question: Question
) -> None:
    known = KnownAnswer("k1", question.id, HERE, "有没有托儿所", "北门就有", "s2", NOW)

    def take_up(one: KnownAnswer) -> bool:
        return database.run(lambda c: Store(c).questions.take_up(one))

    assert take_up(known) is True
    assert take_up(replace(known, id="k2")) is False
    assert database.read(lambda c: Store(c).questions.known(HERE)) == [known]
    assert database.run(lambda c: Store(c).questions.drop(question.id)) is True
    assert database.run(lambda c: Store(c).questions.drop(question.id)) is False
    assert database.read(lambda c: Store(c).questions.known(HERE)) == []


def test_what_somebody_asked_is_forgotten(database: Database, question: Question) -> None:
    database.run(
        lambda c: c.execute("UPDATE persons SET phone = '139' WHERE id = :p", p=question.person_id)
    )
    assert database.read(lambda c: Store(c).questions.of_phone("139")) == [question]
    database.run(lambda c: Store(c).questions.forget(question))

    stored = database.read(lambda c: Store(c).questions.get(question.id))
    assert stored is not None
    assert (stored.words, stored.answer, stored.alert_at) == ("", "", None)
    assert database.read(lambda c: Store(c).questions.of_phone("139")) == []
