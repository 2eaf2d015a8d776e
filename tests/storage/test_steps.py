"""What somebody did last is found, and what it told is taken out, on both engines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from storage.cases import Act
from storage.outbox import NewPush
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import NOW

if TYPE_CHECKING:
    from storage.database import Connection, Database


def test_the_newest_line_comes_first_and_only_what_it_told_is_taken_out(
    database: Database,
) -> None:
    case = examples.stored_case(database)

    def work(connection: Connection) -> None:
        store = Store(connection)
        taken = store.cases.save(
            case, replace(case, status="taken"), Act("take", "s-1", "王强"), NOW + 1
        )
        store.cases.save(
            taken, replace(taken, status="arrived"), Act("arrive", "s-1", "王强"), NOW + 2
        )
        told = NewPush(case.reporter_id, "step", "到了", case_id=case.id)
        store.outbox.add(replace(told, text="接了"), NOW + 1, NOW + 1)
        gone = store.outbox.add(replace(told, text="已到"), NOW + 2, NOW + 2)
        store.outbox.add(told, NOW + 2, NOW + 2)
        connection.execute("UPDATE outbox SET status = 'sent' WHERE id = :id", id=gone)

        newest = store.steps.newest("s-1", 5)
        assert [line.action for line in newest] == ["arrive", "take"]
        assert store.steps.untell(newest[0]) == {case.reporter_id}
        waiting = store.outbox.due_for(case.reporter_id, NOW + 9)
        assert [push.text for push in waiting] == ["接了"]
        assert store.steps.newest("s-2", 5) == []

    database.run(work)
