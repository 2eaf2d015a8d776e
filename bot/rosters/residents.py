"""The roster of residents: rows to homes and residents, stored in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.rosters import cells
from bot.rosters.imports import read_rows, refuse_duplicates, table_of
from storage.ids import new_id
from storage.records.people import Home, Resident

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.rosters.cells import HomeNumbers
    from bot.rosters.files import Row
    from bot.rosters.imports import Checked
    from flows.settings.site import Settings
    from storage.store import Store

COLUMNS = ("小区", "楼栋", "单元", "房号", "姓名", "手机", "身份")
RELATIONS = ("业主", "租户", "家属")
GONE = {"已搬走", "搬走", "已搬离", "搬离", "已退租", "退租", "空置"}
MOVED_OUT = "moved out"


@dataclass(frozen=True, slots=True)
class ResidentRow:
    """One good row."""

    community: str
    home: HomeNumbers
    name: str
    phone: str
    relation: str
    occupancy: str | None
    area: str | None
    handed_over_on: str | None

    @property
    def gone(self) -> bool:
        """Whether nobody of this name lives there any more."""
        return self.occupancy in GONE


def check_residents(path: Path, settings: Settings) -> Checked[ResidentRow]:
    """Read a file; raises CommandError when it is no such roster at all."""
    table = table_of(path, COLUMNS)
    reading = read_rows(table.rows, lambda row: _read(row, settings))
    refuse_duplicates(reading, lambda row: (row.community, row.home, row.name, row.phone))
    return reading.checked()


def _read(row: Row, settings: Settings) -> ResidentRow:
    community = cells.community(row, settings)
    return ResidentRow(
        community=community.name,
        home=cells.home(row, community),
        name=cells.name(row),
        phone=cells.mobile(row),
        relation=cells.one_of(row, "身份", RELATIONS),
        occupancy=cells.plain(row.get("入住状态")) or None,
        area=cells.area(row),
        handed_over_on=cells.day(row),
    )


def store_residents(store: Store, rows: Sequence[ResidentRow], now: int) -> None:
    """Add or update every row; who moved out loses their bindings."""
    phones: dict[tuple[str, HomeNumbers, str], set[str]] = {}
    for row in rows:
        phones.setdefault((row.community, row.home, row.name), set()).add(row.phone)
    for row in rows:
        home = Home(new_id(now), row.community, *row.home)
        home_id = store.residents.add_home(home, row.area, row.handed_over_on)
        known = phones[row.community, row.home, row.name]
        resident = _resident(row, home_id, now)
        _follow_new_number(store, resident, known, now)
        resident_id = store.residents.put(resident, now)
        if row.gone:
            store.residents.end_bindings_of(resident_id, MOVED_OUT, now)


def _resident(row: ResidentRow, home_id: str, now: int) -> Resident:
    return Resident(
        id=new_id(now),
        home_id=home_id,
        community=row.community,
        name=row.name,
        phone=row.phone,
        relation=row.relation,
        occupancy=row.occupancy,
        active=0 if row.gone else 1,
    )


def _follow_new_number(store: Store, resident: Resident, known: set[str], now: int) -> None:
    """Let somebody keep their binding when only their number changed.

    That is so when the home has one resident of this name, with a number the file lacks.
    """
    same = [r for r in store.residents.living_in(resident.home_id) if r.name == resident.name]
    old = [r for r in same if r.phone not in known]
    if len(known) == len(old) == len(same) == 1:
        store.residents.change_phone(replace(old[0], phone=resident.phone), now)
