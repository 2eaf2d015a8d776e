"""Letters and decisions about callbacks, and what waits for rain, on either engine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from storage.errors import Stale
from storage.records.callback import MAIL, WAITING
from storage.records.decision import Decision
from storage.records.letter import SENT, Letter
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import HOUR, NOW
from tests.storage.test_callbacks import queued

if TYPE_CHECKING:
    from storage.database import Database


def test_a_letter_is_claimed_once_until_it_is_settled(database: Database) -> None:
    callback = queued(database, way=MAIL)
    letter = database.run(lambda c: Store(c).letters.post(callback.id, NOW))

    def claim(now: int) -> list[str]:
        return database.run(lambda c: Store(c).letters.claim(now, now + HOUR, 5))

    assert claim(NOW) == [letter.id]
    assert claim(NOW) == []

    def later(before: Letter) -> Letter:
        after = replace(before, due_at=NOW + HOUR, tries=1)
        return database.run(lambda c: Store(c).letters.save(before, after))

    again = later(letter)
    assert claim(NOW + HOUR) == [letter.id]
    with pytest.raises(Stale):
        later(letter)
    sent = replace(again, status=SENT, sent_at=NOW)
    database.run(lambda c: Store(c).letters.save(again, sent))
    assert claim(NOW + 9 * HOUR) == []
    assert database.read(lambda c: Store(c).letters.get(letter.id)) == replace(
        sent, version=again.version + 1
    )


def test_a_decision_becomes_one_corrective_action(database: Database) -> None:
    case = examples.stored_case(database)
    decision = Decision("d1", "yuhu", "2026-11", "换角阀", "staff-1", "孙丽", NOW)

    def work(store: Store) -> list[Decision]:
        store.decisions.add(decision)
        store.decisions.became(decision, case)
        return store.decisions.of_month("yuhu", "2026-11")

    (kept,) = database.run(lambda c: work(Store(c)))
    assert (kept.case_id, kept.number) == (case.id, case.number)
    with pytest.raises(Stale):
        database.run(lambda c: Store(c).decisions.became(decision, case))


def test_only_what_waits_for_later_is_brought_forward(database: Database) -> None:
    waits = queued(database, source="rain", status=WAITING, due_at=NOW + 9 * HOUR)
    asked = replace(waits, id="callback-2", status="asked")
    soon = replace(waits, id="callback-3", due_at=NOW)
    for one in (asked, soon):
        database.run(lambda c, one=one: Store(c).callbacks.add(one))  # type: ignore[misc]

    def rain() -> int:
        return database.run(lambda c: Store(c).callbacks.bring_forward("yuhu", "rain", NOW + HOUR))

    assert [rain(), rain()] == [1, 0]
    found = database.read(lambda c: Store(c).callbacks.of_case(waits.case_id))
    assert [one.due_at for one in found] == [NOW + HOUR, NOW + 9 * HOUR, NOW]
