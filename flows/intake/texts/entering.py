"""What is said when a clerk enters what a caller says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.desk.texts import wording
from flows.emergency.texts import advice as emergency
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.rules.dispatch import Candidate
    from flows.desk.view import View
    from flows.settings.site import Community

EXAMPLE = "代报 3-2-1501 张女士 13800000001 厨房漏水 明早"
NO_PLACE = f"缺房号或地点，请补上再发，比如：{EXAMPLE}"
NO_PHONE = f"缺住户电话，请补上再发，比如：{EXAMPLE}"
NO_WORDS = f"缺出了什么问题，请补上再发，比如：{EXAMPLE}"
UNKNOWN_PLACE = emergency.UNKNOWN_PLACE


NAMES_SHOWN = 8


def lives_at(home: str) -> str:
    """Write down where the caller lives."""
    return f"来电人住{home}"


def entered(
    view: View,
    found: Sequence[Candidate],
    community: Community,
    told: Sequence[str] = (),
    home: str = "",
) -> str:
    """Give the number, how the caller hears of it, and who could be sent."""
    case = view.case
    lines = [
        f"登记好了，单号 {case.number}。",
        f"{case.place}：{case.description[:60]}（{wording.category(view)}）",
        f"{case.reporter_name} {view.phone} {f'住{home}' if home else ''}".strip(),
    ]
    free = wording.visit(view)
    if free:
        lines.append(f"住户方便：{free}")
    if view.reachable:
        lines.append("住户已绑定微信，单号和进展会自动发给他。")
    else:
        lines.append("住户没用微信：请把单号告诉他，之后的进展在“补电话”里。")
    if case.danger:
        said = emergency.advice(case.danger, case, community).split("\n")
        lines.append(f"险情，{_told(told, community)}请告诉住户：{said[0]}")
    accept = tap("受理", f"受理 {case.number}")
    lines.append(f"请在{wording.when(view, case.due_at)}前{accept}，或直接派：")
    lines.append(wording.engineers(view, found, "派") if found else f"派 {case.number} 姓名")
    return "\n".join(lines)


def _told(names: Sequence[str], community: Community) -> str:
    """Say who heard of a danger, and nothing more than that."""
    if not names:
        return f"现在没有别的同事能收到通知，请马上打电话叫人（值班室 {community.duty_phone}）。"
    more = f"等{len(names)}人" if len(names) > NAMES_SHOWN else ""
    return f"已通知{'、'.join(names[:NAMES_SHOWN])}{more}。"
