"""How a template message is called, and what each of its fields is called on the card."""

from __future__ import annotations

TITLES = {"progress": "报事进度", "task": "工单提醒"}
LABELS = {
    "number": "单号", "status": "状态", "what": "事项", "time": "时间", "who": "人员", "place": "地点",
}  # fmt: skip
