"""What staff are pushed about a survey."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from flows.cases.texts import tasks as any_tasks
from flows.survey.record import survey_of
from flows.survey.rules.steps import MOST_DAYS
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.cases.news import News


def to_approve(happened: News) -> str:
    """Ask for the next yes: of the plan, or of the report."""
    survey, number = survey_of(happened.case), happened.case.number
    if happened.case.status == "reporting":
        return (
            f"{any_tasks.heading(happened, '调查报告待您审批')}\n"
            f"请先{tap('看结果', f'问卷 {number} 结果')}，{any_tasks.before(happened)}决定："
            f"{tap('同意', f'审批 {number} 同意')}，或回“审批 {number} 驳回 原因”。"
        )
    why = f"邀请的户数少于规定，原因：{survey.reason}\n" if survey.reason else ""
    return (
        f"{any_tasks.heading(happened, '调查方案待您审批')}\n目的：{survey.planned().purpose}\n{why}"
        f"请先{tap('看方案', f'问卷 {number}')}，{any_tasks.before(happened)}决定："
        f"{tap('同意', f'审批 {number} 同意')}，或回“审批 {number} 驳回 原因”。"
    )


def approved(happened: News) -> str:
    """Tell who planned it that the last yes was given."""
    return f"{any_tasks.heading(happened, '方案已批准')}\n到时间会自动发出邀请。{any_tasks.do(happened, '问卷')}"


def rejected(happened: News) -> str:
    """Give the reason back to who planned it."""
    return (
        f"{any_tasks.heading(happened, '方案被退回')}\n{happened.deed.actor_name}：{happened.deed.text}\n"
        f"改好再交上来审批：{tap('修改方案', f'问卷 {happened.case.number} 修改')}"
    )


def report_rejected(happened: News) -> str:
    """Give the reason for the no to a report to who planned it; it waits on."""
    return (
        f"{any_tasks.heading(happened, '调查报告没有通过')}\n{happened.deed.actor_name}：{happened.deed.text}\n"
        f"报告还在等审批。请补充说明，或商量好后请{happened.deed.actor_name}再审："
        f"{_results(happened)}"
    )


def counted(happened: News) -> str:
    """Tell who planned it that there are results, and until when it may still be extended."""
    lines = [any_tasks.heading(happened, "统计完成"), _too_few(happened)]
    lines.append(f"报告正在等审批。{_results(happened)}")
    return "\n".join(line for line in lines if line)


def _too_few(happened: News) -> str:
    """Offer more days where too few answered (SUR-7); empty where enough did, or none are left."""
    survey, zone = survey_of(happened.case), happened.moment.settings.zone
    target = survey.planned().targets.return_rate
    last = times.local(survey.starts_at, zone) + timedelta(days=MOST_DAYS)
    over = last.date() <= times.local(happened.moment.now, zone).date()
    if over or json.loads(survey.figures or "{}")["return_rate"] >= target:
        return ""
    day, number = f"{last.month}月{last.day}日", happened.case.number
    return (
        f"回收率没到目标{target:.0%}，可以延长到{day}为止：{tap(f'延长到{day}', f'延长 {number} {day}')}。"
        "不延长的话，报告会先写明“仅供参考”。"
    )


def report_approved(happened: News) -> str:
    """Tell who planned it that the report has its yes, and what comes next."""
    return (
        f"{any_tasks.heading(happened, '调查报告已批准')}\n"
        f"请{any_tasks.before(happened)}公示：{any_tasks.do(happened, '公示')}　{_results(happened)}"
    )


def on_card(status: str) -> Callable[[News], dict[str, str]]:
    """Return what says on a card how a survey stands, in at most five characters."""
    return lambda _happened: {"status": status}


def _results(happened: News) -> str:
    return tap("看结果", f"问卷 {happened.case.number} 结果")


def running(happened: News) -> str:
    """Tell who planned it that invitations leave."""
    return f"{any_tasks.heading(happened, '开始征集')}\n{happened.deed.text}，分批发出。{any_tasks.do(happened, '问卷')}"


def vacated(happened: News) -> str:
    """Ask the clerks to look after it."""
    return (
        f"{any_tasks.heading(happened, '调查无人跟进')}\n{happened.deed.text or '原来的同事'}已离职或停用，"
        f"请接着跟：{any_tasks.do(happened, '问卷')}"
    )


def pressed(happened: News) -> str:
    """Say that a supervisor presses."""
    words = f"：{happened.deed.text}" if happened.deed.text else ""
    return f"{any_tasks.heading(happened, '催办')}\n{happened.deed.actor_name}催办{words}。{any_tasks.do(happened, '问卷')}"
