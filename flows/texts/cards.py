"""How a template message is called, and what each of its fields is called on the card."""

from __future__ import annotations

FOR_STAFF = {"finished": "等住户回音", "answered": "等住户回音"}  # residents read 待您确认
TITLES = {"progress": "报事进度", "task": "工单提醒"}
LABELS = {
    "number": "单号", "status": "状态", "what": "事项", "time": "时间", "who": "人员", "place": "地点",
}  # fmt: skip
