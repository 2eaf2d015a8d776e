"""How places are called, and what is said about places that don't exist."""

from __future__ import annotations

import re

ROOMS = (
    "厨房", "卫生间", "厕所", "洗手间", "浴室", "阳台", "客厅", "卧室", "餐厅", "书房", "主卧", "次卧",
    "玄关", "飘窗", "衣帽间", "储物间",
)  # fmt: skip
FIXTURES = (
    "马桶", "水槽", "洗菜池", "洗脸池", "地漏", "入户门", "水龙头", "热水器", "灶台",
)  # fmt: skip
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


# Words that name a spot, by how such names end; what else is said there is no place.
SPOT_EDGE = re.compile(
    r"^(?:就?是?在|就是|是)?(?:那个|这个|那边的?|这边的?)?|(?:那里|那边|这里|这边|那儿|这儿|那块儿?|那|附近|的地方|那个地方|[。！!，,~\s])+$"
)
SPOT = re.compile(
    r"(?:(?<![厨书])房|[口路边旁侧区园库亭池场厅道梯顶台站室院角柜井桥坡栏墙窗店部市馆所坪地林树处楼层栋幢座头面间棚岗廊架箱牌椅凳灯杆棋管线机渠河湖沟坛位材桩栓泉]"
    r"|[里外上下前后内]面?|中[间心]|尽头|[亭池院棚柜箱凳]子|[东西南北]|[BbFf]-?\d|-\d层?|\d[楼层])$|车位|楼下|门口|单元|号楼|\d栋|负[一二三]|地下"
)
NO_SPOT = re.compile(
    r"[吗呢吧?？]|么(?!房)|怎么|怎样|如何|什么|为啥|多少|几点|何时|谁|帮|我[要想说看们叫去来换租]|我是|咱|你们?(?!小区)|您|麻烦|谢|"
    r"[不没](?!锈)|快|急|赶紧|也行|都行|可以|就行|能不能|取消|电话|手机|微信|绑定|登记|租[户客的]|房东|随便|师傅|"
    r"另[外一]|[一那这两]套|哪|要[来修换查]|等[我你会一]|正在|已经|刚才|昨天|今天|明天|后天|上午|下午|晚上|有空|在家(?!里)|[钱费]|投诉|报[修警]"
)
PROBLEM = re.compile(r"[修换装通坏漏堵掉断裂响吵臭脏卡破锈滴松塌积]|不|没")
TOO_WIDE = re.compile(  # it is still to be asked where there
    r"(?:在|是)?(?:我们?)?(?:小区|公共|公区|外面|门口|单元|[\dA-Za-z]{1,2}(?:号楼|[栋幢座])|这|那)*(?:里|里面|外面|门口|区域|地方|部位|边)?"
)
# One of several homes: 另外一套, 那套101的.
OTHER_HOME = re.compile(
    r"(?:另外?|别的|其他)(?:的)?(?:那|一|这)*(?:套|处|户|家|间|个房子?|边的房子?)|第二套|另一[套处户家]|不是这[套户家处]|那一?套"
)
ONE_HOME = re.compile(r"的$|套|那户|的房子|那个?家|那边")
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
