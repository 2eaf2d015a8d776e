"""Words that tell where something is from where somebody lives, waits or comes in."""

from __future__ import annotations

import re

# What every unit has one of, and what lies before a home's own door.
OF_A_UNIT = re.compile(
    r"(?:\d{1,2}(?:楼|层)|[一二三四五六七八九十]{1,3}[楼层])?的?"
    r"(?:单元|电梯|客梯|货梯|楼道|楼梯|走廊|过道|大堂|大厅|门厅|门禁|消防通道|天台|楼顶|架空层|水井|电井)"
)
AT_THE_DOOR = ("门口", "门前", "门外", "楼道", "走廊", "过道")
_WAY = r"(?:从|走|到|去|在|由|经)[^，,。；;\s]{{0,4}}{spot}[^，,。；;\s]{{0,3}}(?:进|出|走|等|接|见|来|汇合|碰头|下车|停车)"
_ALONE = (
    r"(?:地点|位置|地址)?(?:就)?(?:是|在)?{spot}(?:那里|那边|那儿|这里|这边|里面?|处|旁边?|附近)?"
)


def is_way(spot: str, words: str) -> bool:
    """Tell whether a place is only how to come, or where somebody waits."""
    return re.search(_WAY.format(spot=re.escape(spot)), words) is not None


def stands_alone(spot: str, clause: str) -> bool:
    """Tell whether a clause is nothing but the place."""
    return re.fullmatch(_ALONE.format(spot=re.escape(spot)), clause) is not None


def in_unit(unit: str, spot: str) -> str:
    """Call a place that every unit has: 2单元电梯."""
    spot = spot.removesuffix("里面").removesuffix("里")
    return f"{unit}{spot}" if spot.startswith("单元") else f"{unit}单元{spot}"
