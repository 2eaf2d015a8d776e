"""The words of the report, its sheets, its page and its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.places import texts as place_texts
from flows.places.place import home_label
from flows.survey.figures.texts import percent
from flows.writing import times

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from flows.survey.record import Survey
    from storage.records.people import Home

SHEETS = ("汇总", "项目", "楼栋", "排列图", "意见")
ANSWERS = "答卷"  # a sheet, too, where they may be told
REPORT = "住户意见调查报告"
LINE = 0.8  # up to which share of all trouble the main items make it
TITLE, NUMBER, COMMUNITY, PURPOSE = "调查名称", "编号", "小区", "目的"
SPAN, AUDIENCE = "征集时间", "调查对象"
HOMES, INVITED, DELIVERED, RETURNED = "已交付", "邀请", "发放", "回收"
RETURN_RATE, RETURN_TARGET = "回收率", "回收率目标"
SATISFACTION, TARGET, INTERVAL, LAST_TIME = "总体满意率", "满意率目标", "95%区间", "上次（{}）"
ITEMS, ITEM, VALID, SATISFIED, RATE = "各项满意率", "项目", "有效评价", "满意数", "满意率"
JUDGED, BELOW, REACHED, BEFORE = "判定", "低于目标", "达到", "上次"
PARETO, PARETO_HEADS = "排列图", ("项目", "不满意+很不满意", "累计占比", "主次")
MAIN, PARETO_NOTE = "主要问题", "累计占比到80%为止的是主要问题，先改。"
BUILDINGS, GROUP, ANSWERED = "各楼栋", "分组", "答卷数"
TOO_FEW = "—"
HIDDEN = f"“{TOO_FEW}”表示答卷太少，为了不让人认出是谁答的，不公布。"
OPTION, CHOSEN, SHARE = "选项", "人次", "占比"
NUMBERS, NUMBER_HEADS = "填写的数字", ("问题", "填写数", "平均", "中位数")
EARLIER, EARLIER_HEADS = "与往期比较", ("编号", "调查名称", "回收率", "总体满意率")
OPINIONS, OPINION_HEADS = "主要意见", ("意见", "提到", "原话")
MASKED = "原话已隐去姓名、电话和房号，顺序打乱。"
TEXT_HEADS = ("意见",)
WAYS = {"chat": "微信对话", "page": "网页", "paper": "纸质代填"}
BUILDING, VOTER, WAY = "楼栋", "住户", "方式"
HOW_COUNTED = "满意率是很满意、满意和基本满意占有效评价的比例；没用过和没有作答的不算。"
HOW_WEIGHED = "抽样调查：各楼栋按户数÷答卷数加权，区间用Wilson法，按有效样本量和有限总体修正。"
ANONYMOUS = "本次调查匿名：答卷里没有姓名、房号和时间。"
RATES_TITLE, BARS_TITLE = "各项满意率（低的在前）", "排列图：不满意+很不满意"
LEGEND = {"target": "目标", "share": "累计占比", "line": "80%"}
HISTORY, HISTORY_HEADS = "审批记录", ("时间", "谁", "做了什么", "说明")
DID = {
    "open": "提出方案",
    "approve": "同意",
    "reject": "驳回",
    "count": "统计完成",
    "extend": "延长",
}
SIGNERS = ("编制人", "审核人", "批准人")
SIGN, DAY, PRINT, DOWNLOAD = "签字：", "年　　月　　日", "打印", "下载表格"
WAITING = "待审批"
PAGE = ("第", "页，共", "页")
MADE = "物业服务中心"
_BY = {"building": "楼栋", "unit": "单元", "floor": "楼层"}


def counted(what: str, unit: str) -> str:
    """Head a number with what is counted."""
    return f"{what}（{unit}）"


def days(survey: Survey, zone: ZoneInfo) -> str:
    """Write from which day to which answers were collected."""
    first, last = (times.local(at, zone) for at in (survey.starts_at, survey.closes_at - 1))
    return f"{first:%Y-%m-%d} 至 {last:%Y-%m-%d}"


def audience(survey: Survey) -> str:
    """Write whom it asked."""
    plan = survey.planned()
    where = "、".join(building(one) for one in plan.audience.buildings) or "全小区"
    if plan.audience.who == "all":
        return f"{where}全部住户"
    by = _BY[plan.audience.by]
    return f"{where}按{by}分层抽样{percent(plan.audience.share)}（随机种子{survey.seed}）"


def span(interval: list[float] | None) -> str:
    """Write an interval."""
    return f"{percent(interval[0])}～{percent(interval[1])}" if interval else ""


def building(name: str) -> str:
    """Name a building."""
    return place_texts.building(name)


def home(one: Home) -> str:
    """Name a home."""
    return home_label(one.building, one.unit, one.room)


def building_heads(unit: str) -> tuple[str, ...]:
    """Head the table of buildings."""
    counts = (counted(one, unit) for one in (INVITED, DELIVERED, RETURNED))
    return (BUILDING, *counts, RETURN_RATE, RATE)


def by(ask: str) -> str:
    """Say what the answers are compared by."""
    return f"按“{ask}”分组"


def answered(count: int) -> str:
    """Say how many answered a question."""
    return f"{count}份答卷回答了这一题。"


def number(value: float) -> str:
    """Write a mean."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
