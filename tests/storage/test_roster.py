"""Residents and staff: who lives where, works where, and under which account."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from storage.errors import Stale
from storage.records.people import BindingRequest
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import NOW

if TYPE_CHECKING:
    from storage.database import Connection, Database


def test_an_import_run_twice_changes_nothing(database: Database) -> None:
    def work(connection: Connection) -> None:
        first = examples.resident(connection)
        residents = Store(connection).residents
        assert residents.put(replace(first, id="other", relation="租客"), NOW) == first.id
        assert residents.living_in(first.home_id) == [replace(first, relation="租客")]
        assert examples.home(connection) == first.home_id
        known = residents.home("yuhu", "3", "2", "1501")
        assert known == residents.home_by_id(first.home_id)
        assert residents.home("yuhu", "3", "2", "9999") is None

    database.run(work)


def test_an_account_is_bound_once_and_unbound_by_home_or_wholly(database: Database) -> None:
    def work(connection: Connection) -> None:
        who = examples.person(connection).id
        residents = Store(connection).residents
        first = examples.resident(connection)
        second = examples.resident(
            connection, id="resident-2", home_id=examples.home(connection, "1601")
        )
        for later, lives in enumerate((first, first, second)):
            residents.bind(who, lives, NOW + later)
        assert [home.room for home in residents.bound_homes(who)] == ["1501", "1601"]
        assert residents.accounts_of(first.id) == [who]
        assert residents.share(who, shares=True) == 2
        assert residents.unbind(who, first.home_id, "asked", NOW) == 1
        assert [(home.room, home.shares) for home in residents.bound_homes(who)] == [("1601", 1)]
        residents.bind(who, first, NOW + 1)
        assert residents.unbind(who, None, "asked", NOW + 2) == 2
        assert residents.bound_homes(who) == []

    database.run(work)


def test_who_moves_out_is_bound_no_longer(database: Database) -> None:
    def work(connection: Connection) -> None:
        lives = examples.resident(connection)
        residents = Store(connection).residents
        residents.bind(examples.person(connection).id, lives, NOW)
        assert residents.find_by_phone("yuhu", lives.phone) == [lives]
        assert residents.end_bindings_of(lives.id, "moved out", NOW) == 1
        residents.put(replace(lives, active=0), NOW)
        assert residents.find_by_phone("yuhu", lives.phone) == []
        assert residents.accounts_of(lives.id) == []

    database.run(work)


def test_a_binding_request_is_decided_once(database: Database, second: Database) -> None:
    def ask(connection: Connection) -> BindingRequest:
        who = examples.person(connection).id
        asked = BindingRequest(
            "request", 0, "yuhu", who, "resident-1", "3-2-1501", "王", "138", "open", NOW, 1
        )
        return Store(connection).binding_requests.add(asked, NOW)

    request = database.run(ask)
    requests = database.read(
        lambda c: (
            Store(c).binding_requests.open_in("yuhu"),
            Store(c).binding_requests.open_for_resident(["resident-1", "none"]),
            [Store(c).binding_requests.open_of(request.person_id)],
            Store(c).binding_requests.due(NOW, 5),
        )
    )
    assert requests == ([request],) * 4

    second.run(lambda c: Store(c).binding_requests.decide(request, "agreed", "clerk", NOW))
    with pytest.raises(Stale):
        database.run(lambda c: Store(c).binding_requests.decide(request, "refused", "x", NOW))
    with pytest.raises(Stale):
        database.run(lambda c: Store(c).binding_requests.look_again(request, NOW))
    assert database.read(lambda c: Store(c).binding_requests.open_of(request.person_id)) is None


def test_an_invitation_is_used_once_in_time_and_the_last_one_counts(database: Database) -> None:
    def work(connection: Connection) -> None:
        roster, works = Store(connection).staff, examples.staff(connection)
        roster.invite(works.id, "old", NOW, NOW + 9)
        roster.invite(works.id, "new", NOW, NOW + 9)
        assert roster.use_invitation("unknown", "p", NOW + 1) is None
        assert roster.use_invitation("old", "p", NOW + 1) is None
        assert roster.use_invitation("new", "p", NOW + 9) is None
        assert roster.use_invitation("new", "p", NOW + 8) == works
        assert roster.use_invitation("new", "p", NOW + 8) is None

    database.run(work)


def test_staff_have_one_account_until_they_leave(database: Database) -> None:
    def work(connection: Connection) -> None:
        store, works = Store(connection), examples.staff(connection)
        old, new = examples.person(connection, "old"), examples.person(connection, "new")
        store.staff.bind(works.id, old.id)
        store.staff.bind(works.id, new.id)
        store.staff.set_superior(works.id, "boss")
        assert store.persons.get(old.id) == old
        assert store.staff.active_in("yuhu") == store.staff.by_phone(works.phone)
        [found] = store.staff.active_in("yuhu")
        assert (found.person_id, found.superior_id) == (new.id, "boss")
        store.staff.dismiss(works.id)
        assert store.staff.active_in("yuhu") == []
        assert store.persons.get(new.id) == new

    database.run(work)


def test_a_shift_begins_and_ends_by_word(database: Database) -> None:
    def work(connection: Connection) -> None:
        roster, works = Store(connection).staff, examples.staff(connection)
        roster.start_shift(works, NOW)
        roster.start_shift(works, NOW + 1)
        assert roster.on_shift("yuhu") == {works.id}
        assert roster.on_shift("other") == set()
        assert roster.end_shift(works.id, NOW + 2) == 1
        assert roster.on_shift("yuhu") == set()

    database.run(work)
