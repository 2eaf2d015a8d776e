"""Rows of the rosters, and what the database holds of them after an import."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from storage.connect import open_database
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.records.people import Resident
    from storage.records.staff import Staff

HEAD = "小区,楼栋,单元,房号,姓名,手机,身份"
LI_LEI = "翠湖花园,3栋,2单元,1501,李雷,13800000001,业主"
ZHANG = "翠湖花园,5,1,802,张秀英,13800000003,租户"


class Roster:
    """What the database holds after an import."""

    def __init__(self, url: str) -> None:
        self._url = url

    def look(self, work: Callable[[Store], Any]) -> Any:  # noqa: ANN401 - whatever was asked for
        """Read something."""
        with closing(open_database(self._url)) as db:
            return db.run(lambda c: work(Store(c)))

    def living(self, building: str, unit: str, room: str) -> list[Resident]:
        """Return the active residents of a home."""

        def find(store: Store) -> list[Resident]:
            home = store.residents.home("翠湖花园", building, unit, room)
            return store.residents.living_in(home.id) if home else []

        found: list[Resident] = self.look(find)
        return found

    def staff(self) -> dict[str, Staff]:
        """Return the active staff by name."""
        active = self.look(lambda store: store.staff.active_in("翠湖花园"))
        return {one.name: one for one in active}
