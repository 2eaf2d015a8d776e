"""The words of what is published of a survey, and of the message that leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.cases.kind import kind_of
from flows.cases.rules.confidentiality import without_places
from flows.cases.texts.words import cut
from flows.survey.meeting import texts as meeting_texts
from flows.survey.texts.words import NO_VOTE
from flows.writing import times
from storage.records.bulletin import Section

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from flows.desk.view import View
    from flows.settings.site import Settings
    from flows.survey.record import Survey
    from flows.survey.shape import Plan
    from storage.records.bulletin import Bulletin
    from storage.records.case import Case
    from storage.records.meeting import Line

MEASURES = "整改措施"
UNTITLED = {
    "satisfaction": "结果",
    "recheck": "复查结果",
    "consultation": "征求意见结果",
    "meeting": "情况",
}
ITEM_HEADS = ("项目", "满意率", "目标")
MEASURE_HEADS = ("问题", "措施", "完成期限", "进展")
LINE = 200
TITLE = 60


def percent(share: float | None) -> str:
    """Write a share: 87.5%, 88%; — where there is none."""
    return "—" if share is None else f"{share * 100:.1f}".removesuffix(".0") + "%"


def title(plan: Plan) -> str:
    """Return the title of what is published."""
    return f"{plan.title}{UNTITLED[plan.kind]}"


def summary(plan: Plan, figures: dict[str, Any], below: int) -> str:
    """Say the whole in one line."""
    if not figures:
        return plan.purpose
    said = [warning(plan, figures), f"回收率{percent(figures['return_rate'])}"]
    if figures.get("satisfaction") is not None:
        said.append(f"总体满意率{percent(figures['satisfaction'])}")
    if below:
        said.append(f"{below}项列入整改")
    return "，".join(one for one in said if one)


def warning(plan: Plan, figures: dict[str, Any]) -> str:
    """Say that too few answered; empty where enough did (SUR-7)."""
    target = plan.targets.return_rate
    return "" if figures["return_rate"] >= target else f"回收率不足{percent(target)}，仅供参考"


def about(plan: Plan, survey: Survey, zone: ZoneInfo) -> Section:
    """Say what was asked, and when."""
    first, last = (times.local(at, zone) for at in (survey.starts_at, survey.closes_at - 1))
    lines = [
        f"目的：{plan.purpose}",
        f"时间：{first.year}年{first.month}月{first.day}日至{last.month}月{last.day}日",
    ]
    if plan.meets:
        lines.append(f"开会：{plan.meets}")
    if plan.place:
        lines.append(f"地点：{plan.place}")
    if plan.kind == "consultation":
        lines.append(NO_VOTE)
    return Section("关于这次征集", tuple(lines))


def taken_part(plan: Plan, figures: dict[str, Any]) -> Section:
    """Tell how many were reached and answered, and how satisfied they are altogether."""
    unit = "户" if plan.per == "home" else "人"
    lines = [
        warning(plan, figures),
        (
            f"发放{figures['delivered']}{unit}，回收{figures['returned']}{unit}，"
            f"回收率{percent(figures['return_rate'])}。谢谢每一位抽空填写的邻居！"
        ),
    ]
    if figures.get("satisfaction") is not None:
        target = plan.targets.satisfaction
        reached = "达到" if figures["satisfaction"] >= target else "没有达到"
        lines.append(
            f"总体满意率{percent(figures['satisfaction'])}，{reached}目标{percent(target)}。"
        )
    elif not figures.get("items") and not figures.get("choices"):
        lines.append("答卷太少，为了不让人认出是谁答的，不公布内容。")
    return Section("大家的参与", tuple(one for one in lines if one))


def good(items: Sequence[dict[str, Any]]) -> Section:
    """Name the good points first (SUR-12)."""
    lines = (f"{one['ask']}：满意率{percent(one['rate'])}" for one in items)
    return Section("大家比较满意的", tuple(lines), note="谢谢肯定，我们会保持。")


def items(plan: Plan, figures: dict[str, Any], shown: Sequence[dict[str, Any]]) -> Section:
    """List every item beside its target."""
    rows = [
        (
            one["ask"],
            percent(one["rate"]),
            f"{percent(one['target'])}{'（未达到）' if one['below'] else ''}",
        )
        for one in shown
    ]
    note = "满意率：选“很满意”“满意”“基本满意”的，占有效评价（不含“没用过”）的比例。"
    if plan.audience.who == "sample":
        note += "按抽样户数推算。"
    hidden = len(figures["items"]) - len(shown)
    if hidden:
        note += "评价人数太少的项目不单独公布。"
    return Section("各项满意率", heads=ITEM_HEADS, rows=tuple(rows), note=note)


def choices(chosen: Sequence[dict[str, Any]]) -> Section:
    """Tell what was chosen, the most frequent first."""
    lines = []
    for one in chosen:
        order = sorted(one["counts"], key=lambda word: -one["counts"][word])
        ranked = "、".join(f"{word}（{one['counts'][word]}）" for word in order)
        lines.append(f"{one['ask']}：{ranked}")
    return Section("大家的选择", tuple(lines))


def opinions(common: Sequence[dict[str, Any]]) -> Section:
    """Tell what many wrote."""
    lines = (f"{cut(without_places(one['title']), LINE)}（{one['count']}份提到）" for one in common)
    return Section("提得比较多的意见", tuple(lines))


def as_they_stand(found: Sequence[Any], settings: Settings) -> Section:
    """List what is being done: the problem, the measure, until when, how far it is."""
    rows = [
        (
            one.ask,
            without_places(one.measure) or "正在制定",
            _day(one.until_at, settings) if one.until_at else "待定",
            one.state,
        )
        for one in found
    ]
    return Section(MEASURES, heads=MEASURE_HEADS, rows=tuple(rows))


def nothing_done_yet(problems: Sequence[str]) -> Section:
    """Promise measures for what is below its target."""
    return Section(
        MEASURES,
        tuple(f"{one}：责任部门正在制定措施，定好后在这里公布" for one in problems),
    )


def _day(at: int, settings: Settings) -> str:
    when = times.local(at, settings.zone)
    return f"{when.month}月{when.day}日"


def told(name: str, in_short: str, link: str) -> str:
    """Tell who took part that they can read what came of it."""
    return (
        f"【结果公布】您家参加的“{cut(name, TITLE)}”公布了：{in_short}。\n"
        f"大家满意的、要整改的都写在里面：{link}"
    )


def published(view: View, bulletin: Bulletin, link: str) -> str:
    """Note that everybody can read it now."""
    return (
        f"已公示 {view.case.number}，编号 {bulletin.number}。参加过的住户会收到提醒（不在安静时段发），"
        f"其他住户回“公示”就能看到。\n全文：{link}\n"
        f"有误会要说明时：公示 {bulletin.number} 说明 …"
    )


def purged(invited: int, answered: int, ballots: int, drafts: int) -> str:
    """Record what was removed once it was kept long enough."""
    return (
        f"原始资料保存期满，已清除：邀请{invited}条、回收记录{answered}条、答卷{ballots}份、"
        f"未交的草稿{drafts}份。方案、统计和公示保留。"
    )


def minutes(lines: Sequence[Line], homes: int) -> Section:
    """Tell what was talked about and decided at a meeting, each line under its heading."""
    said = [f"到会{homes}户"] if homes else []
    for sort, heading in meeting_texts.SORTS.items():
        said += [
            f"{heading}：{without_places(cut(one.text, LINE))}" for one in lines if one.sort == sort
        ]
    return Section("座谈会纪要", tuple(said))


ANSWERED = {"adopted": "已采纳", "declined": "暂不采纳", "replied": "已答复"}


def suggestions(found: Sequence[Case], answered: Sequence[Case]) -> Section:
    """Tell what became of the suggestions that came with the answers, and what was answered."""
    counts = {word: sum(one.finding == name for one in found) for name, word in ANSWERED.items()}
    counts["正在看"] = sum(one.finding is None for one in found)
    told = "、".join(f"{word}{count}条" for word, count in counts.items() if count)
    lines = [f"随答卷提出、希望答复的建议{len(found)}条：{told}"]
    for one in answered:
        words = one.result or one.measures or ""
        lines.append(without_places(f"{ANSWERED[one.finding or '']}：{cut(words, LINE)}"))
    return Section("建议办理情况", tuple(lines))


WISH_KEPT = "这条意见不会和您的答卷放在一起，也不记名字。征集截止后按建议登记，处理结果写在公示里。"


def suggested_on_paper(number: str) -> str:
    """Note what was written on paper and wants a reply."""
    return f"已登记建议 {number}，答复由管家送到这一户。"


REVIEW_SHEETS = ("满意度调查", "纠正措施", "投诉")
SURVEY_HEADS = (
    "小区", "编号", "名称", "类型", "截止", "状态", "发放", "回收", "回收率", "回收率目标", "满意率", "满意率目标",
    "低于目标的项目", "公示",
)  # fmt: skip
CORRECTION_HEADS = ("调查编号", "问题", "措施", "期限", "进展")
COMPLAINT_HEADS = (
    "小区",
    "月份",
    "投诉",
    "属实",
    "不属实",
    "按时受理",
    "应受理",
    "按时解决",
    "应解决",
    "重复投诉",
    "满意",
)


def state(case: Case, settings: Settings) -> str:
    """Say how far a survey is, as staff read it."""
    return kind_of(case, settings).stages[case.status].staff
