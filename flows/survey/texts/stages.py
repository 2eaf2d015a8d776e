"""How the statuses and dues of surveys read."""

from __future__ import annotations

from flows.cases.kind import Due, Stage
from flows.cases.texts import stages

STAGES = stages.ENDED | {
    "approving": Stage("方案待审批", ("approve", "reject"), "筹备中", "方案待审批"),
    "returned": Stage("方案退回，待修改", ("note",), "筹备中", "方案待修改"),
    "approved": Stage("已批准，待发放", ("note",), "筹备中", "等待发放"),
    "running": Stage("正在征集", ("deliver", "extend"), "正在征集", "正在征集"),
    "counting": Stage("正在统计", ("note",), "正在统计", "正在统计"),
    "reporting": Stage("报告待审批", ("approve", "reject", "extend"), "正在统计", "报告待审批"),
    "reported": Stage("报告已批准，待公示", ("publish",), "正在统计", "等待公示"),
    "closed": Stage("已公示", ("note",), "已公示", "已经公示"),
    "withdrawn": Stage("已撤销", ("note",), "已取消", "已经取消"),
}
DUES = stages.DUES | {
    "approve": Due("审批方案", ("审批",)),
    "revise": Due("修改方案", ("问卷",)),
    "start": Due("发放", ("问卷",)),
    "end": Due("截止", ("问卷",)),
    "count": Due("统计", ("问卷",)),
    "report": Due("审批报告", ("审批",)),
    "publish": Due("公示结果", ("公示",)),
}
EVENTS = {
    "open": "提出方案", "approve": "同意", "reject": "驳回", "pass_over": "略过无人担任的岗位", "revise": "修改方案", "start": "开始征集",
    "extend": "延长", "end": "截止", "count": "统计完成", "publish": "公示", "withdraw": "撤销",
    "deliver": "送达", "wave": "发放一批", "purge": "按期清除原始答卷", "vacate": "换人跟进",
    "note": "备注", "meeting": "整改会",
}  # fmt: skip
