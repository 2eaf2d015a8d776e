"""How the statuses and dues of corrective actions read."""

from __future__ import annotations

from flows.cases.kind import Due, Stage

STAGES = {
    "drafted": Stage("待定整改方案", ("propose", "hand_over"), "正在定整改办法", "待定方案"),
    "planned": Stage("整改中", ("finish", "propose", "hand_over"), "正在整改", "整改中"),
    "done": Stage("已整改，待检查", ("pass", "fail"), "已整改，正在检查", "待检查"),
    "closed": Stage("检查合格", ("note",), "已整改，检查合格", "整改合格"),
}
DUES = {
    "plan": Due("写整改方案", ("方案", "整改")),
    "carry_out": Due("完成整改", ("完成", "整改")),
    "check": Due("检查整改结果", ("检查", "整改")),
}
EVENTS = {
    "open": "立项", "propose": "方案", "finish": "完成整改", "pass": "检查合格",
    "fail": "检查不合格", "hand_over": "转交", "recheck": "回头看", "vacate": "换人负责",
    "note": "备注",
}  # fmt: skip
