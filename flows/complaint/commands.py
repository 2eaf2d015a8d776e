"""The words of staff about complaints, in the order of 帮助."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.complaint.desk import (
    BARE_DECISIONS,
    accuse,
    appeal,
    archive,
    assess,
    consent,
    decide,
    grade,
    investigate,
    looks,
    pass_on,
    plan,
    print_paper,
    propose,
    seal,
    unseal,
)
from flows.complaint.settings import COMPLAINTS, HELP_PAGE
from flows.desk import turning
from flows.desk.word import StaffWord, Usage

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.desk.asked import Asked


def _stage(
    word: str, answer: Callable[[Asked], str], act: str, form: Usage, *also: str
) -> StaffWord:
    """Return the row of a word that does an act of its own."""
    return StaffWord(word, answer, act, also, (form,), names=(act,), paused=True)


COMMANDS = (
    StaffWord(
        "定级", grade, "grade", ("级别",), names=("grade",), with_number=frozenset({"级别"}),
        forms=(Usage("定级 单号 轻微/重要/重大 原因", "grade", 20, HELP_PAGE),),
    ),
    StaffWord(
        "调查", investigate, "investigate", ("调查报告",), names=("investigate",), tells=True, paused=True,
        forms=(Usage("调查 单号 查到的情况", "investigate", 21, HELP_PAGE),),
    ),
    _stage("调查计划", plan, "plan", Usage("调查计划 单号 谁、什么时间、怎么查", "plan", 25, HELP_PAGE)),
    StaffWord(
        "属实", assess, "assess", ("有效",), names=("assess",), with_number=frozenset({"有效"}),
        paused=True,
        forms=(Usage("属实/不属实/存疑 单号 说明", "assess", 22, HELP_PAGE),),
    ),
    StaffWord(
        "不属实", assess, "assess", ("无效",), with_number=frozenset({"无效"}), paused=True
    ),
    StaffWord("存疑", assess, "assess", ("待核实",), paused=True),
    _stage("方案", propose, "propose", Usage("方案 单号 措施 3天内", "propose", 23, HELP_PAGE), "处理方案"),
    StaffWord(
        "审批", decide, "approve", ("审核", "批"), names=("approve", "reject", "ask_again"), several=True,
        with_number=frozenset({"批", "审核"}), bare=BARE_DECISIONS,
        forms=(Usage("审批 单号 同意/驳回 说明", "approve", 24, HELP_PAGE),),
    ),
    _stage("归档", archive, "archive", Usage("归档 单号", "archive", 28, HELP_PAGE)),
    StaffWord(
        "处理单", print_paper, "paper", ("投诉处理单", "打印"), names=("paper",), any_case=True,
        with_number=frozenset({"打印"}), forms=(Usage("处理单 单号　打印投诉处理单", "paper", 32, HELP_PAGE),),
    ),
    StaffWord(
        "不受理", pass_on, "pass_on", ("转交",), names=("pass_on",),
        with_number=frozenset({"转交"}),
    ),
    StaffWord(
        "转投诉", turning.into(COMPLAINTS), "turn", ("转为投诉",), names=("turn", "link"),
        also_acts=("link",), forms=(Usage("转投诉 单号　转报事 单号", "turn", 30, HELP_PAGE),),
    ),
    _stage(
        "被投诉人", accuse, "accuse", Usage("被投诉人 单号 姓名/部门/房号", "accuse", 33, HELP_PAGE), "投诉对象"
    ),
    StaffWord(
        "保密", seal, "seal", names=("seal",), residents=frozenset({"保密"}),
        forms=(Usage("保密 单号　封存投诉人", "seal", 34, HELP_PAGE),),
    ),
    _stage("启封", unseal, "unseal", Usage("启封 单号 理由", "unseal", 35, HELP_PAGE), "查看投诉人"),
    _stage("启封记录", looks, "seal_log", Usage("启封记录 单号", "seal_log", 36, HELP_PAGE)),
    StaffWord(
        "申诉", appeal, "appeal", names=("appeal",), residents=frozenset({"申诉"}),
        residents_of=COMPLAINTS,
    ),
    StaffWord(
        "匿名转达", consent, "consent", names=("consent",), residents=frozenset({"匿名转达"}),
        residents_of=COMPLAINTS,
    ),
    StaffWord(
        "可透露", consent, "consent", ("可以透露",), residents=frozenset({"可透露", "可以透露"}),
        residents_of=COMPLAINTS,
    ),
    StaffWord(
        "愿意面谈", consent, "consent", ("同意面谈",),
        residents=frozenset({"愿意面谈", "同意面谈"}), residents_of=COMPLAINTS,
    ),
)  # fmt: skip
