"""Persons: allowances are reset each by its own trigger and spent the shorter first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.evidence import Belongs
from storage.outbox import NewPush
from storage.persons import CLICK_MS, MESSAGE_MS, Contact
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import NOW

if TYPE_CHECKING:
    from storage.database import Connection, Database
    from storage.records.people import Person


def arrive(db: Database, opens: str, now: int = NOW) -> Person:
    return db.run(lambda c: Store(c).persons.arrive(Contact("resident", opens), now))


def left(person: Person | None) -> tuple[int, int]:
    assert person is not None
    return person.message_left, person.click_left


def spend(db: Database, now: int = NOW) -> tuple[int, int]:
    def work(connection: Connection) -> tuple[int, int]:
        persons = Store(connection).persons
        who = persons.by_openid("resident")
        assert who is not None
        persons.spend(who.id, now)
        return left(persons.get(who.id))

    return db.run(work)


@pytest.mark.parametrize(
    ("opens", "allowed"), [("message", (5, 0)), ("click", (0, 3)), ("nothing", (0, 0))]
)
def test_a_contact_opens_its_allowance(
    database: Database, opens: str, allowed: tuple[int, int]
) -> None:
    person = arrive(database, opens)

    assert left(person) == allowed
    assert person.message_until == (NOW + MESSAGE_MS if opens == "message" else 0)
    assert person.click_until == (NOW + CLICK_MS if opens == "click" else 0)


def test_each_trigger_resets_its_own_allowance(database: Database) -> None:
    arrive(database, "message")
    spend(database)

    clicked = arrive(database, "click", NOW + 1)
    spend(database)
    again = arrive(database, "message", NOW + 2)

    assert left(clicked) == (4, 3)
    assert clicked.message_until == NOW + MESSAGE_MS
    assert left(again) == (5, 2)
    assert again.click_until == NOW + 1 + CLICK_MS
    assert left(arrive(database, "nothing", NOW + 3)) == (5, 2)


def test_the_shorter_allowance_is_spent_first_and_none_below_zero(database: Database) -> None:
    arrive(database, "message")
    arrive(database, "click")

    spent = [spend(database) for _ in range(9)]

    assert spent == [(5, 2), (5, 1), (5, 0), (4, 0), (3, 0), (2, 0), (1, 0), (0, 0), (0, 0)]


def test_a_minute_that_is_over_is_not_spent(database: Database) -> None:
    arrive(database, "message")
    arrive(database, "click")

    assert spend(database, NOW + CLICK_MS - 1) == (5, 2)
    assert spend(database, NOW + CLICK_MS) == (4, 2)


def test_the_platform_is_believed(database: Database) -> None:
    person = arrive(database, "message")

    database.run(lambda c: Store(c).persons.exhaust(person.id))
    assert left(database.read(lambda c: Store(c).persons.get(person.id))) == (0, 0)


def test_who_leaves_comes_back_with_the_next_contact(database: Database) -> None:
    person = arrive(database, "message")

    database.run(lambda c: Store(c).persons.leave(person.id))
    gone = database.read(lambda c: Store(c).persons.get(person.id))
    assert gone is not None
    assert (gone.followed, *left(gone)) == (0, 0, 0)

    back = arrive(database, "click", NOW + 5)
    assert (back.id, back.followed, back.seen_at, back.created_at) == (person.id, 1, NOW + 5, NOW)


def test_tries_are_counted_within_a_window(database: Database) -> None:
    def attempt(now: int, who: str = "a", what: str = "bind") -> int:
        return database.run(lambda c: Store(c).persons.try_again(who, what, now, 100))

    assert [attempt(0), attempt(50), attempt(99)] == [1, 2, 3]
    assert [attempt(99, who="b"), attempt(99, what="urge")] == [1, 1]
    assert [attempt(100), attempt(199), attempt(200)] == [1, 2, 1]


def test_who_was_known_by_phone_keeps_everything(database: Database) -> None:
    """Cases, pushes and files of a caller go to the account they bind later; once."""

    def work(connection: Connection) -> tuple[int, int]:
        store = Store(connection)
        caller = store.persons.add_phone_only("13800000001", "王小明", "yuhu", NOW)
        assert store.persons.by_phone_only("13800000001") == caller
        case = examples.case(connection, reporter_id=caller.id)
        store.outbox.add(NewPush(caller.id, "case", "text"), NOW, NOW)
        file = store.evidence.add(caller.id, "image", "m", Belongs(case.id), NOW)

        account = examples.person(connection)
        counts = (
            store.persons.absorb_phone_only("13800000001", account.id),
            store.persons.absorb_phone_only("13800000001", account.id),
        )
        assert [found.id for found in store.cases.of_reporter(account.id, NOW)] == [case.id]
        assert len(store.outbox.due_for(account.id, NOW, 5)) == 1
        found = store.evidence.get(file)
        assert found is not None
        assert found.person_id == account.id
        return counts

    assert database.run(work) == (1, 0)
