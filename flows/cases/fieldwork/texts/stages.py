"""How the statuses and dues read where somebody goes there."""

from __future__ import annotations

from flows.cases.kind import Due, Stage
from flows.cases.texts import stages

STAGES = stages.ENDED | {
    "registered": Stage("待受理", ("accept", "dispatch")),
    "accepted": Stage("已受理，待派单", ("dispatch", "take", "finish")),
    "dispatched": Stage("已派单，待接单", ("take", "send_back")),
    "taken": Stage("已接单，待上门", ("arrive", "progress", "defer", "finish", "send_back")),
    "arrived": Stage("已到场", ("progress", "defer", "finish")),
    "deferred": Stage("暂缓中", ("resume", "arrive", "progress", "finish")),
    "finished": Stage("已完工，待住户验收", ("callback", "close")),
    "reopened": Stage("返修中", ("take", "arrive", "dispatch")),
}
DUES = stages.DUES | {
    "dispatch": Due("派单", ("派",)),
    "take": Due("接单", ("接",)),
    "arrive": Due("到场", ("到场",)),
    "finish": Due("完工", ("进展",)),
}
