"""Which words belong to the emergency that goes on, and which tell of another matter."""

from __future__ import annotations

NEVER_PART = frozenset(
    {"fees", "greening", "pests", "network_intercom", "renovation", "illegal_building"}
)
SCENE = (  # what is around whoever is in danger in a building
    "楼道", "楼梯", "门口", "电梯", "单元门", "大厅", "大堂", "走廊", "消防", "天台", "门禁", "楼顶", "地下室",
    "公共",
)  # fmt: skip
AGAIN = {"complaint": "投诉", "suggestion": "建议"}  # how the other matter is begun anew
REPORTS = "报修"
