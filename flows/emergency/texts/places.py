"""How the place of an emergency is spoken of: beside the own flat, in the building, outdoors."""

from __future__ import annotations

import re
from string import ascii_uppercase

from flows.places.texts import OF_EACH_BUILDING
from nlp import listed
from nlp.spelling import plain

_BESIDE = r"(?:隔壁|楼上|楼下|对门|对面|邻居|门口|门外)"
BESIDE = re.compile(
    rf"(?:我们?家的?)?(?P<spot>{_BESIDE}(?:的?(?:邻居|人家|那?一?[家户]|单元|楼道|楼(?![上下])|栋))?)(?P<room>\d{{3,4}})?(?!的?[保物快外])"
)
ROOM = re.compile(  # 1503着火了: a flat that nobody calls one; 110, 119 and 120 are called
    r"(?<![\d\-.])(?!1[12][09](?!\d))\d{3,4}(?=(?:室|房|号|家|户|里|的|屋)*"
    r"(?:着火|起火|冒烟|失火|有|在|门口|爆|煤气|燃气|打|厨房|阳台|全是|都是))"
)
DENIED = re.compile(r"(?:不是|不在|并非)(?:在)?(?P<what>[^，,。！!；;]*)[，,。！!；; ]+(?=.)")
TABLE = "place_words"
IN_BUILDING = (
    *OF_EACH_BUILDING, "大堂", "门厅", "过道", "连廊", "架空层", "避难层", "安全通道", "楼顶", "屋顶",
    "顶楼", "外墙", "信报箱",
)  # fmt: skip
_NUMERALS = "0123456789一二三四五六七八九十零两 "
_OF_HOMES = frozenset(f"{_NUMERALS}栋幢号楼座单元室房层-#的")


def outside(text: str) -> str:
    """Return the words for a place outdoors that names no building, empty without any."""
    found = [one for one in listed.find_all(TABLE, text) if one.kind == "outside"]
    first = min(found, key=lambda one: (one.start, -one.end), default=None)
    return text[first.start : first.end] if first else ""


def is_only_a_home(words: str) -> bool:
    """Tell whether words have nothing but the signs of a home: A栋2单元1501."""
    bare = plain(words).rstrip("。！!")
    return bool(bare) and _OF_HOMES.issuperset(bare.lstrip(ascii_uppercase + _NUMERALS))
