"""Words that tell where something is from where somebody lives, waits or comes in."""

from __future__ import annotations

from itertools import product

from flows.places.texts import FLOOR
from nlp import marks
from nlp.homes import Home

# What every unit has one of, and what lies before a home's own door.
_OF_A_UNIT = (
    "单元", "电梯", "客梯", "货梯", "楼道", "楼梯", "走廊", "过道", "大堂", "大厅", "门厅", "门禁",
    "消防通道", "天台", "楼顶", "架空层", "水井", "电井",
)  # fmt: skip
AT_THE_DOOR = ("门口", "门前", "门外", "楼道", "走廊", "过道")
_LEADS, _GOES = (
    "从走到去在由经",
    ("进", "出", "走", "等", "接", "见", "来", "汇合", "碰头", "下车", "停车"),
)
_NEAR, _SOON = 5, 3  # characters before a place in which such a word stands, and after it
_IS = frozenset(map("".join, product(("", "地点", "位置", "地址"), ("", "就"), ("", "是", "在"))))
_THERE = frozenset({
    "", "那里", "那边", "那儿", "这里", "这边", "里", "里面", "处", "旁", "旁边", "附近",
})  # fmt: skip


def is_of_a_unit(spot: str) -> bool:
    """Tell whether a place is one that every unit has, perhaps on a floor: 3楼的走廊."""
    floor = FLOOR.match(spot)
    return spot[floor.end() if floor else 0 :].removeprefix("的").startswith(_OF_A_UNIT)


def block_alone(words: str) -> Home | None:
    """Read a building and a unit that are two numbers, where just those were asked for: 4-2."""
    building, dash, unit = words.strip().partition("-")
    short = len(building) <= 2 and len(unit) <= 2
    return Home(building, unit, None) if dash and short and (building + unit).isdecimal() else None


def is_way(spot: str, words: str) -> bool:
    """Tell whether a place is only how to come, or where somebody waits."""
    for clause in marks.parts(words, marks.PAUSES):
        before, found, after = clause.partition(spot)
        leads = found and not set(_LEADS).isdisjoint(before[-_NEAR:])
        if leads and any(0 <= after.find(goes) <= _SOON for goes in _GOES):
            return True
    return False


def stands_alone(spot: str, clause: str) -> bool:
    """Tell whether a clause is nothing but the place."""
    before, found, after = clause.partition(spot)
    return bool(found) and before in _IS and after in _THERE


def in_unit(unit: str, spot: str) -> str:
    """Call a place that every unit has: 2单元电梯."""
    spot = spot.removesuffix("里面").removesuffix("里")
    return f"{unit}{spot}" if spot.startswith("单元") else f"{unit}单元{spot}"
