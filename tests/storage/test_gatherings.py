"""So much of one person is passed on by itself, and the rest is counted for one message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.gatherings import KIND, Gathered
from storage.outbox import NewPush
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import HOUR, MINUTE, NOW

if TYPE_CHECKING:
    from storage.database import Database

LIMITS = (2, 3)


def may(db: Database, at: int, who: str = "writer", *, counts: bool = True) -> bool:
    return db.run(lambda c: Store(c).gatherings.is_within(who, at, LIMITS, counts=counts))


def due(db: Database, at: int) -> list[str]:
    return db.run(lambda c: Store(c).gatherings.claim(at, at + MINUTE, 9))


def take(db: Database, reader: str, at: int) -> list[Gathered]:
    return db.run(lambda c: Store(c).gatherings.take(reader, at))


def add(db: Database, reader: str, what: str, at: int = NOW) -> None:
    db.run(lambda c: Store(c).gatherings.add(reader, "李雷", what, "yuhu", at))


def test_an_hour_and_a_day_have_each_their_limit(database: Database) -> None:
    assert [may(database, NOW + n) for n in range(3)] == [True, True, False]
    assert may(database, NOW, "another")

    assert may(database, NOW + HOUR)
    assert not may(database, NOW + HOUR + 1)
    assert not may(database, NOW + 2 * HOUR)
    assert may(database, NOW + 24 * HOUR)


def test_what_belongs_to_the_one_before_does_not_count(database: Database) -> None:
    assert all(may(database, NOW + n, counts=False) for n in range(5))
    assert may(database, NOW + 6)


def test_a_limit_reached_in_the_future_is_none_after_the_clock_went_back(
    database: Database,
) -> None:
    later = NOW + 40 * 24 * HOUR
    while may(database, later):
        pass

    assert may(database, NOW)


def test_a_reader_is_told_soon_and_then_not_within_the_hour(database: Database) -> None:
    reader = database.run(examples.person).id
    add(database, reader, "praise")
    add(database, reader, "praise")
    add(database, reader, "urge")

    assert due(database, NOW) == []
    soon = NOW + 5 * MINUTE
    assert due(database, soon) == [reader]
    assert due(database, soon + 1) == []
    assert take(database, reader, soon) == [
        Gathered("李雷", "praise", "yuhu", 2),
        Gathered("李雷", "urge", "yuhu", 1),
    ]

    add(database, reader, "urge", soon)
    assert due(database, soon + HOUR - 1) == []
    assert due(database, soon + HOUR) == [reader]
    assert take(database, reader, soon + HOUR) == [Gathered("李雷", "urge", "yuhu", 1)]
    assert due(database, soon + 9 * HOUR) == []


def test_it_counts_on_while_the_message_before_was_not_read(database: Database) -> None:
    reader = database.run(examples.person).id
    database.run(lambda c: Store(c).outbox.add(NewPush(reader, KIND, "…"), NOW, NOW))
    add(database, reader, "urge")

    assert take(database, reader, NOW + HOUR) == []
    add(database, reader, "urge", NOW + HOUR)
    assert due(database, NOW + 2 * HOUR) == [reader]
    database.run(lambda c: c.execute("UPDATE outbox SET status = 'shown'"))
    assert take(database, reader, NOW + 2 * HOUR) == [Gathered("李雷", "urge", "yuhu", 2)]


def test_the_reader_waits_no_longer_after_the_clock_went_back(database: Database) -> None:
    reader = database.run(examples.person).id
    add(database, reader, "urge", NOW + 40 * 24 * HOUR)

    assert due(database, NOW) == [reader]
