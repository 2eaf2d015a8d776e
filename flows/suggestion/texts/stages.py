"""How the statuses and dues of a suggestion read to staff."""

from __future__ import annotations

from flows.cases.kind import Due, Stage
from flows.cases.texts import stages

_DECIDES = ("reply", "adopt", "decline", "turn")
STAGES = stages.ENDED | {
    "registered": Stage("待受理", ("accept", *_DECIDES)),
    "opened": Stage("已看过，待答复", _DECIDES),
    "adopted": Stage("已采纳，待落实", ("finish", "progress", "decline")),
    "answered": Stage("已答复，待住户回音", ("callback",)),
}
DUES = stages.DUES | {
    "open": Due("看建议", ("受理", "回复", "采纳", "转投诉", "转报事")),
    "answer": Due("答复建议", ("回复", "采纳", "不采纳")),
}
