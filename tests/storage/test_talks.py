"""Talks about complaints, on either engine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from storage.errors import Stale
from storage.records.complaint import Talk
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import HOUR, MINUTE, NOW

if TYPE_CHECKING:
    from storage.database import Database

TALK = Talk(
    "talk-1", "case-1", "resident", "", "meeting", (NOW + HOUR, NOW + 2 * HOUR), "proposed",
    None, None, None, None, "staff-1", NOW, 1,
)  # fmt: skip


def added(database: Database) -> Talk:
    """Store a proposed talk about the example's case."""
    examples.stored_case(database)
    database.run(lambda c: Store(c).talks.add(TALK))
    return TALK


def test_a_talk_comes_back_with_its_times_in_order(database: Database) -> None:
    added(database)

    assert database.read(lambda c: Store(c).talks.get("talk-1")) == TALK
    assert database.read(lambda c: Store(c).talks.of_case("case-1")) == [TALK]
    assert database.read(lambda c: Store(c).talks.get("talk-2")) is None


def test_only_what_is_still_to_come_is_open(database: Database) -> None:
    talk = added(database)

    def open_now() -> Talk | None:
        return database.read(lambda c: Store(c).talks.open_of("case-1", "resident"))

    assert open_now() == talk
    assert database.read(lambda c: Store(c).talks.open_of("case-1", "accused")) is None
    held = replace(talk, status="held", held_at=NOW, record="先试一周")
    database.run(lambda c: Store(c).talks.save(talk, held))
    assert open_now() is None
    assert database.read(lambda c: Store(c).talks.get("talk-1")) == replace(held, version=2)


def test_two_who_change_one_talk_do_not_overwrite_each_other(database: Database) -> None:
    talk = added(database)
    agreed = replace(talk, status="agreed", agreed_at=NOW + HOUR)
    database.run(lambda c: Store(c).talks.save(talk, agreed))

    with pytest.raises(Stale):
        database.run(lambda c: Store(c).talks.save(talk, replace(talk, status="cancelled")))


def test_a_reminder_is_claimed_once_and_when_it_is_due(database: Database) -> None:
    talk = added(database)
    agreed = replace(talk, status="agreed", agreed_at=NOW + HOUR, remind_at=NOW + MINUTE)
    database.run(lambda c: Store(c).talks.save(talk, agreed))

    def claimed(at: int) -> list[str]:
        return database.run(lambda c: Store(c).talks.claim_reminders(at, at + MINUTE, 10))

    assert claimed(NOW) == []
    assert claimed(NOW + MINUTE) == ["talk-1"]
    assert claimed(NOW + MINUTE) == []
    assert claimed(NOW + 3 * MINUTE) == ["talk-1"]
