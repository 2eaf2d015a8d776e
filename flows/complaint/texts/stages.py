"""How the statuses and dues of a complaint read to staff."""

from __future__ import annotations

from flows.cases.kind import Due, Stage
from flows.cases.texts import stages

STAGES = stages.ENDED | {
    "registered": Stage("待受理", ("accept", "dispatch", "grade", "pass_on", "turn")),
    "investigating": Stage("调查中", ("investigate", "plan", "grade", "dispatch")),
    "reported": Stage("已调查，待评估", ("assess", "investigate")),
    "assessed": Stage("已评估，待写方案", ("propose", "investigate")),
    "proposed": Stage("方案待审批", ("approve", "reject", "ask_again")),
    "carrying_out": Stage("已批准，落实中", ("finish", "progress", "dispatch")),
    "answered": Stage("已答复，待住户回音", ("callback",)),
    "concluded": Stage("已办结，待归档", ("archive", "callback")),
    "appealed": Stage("申诉处理中", ("approve", "reject", "investigate")),
}
DUES = stages.DUES | {
    "investigate": Due("写调查报告", ("调查",)),
    "assess": Due("评估是否属实", ("属实", "不属实", "存疑")),
    "propose": Due("写处理方案", ("方案",)),
    "approve": Due("审批"),
    "carry_out": Due("落实措施", ("完成", "进展")),
    "solve": Due("答复住户", ("进展",)),
    "archive": Due("归档", ("归档",)),
    "appeal": Due("答复申诉"),
    "talk": Due("约谈住户并写记录", ("约谈",)),
}
