"""The headings of exported tables."""

from __future__ import annotations

SHEET = "工单"
COLUMNS = (
    "编号", "小区", "类别", "紧急程度", "状态", "地点", "内容", "报事人", "电话",
    "登记时间", "受理时间", "完工时间", "关闭时间", "处理结果", "评分",
)  # fmt: skip
URGENCIES = {"emergency": "突发", "urgent": "紧急", "ordinary": "一般"}

ROOM_CODE_HEADS = ["小区", "楼栋", "单元", "房号", "二维码"]
