"""What to do until somebody comes: said first, where a repair can't wait."""

from __future__ import annotations

from nlp import listed

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
TABLE = "first_aid"
_NO_SMOKE = frozenset({"no_smoke"})


def look_first(text: str) -> str:
    """Ask whoever reports an alarm that beeps whether it has a reason; empty for all else."""
    said = listed.kinds(TABLE, text)
    if "alarm" not in said:
        return ""
    return (LOOK_FOR_GAS if "gas" in said else LOOK_FOR_SMOKE) + "\n\n"


def says_no_smoke(text: str, description: str) -> bool:
    """Tell whether somebody answers that the alarm they reported has no reason."""
    return bool(look_first(description)) and listed.says_only(TABLE, _NO_SMOKE, text)


def first(category: str, description: str, *, urgent: bool) -> str:
    """Return what comes before all else for such a repair; empty where nothing does."""
    said = listed.kinds(TABLE, description)
    if not urgent or category not in WATER or "no_water" in said:
        return ""
    if "backed_up" in said:
        return USE_NO_WATER
    if category == "neighbour_leak" or "from_others" in said:
        return FROM_OTHERS
    return STOP_WATER


def asks_for_the_valve(text: str) -> bool:
    """Tell whether somebody asks where the water is shut off."""
    return listed.says(TABLE, "valve", text)


def where_the_valve_is(phone: str) -> str:
    """Say where the water is shut off, and who tells the way by phone."""
    return (
        "总阀一般在水表旁：先看楼道水表间，再看厨房水槽下、卫生间；顺时针拧到底就关上了。"
        f"找不到就打{phone}，同事在电话里教您。"
    )


def runs(text: str) -> bool:
    """Tell whether water comes out at all, where none should."""
    return "漏" in text or spouts(text)


def spouts(text: str) -> bool:
    """Tell whether water comes out so that it can't wait, whatever is asked beside it."""
    return listed.says(TABLE, "spouts", text)


def is_shut_in(text: str) -> bool:
    """Tell whether whoever is trapped is behind a door, and in no lift."""
    return listed.kinds(TABLE, text) & {"door", "lift"} == {"door"}
