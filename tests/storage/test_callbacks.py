"""Callbacks, their answers and the ways that people chose, on either engine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from storage.errors import Stale
from storage.records.callback import ASKED, TASK, WAITING, Callback, Way
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import HOUR, NOW

if TYPE_CHECKING:
    from storage.database import Database


def queued(database: Database, **fields: object) -> Callback:
    """Queue a callback about the example's case."""
    case = examples.stored_case(database)
    first = Callback(
        "callback-1", "yuhu", "trial", case.id, case.reporter_id, "report", "water", "3",
        "staff-1", 1, "chat", WAITING, 0, NOW + HOUR, NOW,
    )  # fmt: skip
    made = replace(first, **fields)  # type: ignore[arg-type]
    database.run(lambda c: Store(c).callbacks.add(made))
    return made


def test_a_callback_is_claimed_when_it_is_due_and_by_one(database: Database) -> None:
    queued(database)

    def claim(now: int) -> list[str]:
        return database.run(lambda c: Store(c).callbacks.claim_due(now, now + HOUR, 5))

    assert claim(NOW) == []
    assert claim(NOW + HOUR) == ["callback-1"]
    assert claim(NOW + HOUR) == []


def test_a_late_task_is_claimed_again_after_it_was_saved(database: Database) -> None:
    task = queued(database, status=TASK, alert_at=NOW)

    def claim() -> list[str]:
        return database.run(lambda c: Store(c).callbacks.claim_late(NOW, NOW + HOUR, 5))

    assert claim() == ["callback-1"]
    database.run(lambda c: Store(c).callbacks.save(task, replace(task, alert_level=1)))
    assert claim() == ["callback-1"]


def test_a_changed_answer_leaves_the_earlier_one(database: Database) -> None:
    asked = queued(database, status=ASKED, asked_at=NOW)

    def answer(before: Callback, result: str, now: int) -> Callback:
        after = replace(before, result=result, words=result)
        return database.run(lambda c: Store(c).callbacks.answer(before, after, now))

    answered = answer(asked, "satisfied", NOW)
    answer(answered, "dissatisfied", NOW + HOUR)

    kept = database.read(lambda c: Store(c).callbacks.answers_of("callback-1"))
    assert [one.result for one in kept] == ["satisfied", "dissatisfied"]
    now_kept = database.read(lambda c: Store(c).callbacks.get("callback-1"))
    assert now_kept is not None
    assert (now_kept.status, now_kept.result, now_kept.version) == ("answered", "dissatisfied", 3)
    with pytest.raises(Stale):
        answer(asked, "mostly", NOW)


def test_what_was_asked_at_once_counts_once_and_what_was_promised_not(database: Database) -> None:
    first = queued(database, status=ASKED, asked_at=NOW)

    def times() -> list[int]:
        return database.read(lambda c: Store(c).callbacks.times_asked(first.person_id, NOW - HOUR))

    second = replace(first, id="callback-2")
    database.run(lambda c: Store(c).callbacks.add(second))
    promised = replace(first, id="callback-3", promised=1, asked_at=NOW + HOUR)
    database.run(lambda c: Store(c).callbacks.add(promised))

    assert times() == [NOW]


def test_a_way_is_kept_and_changed(database: Database) -> None:
    case = examples.stored_case(database)

    def way() -> Way:
        return database.read(lambda c: Store(c).callbacks.way_of(case.reporter_id))

    assert way() == Way(case.reporter_id)
    chosen = Way(case.reporter_id, "phone", 540, 720, changed_at=NOW)
    database.run(lambda c: Store(c).callbacks.keep_way(chosen))
    assert way() == chosen
    database.run(lambda c: Store(c).callbacks.keep_way(replace(chosen, way="chat")))
    assert way().way == "chat"


def test_erased_words_leave_the_result(database: Database) -> None:
    asked = queued(database, status=ASKED)
    said = replace(asked, result="dissatisfied", words="张三 骂人")
    database.run(lambda c: Store(c).callbacks.answer(asked, said, NOW))

    database.run(lambda c: Store(c).callbacks.erase(asked.case_id))

    kept = database.read(lambda c: Store(c).callbacks.of_case(asked.case_id))
    answers = database.read(lambda c: Store(c).callbacks.answers_of(asked.id))
    assert [(one.result, one.words) for one in kept] == [("dissatisfied", "")]
    assert [one.words for one in answers] == [""]
