"""Appointments, on either engine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from storage.errors import Stale
from storage.records.appointment import Appointment
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import HOUR, MINUTE, NOW

if TYPE_CHECKING:
    from storage.database import Database

PROPOSED = Appointment(
    "a-1", "case-1", "staff", "staff-1", NOW + HOUR, NOW + 2 * HOUR, "proposed", NOW + MINUTE, NOW
)


def test_only_what_was_not_ended_is_open_and_two_do_not_overwrite(database: Database) -> None:
    examples.stored_case(database)
    database.run(lambda c: Store(c).appointments.add(PROPOSED))
    assert database.read(lambda c: Store(c).appointments.open_of("case-1")) == PROPOSED

    ended = replace(PROPOSED, status="ended", remind_at=None)
    database.run(lambda c: Store(c).appointments.save(PROPOSED, ended))
    assert database.read(lambda c: Store(c).appointments.open_of("case-1")) is None
    assert database.read(lambda c: Store(c).appointments.get("a-1")) == replace(ended, version=2)

    with pytest.raises(Stale):
        database.run(lambda c: Store(c).appointments.save(PROPOSED, ended))


def test_a_reminder_is_claimed_once_and_when_it_is_due(database: Database) -> None:
    examples.stored_case(database)
    database.run(lambda c: Store(c).appointments.add(PROPOSED))

    def claimed(now: int) -> list[str]:
        return database.run(lambda c: Store(c).appointments.claim_reminders(now, now + MINUTE, 9))

    assert claimed(NOW) == []
    assert claimed(NOW + MINUTE) == ["a-1"]
    assert claimed(NOW + MINUTE) == []
