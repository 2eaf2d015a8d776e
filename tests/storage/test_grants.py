"""Permissions for one notice: each spent once, whatever order the platform tells of them in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from storage.outbox import NewPush
from storage.persons import Contact
from storage.store import Store
from tests.storage.examples import HOUR, MINUTE, NOW, stored_case

if TYPE_CHECKING:
    from storage.database import Database
    from storage.records.messages import Push

NOTICE = "result-or-question"


@pytest.fixture
def person(database: Database) -> str:
    """Return who permits."""
    return database.run(lambda c: Store(c).persons.arrive(Contact("o1", "message"), NOW)).id


@pytest.fixture
def push(database: Database, person: str) -> Push:
    """Return a message for them."""

    def add(store: Store) -> Push:
        store.outbox.add(NewPush(person, "step", "修好了吗？", 1), NOW, NOW)
        return store.outbox.due_for(person, NOW)[0]

    return database.run(lambda c: add(Store(c)))


def states(database: Database) -> list[str]:
    """Return how far each came."""
    rows = database.read(lambda c: c.all("SELECT status FROM grants ORDER BY id"))
    return [row["status"] for row in rows]


def spend(database: Database, person: str, push: Push) -> bool:
    return database.run(lambda c: Store(c).grants.spend(person, NOTICE, push, NOW))


Step = tuple[str, int]
ACCEPT, REJECT, OFF = "give", "refuse", "switch_off"


@pytest.mark.parametrize(
    ("told", "is_open", "is_refused"),
    [
        ([(ACCEPT, 10)], True, False),
        ([(REJECT, 10)], False, True),
        ([(ACCEPT, 10), (ACCEPT, 20)], True, False),
        ([(ACCEPT, 10), (REJECT, 20)], True, True),  # a no takes nothing back that was given
        ([(REJECT, 20), (ACCEPT, 10)], True, True),
        ([(ACCEPT, 20), (REJECT, 10)], True, False),
        ([(ACCEPT, 10), (OFF, 20)], False, True),
        ([(OFF, 20), (ACCEPT, 10)], False, True),  # the late yes was switched off since
        ([(OFF, 10), (ACCEPT, 20)], True, False),
        ([(ACCEPT, 20), (OFF, 10)], True, False),
    ],
)
def test_the_order_of_the_platforms_clock_decides(
    database: Database, person: str, told: list[Step], *, is_open: bool, is_refused: bool
) -> None:
    def tell(store: Store) -> None:
        for what, at in told:
            getattr(store.grants, what)(person, NOTICE, NOW + at, NOW)

    database.run(lambda c: tell(Store(c)))

    look = database.read
    assert look(lambda c: Store(c).grants.is_open(person, NOTICE)) is is_open
    assert look(lambda c: Store(c).grants.is_refused(person, NOTICE)) is is_refused
    assert states(database).count("given") == int(is_open)


def test_one_is_spent_on_one_message_and_once_more_on_the_same(
    database: Database, person: str, push: Push
) -> None:
    database.run(lambda c: Store(c).grants.give(person, NOTICE, NOW, NOW))

    first, after_a_crash = spend(database, person, push), spend(database, person, push)

    assert (first, after_a_crash) == (True, True)
    assert spend(database, person, replace(push, id="another")) is False
    assert states(database) == ["spent"]


def test_what_did_not_go_is_kept_for_another(database: Database, person: str, push: Push) -> None:
    database.run(lambda c: Store(c).grants.give(person, NOTICE, NOW, NOW))
    spend(database, person, push)

    database.run(lambda c: Store(c).grants.give_back(push.id))

    assert spend(database, person, replace(push, id="another")) is True


def test_that_of_its_own_case_is_spent_first(database: Database, person: str, push: Push) -> None:
    cases = [stored_case(database, id=f"case-{n}", number=f"BX20261124-000{n}") for n in (1, 2)]

    def permit(store: Store) -> None:
        for n, case in enumerate(cases):
            store.grants.offer(person, NOTICE, case.id, NOW + n)
            store.grants.give(person, NOTICE, NOW + n, NOW)

    database.run(lambda c: permit(Store(c)))

    spend(database, person, replace(push, case_id=cases[1].id))

    left = database.read(lambda c: c.all("SELECT case_id FROM grants WHERE status = 'given'"))
    assert [row["case_id"] for row in left] == [cases[0].id]


def test_the_report_is_about_the_newest_and_comes_once(
    database: Database, person: str, push: Push
) -> None:
    database.run(lambda c: Store(c).grants.give(person, NOTICE, NOW, NOW))
    spend(database, person, push)

    def report() -> str | None:
        return database.run(lambda c: Store(c).grants.reported(person, NOTICE))

    assert [report(), report()] == [push.id, None]


def test_a_ticket_is_renewed_by_one_and_ends(database: Database) -> None:
    def claims(now: int) -> bool:
        return database.run(lambda c: Store(c).tickets.claim("jsapi", now, now + MINUTE))

    assert [claims(NOW), claims(NOW)] == [True, False]
    database.run(lambda c: Store(c).tickets.keep("jsapi", "t", NOW + HOUR, NOW + MINUTE))

    good = [
        database.read(lambda c, at=at: Store(c).tickets.good("jsapi", at))  # type: ignore[misc]
        for at in (NOW, NOW + HOUR)
    ]
    assert good == ["t", None]
    assert claims(NOW + MINUTE)
    assert claims(NOW - 9 * HOUR)  # the clock went back
