"""How places are called, and what is said about places that don't exist."""

from __future__ import annotations

ROOMS = (
    "厨房", "卫生间", "厕所", "洗手间", "浴室", "阳台", "客厅", "卧室", "餐厅", "书房", "主卧", "次卧",
    "玄关", "飘窗", "衣帽间", "储物间",
)  # fmt: skip
FIXTURES = (
    "马桶", "水槽", "洗菜池", "洗脸池", "地漏", "入户门", "水龙头", "热水器", "灶台",
)  # fmt: skip
INSIDE = (*ROOMS, *FIXTURES, "家里", "家中", "屋里", "室内", "房间", "我家")

# Parts of a home, each with what stands there and other names for it.
SPOTS = (
    ("厨房", "洗菜池", "灶台", "油烟机", "水槽"),
    ("卫生间", "厕所", "洗手间", "浴室", "马桶", "洗脸池", "花洒", "淋浴", "浴霸"),
    ("阳台", "洗衣机", "晾衣架"),
    ("客厅",),
    ("主卧", "卧室"),
    ("次卧", "卧室"),
    ("书房",),
    ("餐厅",),
    ("入户门", "玄关"),
)

# What hints at a public place without naming it, and what every building has one of.
PUBLIC = (
    "路灯", "楼道", "门口", "大厅", "车库", "电梯", "小区", "单元门", "走廊", "花园", "楼梯", "天台",
    "健身", "垃圾桶", "岗亭", "地下室", "消防通道", "公共",
)  # fmt: skip
OF_EACH_BUILDING = ("电梯", "楼道", "大厅", "单元门", "楼梯", "走廊", "天台", "门禁", "消防通道")


def building(name: str) -> str:
    """Call a building."""
    return f"{name}栋"


def unit(name: str) -> str:
    """Call a unit."""
    return f"{name}单元"


def no_such_building(name: str, known: list[str]) -> str:
    """Say which buildings there are."""
    return f"我们小区没有{name}栋，有{'、'.join(known[:20])}栋。麻烦您再看一下。"


def no_such_unit(name: str, unit_name: str, units: int) -> str:
    """Say which units there are."""
    return f"{name}栋没有{unit_name}单元，只有1到{units}单元。麻烦您再看一下。"


def no_such_room(name: str, room: str, floors: int) -> str:
    """Say how rooms are numbered."""
    return f"{name}栋没有{room}这个房号（共{floors}层）。麻烦您再看一下，比如 1501。"
