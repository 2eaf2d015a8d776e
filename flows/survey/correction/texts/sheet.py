"""The words of the record of corrections (整改措施落实情况记录)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.survey.record import survey_of

if TYPE_CHECKING:
    from storage.records.case import Case, Event

SHEET = "整改措施落实情况记录"
COLUMNS = {  # and their widths in characters
    "单号": 12, "项目": 10, "整改前满意率": 8, "目标": 6, "原因": 18, "措施": 20, "责任部门": 8,
    "责任人": 7, "期限": 11, "落实结果": 20, "检查人": 7, "检查情况": 14, "轮次": 5,
    "整改后满意率": 8, "状态": 10,
}  # fmt: skip
MEETINGS = "整改专题会"
NO_MEETING = "没有整改会的记录；写“整改会 单号 时间、参加人、议定的事”就会记在这里。"
SIGNATURES = "编制：　　　　　　　　审核：　　　　　　　　日期："
WRITTEN = {"pass": "合格", "fail": "不合格"}


def heading(survey: Case) -> str:
    """Name the survey."""
    return f"{survey_of(survey).title}（{survey.number}）{SHEET}"


def made(day: str, count: int, done: int) -> str:
    """Say when it was made, and how far it is."""
    return f"制表：{day}　共{count}项，检查合格{done}项"


def meeting_held(event: Event, when: str) -> str:
    """Write what stands on record of a meeting."""
    return f"{when} {event.actor_name}记：{event.text}"


def verdict(text: str, *, passed: bool) -> str:
    """Write what was found at the check."""
    word = WRITTEN["pass" if passed else "fail"]
    return f"{word}，{text}" if text else word
