"""What is asked of the outbox in every turn and by every sender is found by an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from storage.outbox import PAGE, URGENT, Claim, NewPush
from storage.store import Store
from tests.storage import examples
from tests.storage.examples import NOW

if TYPE_CHECKING:
    import pytest

    from storage.database import Connection, Database


def test_nothing_walks_through_the_outbox(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, dict[str, Any]]] = []

    def work(connection: Connection) -> list[str]:
        who = examples.person(connection).id
        every = type(connection).all

        def listening(self: Connection, sql: str, /, **params: object) -> list[Any]:
            asked.append((sql, params))
            return every(self, sql, **params)

        monkeypatch.setattr(type(connection), "all", listening)
        store = Store(connection)
        store.outbox.add(NewPush(who, "case", "text"), NOW, NOW)
        store.unread.of_person(who, NOW)
        store.outbox.due_for(who, NOW)
        store.outbox.has_pages(NOW)
        store.unread.in_community("yuhu", NOW, 9)
        for weight in (PAGE, URGENT, None):
            store.outbox.claim_persons(Claim("me", NOW, NOW + 1), 1, weight=weight)
        monkeypatch.undo()
        plans = [connection.all(f"EXPLAIN QUERY PLAN {sql}", **params) for sql, params in asked]
        return [row["detail"] for plan in plans for row in plan]

    steps = sqlite_database.run(work)

    assert len(asked) >= 8
    assert [step for step in steps if step == "SCAN outbox" or "autoindex_outbox" in step] == []
    assert any("outbox_person" in step for step in steps)
