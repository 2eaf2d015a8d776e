"""How the statuses and dues that several kinds know read to staff."""

from __future__ import annotations

from flows.cases.kind import Due, Stage

ENDED = {
    "closed": Stage("已关单", ("callback", "note")),
    "withdrawn": Stage("住户已撤销", ("note",)),
}
DUES = {
    "accept": Due("受理", ("受理",)),
    "promise": Due("给住户回音", ("进展",)),
    "confirm": Due("等住户回音"),
}
