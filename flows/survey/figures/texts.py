"""What came of a survey, in chat: how many answered, how satisfied they are, what to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.survey.figures.earlier import before
from flows.survey.record import survey_of
from flows.survey.texts.words import NO_VOTE
from flows.writing import times
from flows.writing.links import unlinked
from flows.writing.markup import tap

if TYPE_CHECKING:
    from flows.desk.view import View
    from flows.survey.figures.statistics import Figures
    from flows.survey.shape import Plan
    from storage.records.case import Case

WORST = 3  # items named as the worst
OPINIONS = 5
APPROVED = "报告已批准"  # on a card
RESULTS = "结果"  # after 问卷 and a number


def percent(share: float | None) -> str:
    """Write a share: 87.5%, 88%; — where there is none."""
    return "—" if share is None else f"{share * 100:.1f}".removesuffix(".0") + "%"


def warning(plan: Plan, figures: Figures) -> str:
    """Say first that too few answered; empty where enough did (SUR-7)."""
    target = plan.targets.return_rate
    if figures["return_rate"] >= target:
        return ""
    return f"回收率不足{percent(target)}，仅供参考"


def told(case: Case, figures: Figures) -> str:
    """Tell the results in one message."""
    plan = survey_of(case).planned()
    lines = [
        f"【{plan.title}】结果 {case.number}",
        warning(plan, figures),
        no_vote(plan),
        returned(plan, figures),
        *apart(figures),
        satisfied(plan, figures),
        *_items(figures),
        worst(figures),
        *_choices(figures),
        *_opinions(figures),
    ]
    return "\n".join(line for line in lines if line)


def no_vote(plan: Plan) -> str:
    """Say of a consultation that it decides nothing; empty of other surveys."""
    return NO_VOTE if plan.kind == "consultation" else ""


def returned(plan: Plan, figures: Figures) -> str:
    """Tell how many were reached and answered."""
    unit = unit_of(plan)
    return (
        f"发放{figures['delivered']}{unit}，回收{figures['returned']}{unit}，"
        f"回收率{percent(figures['return_rate'])}（目标{percent(plan.targets.return_rate)}）"
    )


def unit_of(plan: Plan) -> str:
    """Return what is counted."""
    return "户" if plan.per == "home" else "人"


def apart(figures: Figures) -> list[str]:
    """Say honestly which answers are in no figure."""
    said = []
    if figures["unreadable"]:
        said.append(
            f"有{figures['unreadable']}份答卷打不开（封存用的密钥换过），只计入回收数，原样保留"
        )
    if figures["held"]:
        said.append(f"延长期间新收的{figures['held']}份太少，为了不让人认出是谁答的，只计入回收数")
    if not figures["counted"]:
        said.append("没有可以统计的答卷")
    elif not figures["items"] and not figures["choices"]:
        said.append(f"只有{figures['counted']}份答卷，为了不让人认出是谁答的，不公布内容")
    return said


def satisfied(plan: Plan, figures: Figures) -> str:
    """Tell the overall rate beside the target and the last time; empty where nothing was rated."""
    rate, target = figures["satisfaction"], plan.targets.satisfaction
    if rate is None:
        return ""
    reached = "已达到" if rate >= target else "没达到"
    last = next((s for s in figures["earlier"] if s["satisfaction"] is not None), None)
    return (
        f"总体满意率{percent(rate)}{sure(figures['interval'])}，{reached}目标{percent(target)}"
        f"{'，比上次' + change(rate, last['satisfaction']) if last else ''}"
    )


def sure(interval: list[float] | None) -> str:
    """Write how sure a sample's share is; empty where all were asked."""
    return f"（95%区间{percent(interval[0])}～{percent(interval[1])}）" if interval else ""


def change(now: float, then: float) -> str:
    """Write a change in points: 升3.2个百分点, 降1个百分点, 持平."""
    points = f"{abs(now - then) * 100:.1f}".removesuffix(".0")
    return "持平" if points == "0" else f"{'升' if now > then else '降'}{points}个百分点"


def _items(figures: Figures) -> list[str]:
    return [_item(one, before(figures, one)) for one in figures["items"]]


def _item(item: dict[str, Any], then: float | None) -> str:
    if item["rate"] is None:
        return f"· {item['ask']}：没有有效评价"
    below = f"，低于目标{percent(item['target'])}" if item["below"] else ""
    changed = f"，比上次{change(item['rate'], then)}" if then is not None else ""
    return (
        f"· {item['ask']}：{percent(item['rate'])}（{item['satisfied']}/{item['valid']}）"
        f"{below}{changed}"
    )


def worst(figures: Figures) -> str:
    """Name what most are dissatisfied with."""
    named = [f"{one['ask']}（{one['dissatisfied']}份不满意）" for one in figures["pareto"][:WORST]]
    if named:
        return f"最需要改进：{'、'.join(named)}"
    return "没有一项有人选不满意" if figures["satisfaction"] is not None else ""


def _choices(figures: Figures) -> list[str]:
    return [f"· {one['ask']}：{ranked(one['counts'])}" for one in figures["choices"]]


def ranked(counts: dict[str, int]) -> str:
    """List what was chosen, the most frequent first."""
    order = sorted(counts, key=lambda word: -counts[word])
    return "、".join(f"{word} {counts[word]}" for word in order)


def _opinions(figures: Figures) -> list[str]:
    found = figures["opinions"][:OPINIONS]
    lines = [
        f"{place}. {unlinked(one['title'])}（{one['count']}份提到）"
        for place, one in enumerate(found, 1)
    ]
    return ["大家提得多的：", *lines] if lines else []


def links(page: str, sheet: str) -> str:
    """Offer the report."""
    return f"{tap('看报告（可打印）', page)}　{tap('下载表格', sheet)}"


def picture(case: Case, page: str) -> str:
    """Say where the picture is, for who can't be sent it as a picture."""
    return f"{survey_of(case).title}的排列图：{tap('看报告', page)}（链接一天内有效）"


def sent(case: Case, figures: Figures, page: str, sheet: str) -> str:
    """Send an approved report to who reads it (SUR-9): what fits into one message."""
    plan = survey_of(case).planned()
    lines = [
        f"【调查报告已批准】{case.number} {plan.title}",
        warning(plan, figures),
        no_vote(plan),
        returned(plan, figures),
        satisfied(plan, figures),
        worst(figures),
        f"{links(page, sheet)}　{tap('全部结果', f'问卷 {case.number} {RESULTS}')}",
    ]
    return "\n".join(line for line in lines if line)


def not_yet(view: View) -> str:
    """Say when there are results: nobody sees answers before the close."""
    case = view.case
    if case.status == "running" and view.now >= survey_of(case).closes_at:
        return f"{case.number}已经截止，正在收最后几份，马上统计。过半小时再回“问卷 {case.number} {RESULTS}”。"
    if case.status == "running":
        closes = times.moment(survey_of(case).closes_at - 1, view.now, view.settings.zone)
        return f"{case.number}还在征集，{closes}截止。截止以前谁也看不到答案，截止后马上统计，到时再回“问卷 {case.number} {RESULTS}”。"
    if case.status == "counting":
        return (
            f"{case.number}已经截止，正在统计，几分钟就好。好了再回“问卷 {case.number} {RESULTS}”。"
        )
    if case.status == "withdrawn":
        return f"{case.number}已撤销，没有结果。"
    if case.status in {"reporting", "reported", "closed"}:
        return f"{case.number}的结果已过保存期，按规定清除了。"
    return f"{case.number}还没开始征集，截止以后才有结果。"
