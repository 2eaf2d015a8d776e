"""After the clock went back every table is gone through once, in stretches, by whoever is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.evidence import Belongs
from storage.persons import MESSAGE_MS, Contact
from storage.rewinds import BOUNDS
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import HOUR, MINUTE, NOW

if TYPE_CHECKING:
    from storage.database import Database
    from storage.records.record import Row
    from storage.rewinds import Stretch

DAY = 24 * HOUR
LATER = NOW + 40 * DAY


def go_on(db: Database, limit: int = 2) -> Stretch | None:
    return db.run(lambda c: Store(c).rewinds.next_stretch(NOW, limit))


def to_the_end(db: Database) -> list[Stretch]:
    db.run(lambda c: Store(c).rewinds.begin())
    found = []
    while stretch := go_on(db):
        found.append(stretch)
    return found


def test_what_happened_in_the_future_happened_by_now(database: Database) -> None:
    who = database.run(examples.person).id

    def live_ahead(store: Store) -> None:
        store.persons.arrive(Contact("resident", "message"), LATER)
        store.conversations.add(examples.conversation(who, front_at=LATER), LATER)
        store.evidence.add(who, "image", "media", Belongs(), LATER)
        store.reports.want("complaints", "yuhu", "2026-11", [who], LATER)
        store.persons.try_again(who, "binding", LATER, DAY)

    database.run(lambda c: live_ahead(Store(c)))

    to_the_end(database)

    def left(table: str) -> list[Row]:
        return database.read(lambda c: c.all(f"SELECT * FROM {table}"))  # noqa: S608

    for bounds in BOUNDS:
        for row in left(bounds.table):
            assert all(
                row[name] is None or row[name] <= NOW + ahead
                for name, ahead in bounds.columns.items()
            )
    assert [row["message_until"] for row in left("persons")] == [NOW + MESSAGE_MS]
    assert left("evidence")
    assert left("reports")[0]["due_at"] == NOW
    assert database.run(lambda c: Store(c).persons.try_again(who, "binding", NOW + DAY, DAY)) == 1


def test_a_stretch_holds_the_cases_that_wait_and_comes_after_the_one_before(
    database: Database,
) -> None:
    for number in range(5):
        examples.stored_case(
            database, id=f"case-{number}", number=f"BX-{number}", alert_at=LATER if number else None
        )

    stretches = [one for one in to_the_end(database) if one.table == "cases"]

    found = [
        database.read(lambda c, one=one: [x.id for x in Store(c).rewinds.waiting_cases(one)])  # type: ignore[misc]
        for one in stretches
    ]
    assert found == [["case-1"], ["case-2", "case-3"], ["case-4"], []]


def test_another_sweeper_goes_on_where_one_was_killed(database: Database, second: Database) -> None:
    for number in range(4):
        examples.stored_case(database, id=f"case-{number}", number=f"BX-{number}", alert_at=LATER)
    database.run(lambda c: Store(c).rewinds.begin())
    before = go_on(database)

    def killed(store: Store) -> None:
        assert store.rewinds.next_stretch(NOW, 2) != before
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        database.run(lambda c: killed(Store(c)))
    rest = []
    while stretch := go_on(second):
        rest.append(stretch)

    assert before is not None
    assert before.table == "agenda"
    assert [one.until for one in rest if one.table == "cases"] == ["case-1", "case-3", ""]
    assert not database.read(lambda c: Store(c).rewinds.are_due())


def test_only_one_of_two_sweepers_sees_a_jump(database: Database, second: Database) -> None:
    assert database.run(lambda c: Store(c).signs.move("clock", 0, LATER))

    assert database.run(lambda c: Store(c).signs.move("clock", LATER, NOW))
    assert not second.run(lambda c: Store(c).signs.move("clock", LATER, NOW))
    assert second.read(lambda c: Store(c).signs.total("clock")) == NOW


@pytest.mark.parametrize("back", [2 * HOUR, 40 * DAY])
def test_a_claim_made_before_the_clock_went_back_ends_with_it(
    database: Database, back: int
) -> None:
    examples.stored_case(database, alert_at=NOW - HOUR)
    then = NOW + back

    def claim(at: int) -> int:
        return len(database.run(lambda c: Store(c).cases.claim_alerts(at, at + MINUTE, 9)))

    assert claim(then) == 1
    assert claim(then + 1) == 0
    assert claim(NOW) == 1
    assert claim(NOW + 1) == 0


def test_a_routine_comes_round_by_the_clock_as_it_is_now(database: Database) -> None:
    def ensured(due_at: int) -> list[str]:
        database.run(lambda c: Store(c).routines.ensure("digest:yuhu", due_at))
        return database.run(lambda c: Store(c).routines.claim(NOW + DAY, NOW + DAY + 1, 9))

    assert ensured(LATER) == []
    assert ensured(NOW + DAY) == ["digest:yuhu"]
