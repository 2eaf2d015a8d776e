"""How places are called, and what is said about places that don't exist."""

from __future__ import annotations

import re

from nlp import listed, marks
from nlp.numbers import value_of

ROOMS = (
    "厨房", "卫生间", "厕所", "洗手间", "浴室", "阳台", "客厅", "卧室", "餐厅", "书房", "主卧", "次卧",
    "玄关", "飘窗", "衣帽间", "储物间",
)  # fmt: skip
FIXTURES = (
    "马桶", "水槽", "洗菜池", "洗脸池", "地漏", "入户门", "水龙头", "热水器", "灶台",
)  # fmt: skip
BASINS = frozenset({"水池"})  # in a home or in a park
INSIDE = (*ROOMS, *FIXTURES, "家里", "家中", "屋里", "室内", "房间", "我家")

DOWNSTAIRS = "楼下"
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
OF_EACH_BUILDING = (
    "楼下",
    "电梯",
    "楼道",
    "大厅",
    "单元门",
    "楼梯",
    "走廊",
    "天台",
    "门禁",
    "消防通道",
)


TOO_WIDE = re.compile(  # it is still to be asked where there
    r"(?:在|是)?(?:我们?)?(?:小区|公共|公区|外面|门口|单元|[\dA-Za-z]{1,2}(?:号楼|[栋幢座])|这|那)*(?:里|里面|外面|门口|区域|地方|部位|边)?"
)
NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
FLOOR = re.compile(
    rf"(?<![\d一二三四五六七八九十])(?:负|地下)?(?P<floor>{NUMERAL})\s?[楼层](?!\s?\S?单元|道|栋)"
)
ROOM_ALONE = re.compile(r"(?<![\d.\-号])0?(\d{3,4})(?!\d|[年元块点米度]|[栋幢]|号楼)")

# Which one of several is meant, said right after the place: 左边那部, 靠窗的第二盏.
WHICH = re.compile(
    r"的?(?:靠?[左右前后里外中东西南北窗][边侧面间手]?的?)?(?:(?:那|这)[一二两三四]?|第?[一二两三四五六七八九十\d]{1,2}号?)"
    r"[部台个盏根扇块段条排处座只层级](?:电梯|灯|门|窗|柱子|井盖)?(?![月天次年小])"
)

# The building and the unit that the name of a public place begins with.
BLOCK = re.compile(
    r"(?:(?P<building>\d{1,3}|[A-Za-z]\d?|[一二三四五六七八九十]{1,3})(?:栋|号楼|幢|座|#楼?))?的?"
    r"(?:(?P<unit>\d{1,2}|[一二三四五六七八九十甲乙丙丁A-Za-z])单元)?的?"
)

TABLE = "place_words"
_LEVELS = frozenset("BbFf-")  # before the number of one
_WRONG = frozenset("修换装通坏漏堵掉断裂响吵臭脏卡破锈滴松塌积不没")


def is_own_ceiling(spot: str, words: str) -> bool:
    """Tell whether what is called a roof is the ceiling of the own home: 我家屋顶那个烟感."""
    at = words.find(spot) if spot else -1
    found = listed.find_all(TABLE, words)
    return any(one.kind == "ceiling" and one.start <= at < one.end for one in found)


def is_named_as_a_spot(words: str) -> bool:
    """Tell whether words are named as spots are, by how such names end: 儿童乐园那里, B1."""
    name = listed.trimmed(TABLE, "at", "there", words)
    ends = {one.kind for one in listed.find_all(TABLE, name) if one.end == len(name)}
    if ("spot" in ends and "no_end" not in ends) or listed.says(TABLE, "within", name):
        return True
    return name[-1:].isdecimal() and name[-2:-1] in _LEVELS


def is_no_spot(words: str) -> bool:
    """Tell whether words say something that the name of a place does not."""
    if any(sign in words for sign in marks.ASKS):
        return True
    return listed.says(TABLE, "no_spot", listed.without(TABLE, frozenset({"fine"}), words))


def is_unknown(words: str) -> bool:
    """Tell whether somebody can't say where it is: 说不清, 你们来看就知道."""
    return any(sign in words for sign in marks.ASKS) or listed.says(TABLE, "unknown", words)


def names_trouble(words: str) -> bool:
    """Tell whether words beside a place say what is wrong."""
    return not _WRONG.isdisjoint(words)


def is_other_home(words: str) -> bool:
    """Tell whether another one of several homes is meant: 另外一套."""
    return listed.says(TABLE, "other_home", words)


def names_only_a_room(words: str) -> bool:
    """Tell whether words name a room and say nothing of it: 客厅的."""
    return words.strip().removesuffix("的").removeprefix("在") in ROOMS


def is_described_home(words: str) -> bool:
    """Tell whether a home is told by who lives there, or what it is for: 出租的那套."""
    return listed.says(TABLE, "described", words)


def floors(words: str) -> set[str]:
    """Return the floors that are named, in digits."""
    return {str(value_of(found["floor"])) for found in FLOOR.finditer(words)}


def is_one_home(words: str) -> bool:
    """Tell whether one of several homes is meant: 那套101的."""
    return words.endswith("的") or listed.says(TABLE, "one_home", words)


def building(name: str) -> str:
    """Call a building."""
    return f"{name}栋"


def ways_to_call(name: str) -> tuple[str, ...]:
    """List how people call a building."""
    return tuple(f"{name}{word}" for word in ("栋", "号楼", "幢", "座", "#"))


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
