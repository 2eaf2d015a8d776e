"""The roster of staff: rows to members of staff and whom they answer to, in one transaction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.rosters import cells
from bot.rosters.cells import BadCell
from bot.rosters.imports import read_rows, refuse_duplicates, table_of
from flows.writing import rosters as roster_texts
from storage.ids import new_id
from storage.records.staff import Staff

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bot.rosters.files import Row
    from bot.rosters.imports import Checked, Reading
    from flows.settings.site import Community, Settings
    from storage.store import Store

COLUMNS = ("小区", "姓名", "手机", "角色", "部门", "工种", "直属上级")
LEFT = {"离职", "已离职"}
STATES = ("在职", "离职", "已离职")
_SEPARATORS = re.compile(r"[\s、,，/;；]+")
Names = dict[str, dict[str, set[str]]]  # community -> name -> phones


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One good row; `role` is a key of the settings."""

    community: str
    name: str
    phone: str
    role: str
    department: str
    trades: str
    superior: str
    buildings: str
    left: bool


def check_staff(path: Path, settings: Settings, known: Sequence[Staff]) -> Checked[StaffRow]:
    """Read a file; `known` are those on the roster already, who may be superiors too.

    Raises CommandError when it is no such roster at all.
    """
    table = table_of(path, COLUMNS)
    reading = read_rows(table.rows, lambda row: _read(row, settings))
    refuse_duplicates(reading, lambda row: (row.community, row.phone))
    names = _names(table.rows, known)
    for line, row in list(reading.good.items()):
        reason = _wrong_superior(row, names.get(row.community, {}))
        if reason:
            reading.refuse(line, reason)
    _refuse_circles(reading)
    return reading.checked()


def _read(row: Row, settings: Settings) -> StaffRow:
    community = cells.community(row, settings)
    state = cells.one_of(row, "状态", STATES) if row.get("状态") else STATES[0]
    return StaffRow(
        community=community.name,
        name=cells.name(row),
        phone=cells.mobile(row),
        role=_role(row, settings),
        department=row.get("部门"),
        trades=" ".join(_several(row.get("工种"))),
        superior=cells.name(row, "直属上级") if row.get("直属上级") else "",
        buildings=_buildings(row, community),
        left=state in LEFT,
    )


def _role(row: Row, settings: Settings) -> str:
    title = cells.plain(cells.needed(row, "角色"))
    for key, role in settings.roles.items():
        if title in (role.title, *role.titles):
            return key
    raise BadCell(
        roster_texts.not_one_of("角色", title, [r.title for r in settings.roles.values()])
    )


def _several(text: str) -> list[str]:
    return [word for word in _SEPARATORS.split(text) if word]


def _buildings(row: Row, community: Community) -> str:
    named = _several(row.get("责任楼栋"))
    return " ".join(cells.building_named(text, community).name for text in named)


def _names(rows: Sequence[Row], known: Sequence[Staff]) -> Names:
    """Return who could be a superior, bad rows included: theirs is another line's mistake."""
    names: Names = {}
    for staff in known:
        names.setdefault(staff.community, {}).setdefault(staff.name, set()).add(staff.phone)
    for row in rows:
        try:
            name, phone = cells.name(row), cells.plain(row.get("手机"))
        except BadCell:
            continue
        community = names.setdefault(cells.plain(row.get("小区")), {})
        community.setdefault(name, set()).add(_digits(phone))
    return names


def _digits(phone: str) -> str:
    return re.sub(r"[^0-9]", "", phone)[-11:]


def _wrong_superior(row: StaffRow, names: Mapping[str, set[str]]) -> str | None:
    if not row.superior:
        return None
    others = names.get(row.superior, set())
    if row.superior == row.name and len(others) <= 1:
        return roster_texts.OWN_SUPERIOR
    if len(others) > 1:
        return roster_texts.two_superiors(row.superior)
    return None if others else roster_texts.no_superior(row.superior)


def _refuse_circles(reading: Reading[StaffRow]) -> None:
    above = {(r.community, r.name): r.superior for r in reading.good.values()}
    for line, row in list(reading.good.items()):
        path, name = [row.name], row.superior
        while name and name not in path:
            path.append(name)
            name = above.get((row.community, name), "")
        if name == row.name:
            reading.refuse(line, roster_texts.superior_circle([*path, name]))


def store_staff(store: Store, rows: Sequence[StaffRow], now: int) -> None:
    """Add or update every row, then set the superiors; who left has no account any more."""
    ids = {(row.community, row.phone): store.staff.put(_staff(row, now), now) for row in rows}
    for row in rows:
        staff_id = ids[row.community, row.phone]
        if row.left:
            store.staff.dismiss(staff_id)
    for community in {row.community for row in rows}:
        by_name = {staff.name: staff.id for staff in store.staff.active_in(community)}
        for row in rows:
            if row.community == community:
                superior = by_name.get(row.superior)
                store.staff.set_superior(ids[community, row.phone], superior)


def _staff(row: StaffRow, now: int) -> Staff:
    return Staff(
        id=new_id(now),
        community=row.community,
        name=row.name,
        phone=row.phone,
        role=row.role,
        department=row.department,
        trades=row.trades,
        buildings=row.buildings,
        superior_id=None,
        person_id=None,
        active=0 if row.left else 1,
    )
