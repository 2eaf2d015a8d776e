"""What is to be told is claimed once, goes on where it stopped, and whom it reached is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.errors import Stale
from storage.outbox import NOTICE, NewPush
from storage.records.announcement import Reached
from storage.store import Store
from tests.storage.examples import MINUTE, NOW, person, stored_case

if TYPE_CHECKING:
    from storage.database import Connection, Database
    from storage.records.announcement import Round


def put(db: Database, due_at: int = NOW) -> Round:
    """Have a case told, and return the row of it."""
    case = stored_case(db)

    def work(connection: Connection) -> Round:
        announcements = Store(connection).announcements
        announcements.put_round(case.id, "told", due_at, NOW)
        (made,) = announcements.rounds_of(case.id)
        return made

    return db.run(work)


def claimed(db: Database, now: int) -> list[str]:
    return db.run(lambda c: Store(c).announcements.claim_rounds(now, now + MINUTE, 10))


def test_a_round_is_due_at_its_time_and_claimed_once(database: Database) -> None:
    made = put(database, NOW + MINUTE)

    assert claimed(database, NOW) == []
    assert claimed(database, NOW + MINUTE) == [made.id]
    assert claimed(database, NOW + MINUTE) == []
    assert claimed(database, NOW + 2 * MINUTE + 1) == [made.id]  # whoever had it died


def test_it_goes_on_where_it_stopped_unless_it_was_put_anew(database: Database) -> None:
    made = put(database)
    claimed(database, NOW)
    database.run(lambda c: Store(c).announcements.told_until(made, "p7"))

    assert claimed(database, NOW) == [made.id]  # free for whoever comes next
    with pytest.raises(Stale):
        database.run(lambda c: Store(c).announcements.told_until(made, "p8"))
    database.run(lambda c: Store(c).announcements.put_round(made.case_id, "told", NOW, NOW))
    again = database.read(lambda c: Store(c).announcements.round(made.id))
    assert again is not None
    assert again.told_to == ""


def test_whom_it_reached_is_counted(database: Database) -> None:
    case = stored_case(database)

    def work(connection: Connection) -> Reached:
        store = Store(connection)
        for name in ("sent", "waiting", "read", "silent"):
            who = person(connection, name).id
            reader = store.announcements.reader(case.id, who, NOW)
            push_id = store.outbox.add(NewPush(who, NOTICE, name), NOW, NOW)
            store.announcements.sent_with(reader, push_id)
            (push,) = store.outbox.due_for(who, NOW)
            known = store.announcements.reader(case.id, who, NOW)  # the same, not a second one
            if name == "sent":
                store.outbox.sent(push, "message", NOW)
            if name == "read":
                store.announcements.opened(known.token, NOW)
                known = store.announcements.reader(case.id, who, NOW)
            assert store.announcements.may_know(known) == (name in {"sent", "read"})
        return store.announcements.reached(case.id)

    assert database.run(work) == Reached(told=4, delivered=2, opened=1)


def test_who_read_it_is_forgotten_after_its_end(database: Database) -> None:
    over, runs = (
        stored_case(database, id=name, number=name, closed_at=closed)
        for name, closed in (("over", NOW), ("runs", None))
    )

    def work(connection: Connection) -> tuple[int, list[int]]:
        store = Store(connection)
        who = person(connection, "reader").id
        for case in (over, runs):
            store.announcements.reader(case.id, who, NOW)
        assert store.announcements.forget_readers(NOW - 1, 10) == 0
        gone = store.announcements.forget_readers(NOW, 10)
        return gone, [store.announcements.reached(case.id).told for case in (over, runs)]

    assert database.run(work) == (1, [0, 1])
