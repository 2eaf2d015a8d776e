"""How surveys read to staff: the list, one as it stands, and what was done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.desk.texts import wording
from flows.survey.record import survey_of
from flows.survey.settings import Surveys
from flows.survey.texts import spreading as spreading_texts
from flows.survey.texts.words import NO_VOTE, SORTS
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.desk.asked import Asked
    from flows.desk.view import View
    from flows.settings.site import Settings
    from flows.survey.audience.roster import Chosen
    from flows.survey.shape import Plan
    from flows.survey.standing import Standing
    from storage.records.case import Case, Event

NEW = frozenset({"新建", "新增", "新"})
RESULTS = frozenset({"结果", "统计", "报告"})
CHANGE = frozenset({"修改", "改", "更改"})
TAKE_BACK = frozenset({"撤销", "取消", "作废"})
BY = {"building": "楼栋", "unit": "单元", "floor": "楼层"}
MAY_NOT_PLAN = "您的岗位不能新建调查，请管理员或主管来办。"
MOST_BUILDINGS = 12


def percent(part: int, whole: int) -> str:
    """Write a share: 32.5%; nothing of nothing is a dash."""
    return f"{part / whole:.1%}".replace(".0%", "%") if whole else "—"


def listed(cases: Sequence[Case], asked: Asked) -> str:
    """List the surveys, each a tap, and offer a new one."""
    new = tap("新建调查", "问卷 新建")
    if not cases:
        return f"还没有意见征集。要做一次：{new}"
    lines = ["意见征集："]
    for case in cases:
        state = wording.state(asked.view(case))
        lines.append(f"{tap(case.number, f'问卷 {case.number}')} {survey_of(case).title} · {state}")
    return "\n".join([*lines, f"要做一次新的：{new}"])


def shown(
    view: View, how: Standing, chosen: Chosen | None = None, meetings: Sequence[Event] = ()
) -> str:
    """Show the plan, whose yes it has and waits for, and how far it is; never an answer."""
    survey, case = survey_of(view.case), view.case
    plan = survey.planned()
    lines = [
        f"{case.number} {survey.title}",
        f"状态：{wording.state(view)}{_ends(view, how)}",
        f"{SORTS[plan.kind]} · {whom(plan)} · {'匿名' if plan.anonymous else '记名'} · {len(plan.questions)}题",
        f"目的：{plan.purpose}",
        f"时间：{day_of(survey.starts_at, view.settings)}到{day_of(survey.closes_at - 1, view.settings)}",
        f"审批：{_chain(view)}",
    ]
    if plan.audience.who == "sample":
        lines.append(f"抽样种子：{survey.seed}（凭它可以重抽出同样的住户）")
    if plan.kind == "consultation":
        lines.append(NO_VOTE)
    if chosen is not None:
        lines += spreading_texts.to_be_asked(chosen, survey.reason)
    if how.invited:
        lines += _figures(plan, how)
    if case.status == "running":
        lines.append(f"收到纸质答卷的，发“代填 {case.number} 3-2-1501”录入。")
    lines += [f"整改会（{one.actor_name}记）：{one.text}" for one in meetings]
    return "\n".join(lines) + _offers(view)


def whom(plan: Plan) -> str:
    """Say whom it asks."""
    audience = plan.audience
    where = "、".join(f"{one}栋" for one in audience.buildings)
    each = "每户一份" if plan.per == "home" else "每人一份"
    who = "业主" if plan.kind == "consultation" else "住户"
    if audience.who == "sample":
        return f"{where}按{BY[audience.by]}抽样{audience.share:.0%}{who}，{each}"
    return f"{where or '全体'}{who}，{each}"


def _ends(view: View, how: Standing) -> str:
    if view.case.status != "running":
        return ""
    last = day_of(survey_of(view.case).closes_at - 1, view.settings)
    return f"（{last}截止，还有{how.days_left}天）" if how.days_left else f"（{last}截止）"


def _chain(view: View) -> str:
    survey = survey_of(view.case)
    steps = []
    for one in survey.approvals():
        role = view.settings.roles.get(one.role)
        title = role.title if role else one.role
        if one.at is not None:
            steps.append(f"{title}{one.name}已同意")
        else:
            steps.append(f"{title}待批" if one.role == survey.turn else title)
    passed = passed_over(view.case, view.settings)
    note = f"（{'、'.join(passed)}无人担任或由本人提出，已略过）" if passed else ""
    return " → ".join(steps) + note


def passed_over(case: Case, settings: Settings) -> list[str]:
    """Return the titles of the chain that nobody but the author holds."""
    known = {one.role for one in survey_of(case).approvals()}
    wanted = settings.section(Surveys).approval[survey_of(case).sort]
    return [settings.roles[r].title for r in wanted if r not in known and r in settings.roles]


def _figures(plan: Plan, how: Standing) -> list[str]:
    unit = "户" if plan.per == "home" else "人"
    target = f"{plan.targets.return_rate:.0%}"
    rate = f"回收率{percent(how.returned, how.reached)}（目标{target}）"
    lines = [
        f"邀请{how.invited}{unit}，发放{how.reached}{unit}，回收{how.returned}{unit}，{rate}",
    ]
    lines += [
        f"{one.building}栋 {one.returned}/{one.reached} {percent(one.returned, one.reached)}"
        for one in how.buildings[:MOST_BUILDINGS]
    ]
    if len(how.buildings) > MOST_BUILDINGS:
        lines.append(f"另有{len(how.buildings) - MOST_BUILDINGS}栋，见导出的报表。")
    return lines


def _offers(view: View) -> str:
    number = view.case.number
    offers = list(filter(None, [wording.taps(view, wording.suggested(view))]))
    if view.case.status in {"reporting", "reported", "closed"}:
        offers.insert(0, tap("看结果", f"问卷 {number} 结果"))
    return f"\n接下来：{'　'.join(offers)}" if offers else ""


def day_of(at: int, settings: Settings) -> str:
    """Write a local day: 12月5日."""
    day = times.local(at, settings.zone)
    return f"{day.month}月{day.day}日"


def no_such(number: str) -> str:
    """Say that there is none to see."""
    return f"没有找到 {number} 这个意见征集。回“{tap('问卷')}”看全部。"


def which(cases: Iterable[Case]) -> str:
    """Ask which one is meant."""
    taps = "\n".join(tap(f"{c.number} {survey_of(c).title}", f"问卷 {c.number}") for c in cases)
    return f"您要看哪一个？\n{taps}"


def extended(view: View) -> str:
    """Note until when it runs now."""
    last = day_of(survey_of(view.case).closes_at - 1, view.settings)
    return f"已延长 {wording.number(view)}：收到{last}，还没填的住户会再提醒。"


def taken_back(view: View) -> str:
    """Note that it is over."""
    return f"已撤销 {wording.number(view)}，不会发出邀请。"


def extension_needed(view: View, _action: str) -> str:
    """Ask for a later day."""
    return f"请写延长到哪一天，比如：延长 {view.case.number} 12月9日。要比现在的截止日期晚。"


def extended_too_far(view: View, _action: str) -> str:
    """Say until when it may run at most."""
    return f"{wording.number(view)}最多收15天，不能延到那么晚。请选早一点的日子。"
