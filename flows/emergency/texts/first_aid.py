"""What to do until somebody comes: said first, where a repair can't wait."""

from __future__ import annotations

import re

WATER = frozenset({"water_drainage", "neighbour_leak"})
STOP_WATER = "请先关进水总阀：一般在水表旁，顺时针拧到底；有水的地方别碰插座。"
USE_NO_WATER = "请先别用水、别冲马桶；漫出来的地方别踩，别碰插座。"
FROM_OTHERS = "请先拔掉附近的插头，别碰湿的开关；敲得开门的话，请楼上先关水总阀。"
LOOK_FOR_SMOKE = (
    "先看一眼：有烟、火光或焦味吗？有就马上离开到室外，给我发“有烟”；没有，就接着往下报修。"
)
LOOK_FOR_GAS = (
    "先闻一下：有煤气味吗？有就别碰开关、开窗离开到室外，给我发“有煤气味”；没有，就接着往下报修。"
)
AT_ONCE = "尽快，师傅会先打电话（想定时间，直接说“明天下午”）"
_VALVE = re.compile(
    r"(?:总阀|水阀|阀门|闸阀|水闸).{0,6}(?:哪|找不到|怎么关|怎么拧|什么地方|什么位置)"
    r"|(?:哪|怎么|找不到|什么地方).{0,6}(?:总阀|水阀|阀门|水闸)"
    r"|(?:怎么|哪里?|在哪)关(?:掉)?水|水怎么关|水在哪里?关"
)
_NO_WATER = re.compile(r"停水|没水|没有水|不来水")
_BACKED_UP = re.compile(r"返水|倒灌|反水|往上冒|冒上来|返上来|污水|粪水|堵")
_FROM_OTHERS = re.compile(r"楼上|隔壁|邻居|天花板|吊顶|顶上")
_SPOUTS = re.compile(r"喷|爆|止不住|关不住|淹|漫|涌|哗哗|漏了?一地|一地水|一直流")
_ALARM = re.compile(r"(?:火灾|火警|烟雾|消防|煤气|燃气|天然气|可燃气体|一氧化碳)报警器|烟感|感烟器")
_NO_SMOKE = re.compile(
    r"(?:没有?|无|都没有?|看了没有?|闻了没有?|没看到|没闻到)(?:烟|火|烟火|明火|味道?|煤气味?|烟味|异味|的)?[。，啊了]?"
    r"|只是(?:报警器)?响|就是没电了?"
)
_GAS = re.compile(r"煤气|燃气|天然气|可燃气|一氧化碳")


def look_first(text: str) -> str:
    """Ask whoever reports an alarm that beeps whether it has a reason; empty for all else."""
    if not _ALARM.search(text):
        return ""
    return (LOOK_FOR_GAS if _GAS.search(text) else LOOK_FOR_SMOKE) + "\n\n"


def says_no_smoke(text: str, description: str) -> bool:
    """Tell whether somebody answers that the alarm they reported has no reason."""
    return _NO_SMOKE.fullmatch(text.strip()) is not None and bool(look_first(description))


def first(category: str, description: str, *, urgent: bool) -> str:
    """Return what comes before all else for such a repair; empty where nothing does."""
    if not urgent or category not in WATER or _NO_WATER.search(description):
        return ""
    if _BACKED_UP.search(description):
        return USE_NO_WATER
    if category == "neighbour_leak" or _FROM_OTHERS.search(description):
        return FROM_OTHERS
    return STOP_WATER


def asks_for_the_valve(text: str) -> bool:
    """Tell whether somebody asks where the water is shut off."""
    return _VALVE.search(text) is not None


def where_the_valve_is(phone: str) -> str:
    """Say where the water is shut off, and who tells the way by phone."""
    return (
        "总阀一般在水表旁：先看楼道水表间，再看厨房水槽下、卫生间；顺时针拧到底就关上了。"
        f"找不到就打{phone}，同事在电话里教您。"
    )


def spouts(text: str) -> bool:
    """Tell whether water comes out so that it can't wait, whatever is asked beside it."""
    return _SPOUTS.search(text) is not None
