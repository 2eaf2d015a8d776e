"""Who lives and works in the conversations: the rosters the demo ships, and one with two homes."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.demo.people import SEEDS

ROSTERS = (SEEDS / "residents.csv", Path(__file__).with_name("residents.csv"))
STAFF = SEEDS / "staff.csv"
ROLES = {  # as the roster says it: as conversations do
    "管理员": "clerk",
    "维修工程师": "engineer",
    "管家": "steward",
    "部门主管": "supervisor",
    "事务部主管": "supervisor",
    "管理处主任": "supervisor",
    "总经理": "supervisor",
}
Home = tuple[str, str, str]


@dataclass(frozen=True)
class Somebody:
    """Somebody of a roster; `homes` are those of a resident, as 'resident 3-2-1501'."""

    name: str
    phone: str
    role: str = "resident"
    homes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Say who it is."""
        return " or ".join(self.homes) or self.role


@cache
def everybody() -> dict[str, Somebody]:
    """Return all residents and staff by name; homes where nobody lives are left out."""
    found: dict[str, Somebody] = {}
    for row in (row for roster in ROSTERS for row in _rows(roster)):
        if row["入住状态"] == "空置":
            continue
        home = "-".join(
            (row["楼栋"].removesuffix("栋"), row["单元"].removesuffix("单元"), row["房号"])
        )
        known = found.get(row["姓名"], Somebody(row["姓名"], row["手机"]))
        homes = (*known.homes, f"resident {home}")
        found[known.name] = Somebody(known.name, known.phone, homes=homes)
    for row in _rows(STAFF):
        role = ROLES.get(row["角色"], "worker")
        found[row["姓名"]] = Somebody(row["姓名"], row["手机"], role)
    return found


def who_is(name: str) -> Somebody | None:
    """Return somebody of a roster, None for who is on none."""
    return everybody().get(name)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
