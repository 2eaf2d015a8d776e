"""The words around owners' meetings: on the form, to staff, to who comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.words import cut
from flows.survey.record import survey_of
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.records.people import Home

FORM = "业主座谈会记录表"
BEFORE = "会前征集的议题"
SORTS = {"topic": "议题", "opinion": "业主意见", "decision": "决定事项"}
NOTHING, CAME, WRITER, SIGN, DAY, PRINT = (
    "（未记录）",
    "到会住户",
    "记录人",
    "主持人签字",
    "日期",
    "打印",
)
WEEKDAYS = "一二三四五六日"
LONGEST_HOMES = 30


def door(home: Home) -> str:
    """Write a home short: 3-2-1501."""
    return "-".join(part for part in (home.building, home.unit, home.room) if part)


def facts(case: Case, homes: Sequence[str], settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return when, where and why."""
    survey = survey_of(case)
    plan, day = survey.planned(), times.local(survey.closes_at - 1, settings.zone)
    return (
        ("小区", case.community),
        ("时间", plan.meets or f"{day.year}年{day.month}月{day.day}日"),
        ("地点", plan.place),
        ("目的", plan.purpose),
        ("到会", f"{len(homes)}户"),
    )


def no_meeting(number: str) -> str:
    """Say that this is no meeting."""
    return f"没有找到 {number} 这场业主座谈会。回“{tap('问卷')}”看全部。"


def how_to_attend(number: str) -> str:
    """Show how attendance is written."""
    return f"请写上哪几户到会，比如：到会 {number} 3-2-1501 3-2-1502"


def attended(case: Case, homes: Sequence[str], new: Sequence[str], unknown: Sequence[str]) -> str:
    """Note who came, and what could not be read."""
    lines = []
    if new:
        lines.append(f"已记到会：{'、'.join(new)}。{case.number}现在共{len(homes)}户到会。")
    if unknown:
        lines.append(f"没找到这几户，请核对：{'、'.join(cut(one, 20) for one in unknown)}")
    return "\n".join(lines)


def how_to_record(number: str) -> str:
    """Show how the record is filled."""
    return (
        f"一次记一条或几条都行，比如：\n会议记录 {number} 议题 停车收费\n"
        f"会议记录 {number} 意见 希望按月交费 决定 下月起可按月交"
    )


def recorded(case: Case, counts: dict[str, int], link: str) -> str:
    """Show how far the record is."""
    told = "、".join(f"{SORTS[sort]}{counts.get(sort, 0)}条" for sort in SORTS)
    return f"{case.number}会议记录：{told}。\n{tap('看记录表（可打印）', link)}"


def too_early(case: Case) -> str:
    """Say that the meeting was not announced yet."""
    return f"{case.number}还没批准，批准以后才能记到会和会议内容。"


def reminder(case: Case, when: str) -> str:
    """Remind who said that they come, the day before."""
    plan = survey_of(case).planned()
    return (
        f"【明天见】您家报名的“{plan.title}”：{when}，{plan.place}。"
        "临时有事来不了也没关系，会后回“公示”能看到讨论了什么、定了什么。"
    )


def when_of(case: Case, day: date) -> str:
    """Write when a meeting is."""
    meets = survey_of(case).planned().meets
    hour = f" {meets.partition(' ')[2]}" if " " in meets else ""
    return f"{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）{hour.strip()}"


def how_to_enter_fees() -> str:
    """Show how the figure is entered."""
    return "请写上月份和收缴率，比如：收缴率 本月 82%，或：收缴率 10月 82%"


def fees_kept(month: str, share: float, *, low: bool) -> str:
    """Note the figure, and what is proposed where it is low."""
    said = f"已记{_month(month)}物业费收缴率{_percent(share)}。"
    return (
        f"{said}偏低，建议开一次业主座谈会听听原因：{tap('新建座谈会', '问卷 新建')}"
        if low
        else said
    )


def fees_low(community: str, month: str, share: float) -> str:
    """Propose a meeting, as few have paid."""
    return (
        f"{community}{_month(month)}物业费收缴率{_percent(share)}，低于预定的线。建议开一次业主座谈会，"
        f"当面听听原因：点“{tap('新建', '问卷 新建')}”，选“业主座谈会”。"
    )


def many_complaints(community: str, month: str, count: int) -> str:
    """Propose a meeting, as many have complained."""
    return (
        f"{community}{_month(month)}收到投诉{count}件，超过预定的线。建议开一次业主座谈会，"
        f"当面谈谈：点“{tap('新建', '问卷 新建')}”，选“业主座谈会”。"
    )


def _month(month: str) -> str:
    year, _, number = month.partition("-")
    return f"{year}年{int(number)}月"


def _percent(share: float) -> str:
    return f"{share * 100:.1f}".removesuffix(".0") + "%"
