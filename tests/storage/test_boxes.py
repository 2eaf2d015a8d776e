"""Wooden boxes: one record a building and day, corrected by the last word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.records.suggestion import BoxOpening
from storage.store import Store
from tests.storage.examples import NOW

if TYPE_CHECKING:
    from storage.database import Connection, Database


def opening(key: str, building: str, count: int, day: str = "2026-11-24") -> BoxOpening:
    """Return that somebody opened a box."""
    return BoxOpening(key, "翠湖花园", building, day, count, "s1", "陈静", NOW)


def test_a_box_is_kept_once_a_day(database: Database) -> None:
    """The first id stays, so that photos stay with it; the count is the last one."""

    def work(connection: Connection) -> None:
        boxes = Store(connection).boxes
        boxes.opened(opening("a", "3", 5))
        assert boxes.opened(opening("b", "3", 6)).id == "a"
        boxes.opened(opening("c", "1", 0))
        boxes.opened(opening("d", "3", 1, "2026-11-25"))
        found = boxes.on_day("翠湖花园", "2026-11-24")
        assert [(one.building, one.count) for one in found] == [("1", 0), ("3", 6)]
        assert boxes.on_day("别处", "2026-11-24") == []

    database.run(work)
