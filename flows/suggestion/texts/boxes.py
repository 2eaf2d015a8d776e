"""What is said about the wooden suggestion boxes (开箱)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.records.suggestion import BoxOpening

WRITTEN = re.compile(
    r"(?P<building>[A-Za-z\d]{1,4})\s*(?:栋|幢|号楼|座)?[\s　，,]+"
    r"(?:(?P<count>\d{1,3})\s*[件封张份条]?|(?P<none>空|没有|无))"
)
HOW = "请写楼栋和件数，比如：开箱 3栋 5件（空的写0件）。照片先发来，会一起存。"
NO_BOXES = "这个小区没有设意见箱。要设的话请管理员在配置里加上楼栋。"


def _names(buildings: Sequence[str]) -> str:
    return "、".join(f"{building}栋" for building in buildings)


def box_opened(opening: BoxOpening, photos: int, missing: Sequence[str]) -> str:
    """Note what was in a box, and say what to do with it and which are left."""
    kept = f"，照片{photos}张" if photos else ""
    lines = [f"{opening.building}栋意见箱已开，{opening.count}件{kept}。"]
    if opening.count and not photos:
        lines.append(f"请拍张照发来，再发一次：开箱 {opening.building}栋 {opening.count}件")
    if opening.count:
        lines.append("每件请登记，好给住户回音：代报 房号 姓名 电话 内容")
    lines.append(f"今天还没开：{_names(missing)}。" if missing else "今天的意见箱都开过了。")
    return "\n".join(lines)


def today(done: Sequence[BoxOpening], missing: Sequence[str]) -> str:
    """Say which boxes were opened today, and how to note one."""
    lines = [f"{one.building}栋 {one.count}件（{one.staff_name}）" for one in done]
    lines.append(f"今天还没开：{_names(missing)}。" if missing else "今天的意见箱都开过了。")
    return "\n".join([*lines, HOW])


def unknown(building: str, known: Sequence[str]) -> str:
    """Say that this building has no box."""
    return f"{building}栋没有意见箱，有意见箱的是：{_names(known)}。"


def reminder(missing: Sequence[str]) -> str:
    """Remind of the boxes that nobody opened today."""
    return f"今天还没开的意见箱：{_names(missing)}。开了请记一下：开箱 {missing[0]}栋 件数　{tap('开箱')}"
