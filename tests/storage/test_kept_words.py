"""Words whose question nobody answered: handed on once, also where a sweeper died over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.kept_words import ANSWER_MS, KeptWords
from storage.store import Store
from tests.storage.examples import MINUTE, NOW

if TYPE_CHECKING:
    from storage.database import Database

DUE = NOW + ANSWER_MS
FIRST, LAST = KeptWords("p1", "BX1", "马桶堵了"), KeptWords("p1", "", "灯也不亮")


def keep(database: Database, kept: KeptWords) -> None:
    database.run(lambda c: Store(c).kept_words.keep(kept, NOW))


def claimed(database: Database, now: int) -> list[str]:
    return database.run(lambda c: Store(c).kept_words.claim(now, now + MINUTE, 10))


def taken(database: Database) -> KeptWords | None:
    return database.run(lambda c: Store(c).kept_words.take("p1"))


def test_they_are_due_once_and_again_where_the_first_died(database: Database) -> None:
    keep(database, FIRST)

    assert claimed(database, DUE - 1) == []
    assert claimed(database, DUE) == ["p1"]
    assert claimed(database, DUE) == []
    assert claimed(database, DUE + MINUTE + 1) == ["p1"]


def test_the_last_ones_are_taken_once(database: Database) -> None:
    keep(database, FIRST)
    claimed(database, DUE)
    keep(database, LAST)

    assert claimed(database, NOW - 2 * ANSWER_MS) == ["p1"]  # from a future that is gone
    assert taken(database) == LAST
    assert taken(database) is None
    assert claimed(database, DUE + MINUTE) == []
