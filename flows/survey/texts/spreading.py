"""What staff read while a survey is sent: waves, who lags, whom to visit, what was ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.places.place import home_label
from flows.settings.calendar import DAY
from flows.survey.record import survey_of
from flows.survey.texts import invitation as invitation_texts
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.settings.site import Settings
    from flows.survey.audience.roster import Chosen
    from flows.survey.standing import OfBuilding
    from storage.records.case import Case
    from storage.records.people import Home
    from storage.records.survey import Invitation

LAGS = "回收偏低"  # on a card, too
SHOWN_HOMES = 20  # named in a warning; the list has all
HOMES_A_PAGE = 60
NOT_RUNNING = "只有正在征集的问卷才有上门名单。"


def started(found: Chosen) -> str:
    """Note on the timeline how many homes are asked, and how many are left in peace."""
    rests = f"；{len(found.resting)}户刚参加过别的调查，这次不打扰" if found.resting else ""
    return f"邀请{len(found.homes)}户（已交付{found.base.homes}户）{rests}"


def to_be_asked(found: Chosen, reason: str | None) -> list[str]:
    """Say before the approval how many homes are asked, by which rule, and which are left out."""
    base = found.base
    rule = f"规定不少于已交付{base.homes}户的{base.share:.0%}，即{base.needed}户"
    lines = [f"拟邀请{base.invited}户（{rule}）"]
    if not base.is_met:
        lines.append(f"少于规定的原因：{reason or '方案里没有写'}")
    if found.resting:
        others = "、".join(sorted(set(found.resting.values())))
        lines.append(f"另有{len(found.resting)}户最近在{others}的邀请之列，这次不打扰")
    return lines


def wave(number: int, homes: int) -> str:
    """Note on the timeline that some were invited."""
    return f"第{number}批，{homes}户"


def lagging(
    case: Case,
    buildings: Sequence[OfBuilding],
    homes: Sequence[Invitation],
    settings: Settings,
    now: int,
) -> str:
    """Tell who looks after buildings how far behind they are, and what to do."""
    survey = survey_of(case)
    days = max(0, -(-(survey.closes_at - now) // DAY))
    lines = [
        f"【{LAGS}】{case.number} {survey.title}",
        f"{invitation_texts.last_day(case, settings)}截止，还有{days}天：",
        *(_building(one, survey.planned().targets.return_rate) for one in buildings),
    ]
    if homes:
        named = "、".join(_room(one) for one in homes[:SHOWN_HOMES])
        more = f"等{len(homes)}户" if len(homes) > SHOWN_HOMES else ""
        lines.append(f"还没交的：{named}{more}")
    lines.append(
        f"请上门或电话请一请，全部名单：{tap('名单', f'名单 {case.number}')}。"
        f"送到了回“已送 {case.number} 3-2-1501”。"
    )
    return "\n".join(lines)


def _building(one: OfBuilding, target: float) -> str:
    waiting = one.invited - one.reached
    missing = f"，{waiting}户还没送到" if waiting > 0 else ""
    return f"· {home_label(one.building, None, None)}：送到{one.reached}户，收回{one.returned}份（{one.rate:.0%}，目标{target:.0%}）{missing}"


def to_visit(case: Case, homes: Sequence[Invitation], page: int, *, delivered_too: bool) -> str:
    """List the homes to visit, a line a building."""
    what = "还没交的" if delivered_too else "还没送到的"
    if not homes:
        return f"{case.number}没有{what}住户了。"
    pages = -(-len(homes) // HOMES_A_PAGE)
    page = min(page, pages)
    shown = homes[(page - 1) * HOMES_A_PAGE : page * HOMES_A_PAGE]
    lines = [f"{case.number} {what}住户，共{len(homes)}户："]
    for building in dict.fromkeys(one.building for one in shown):
        rooms = "　".join(_room(one) for one in shown if one.building == building)
        lines.append(f"{home_label(building, None, None)}：{rooms}")
    if page < pages:
        lines.append(tap(f"下一页（第{page + 1}页）", f"名单 {case.number} 第{page + 1}页"))
    lines.append(f"“未送”是还没收到邀请的。送到后回“已送 {case.number} 3-2-1501”，几户用空格隔开。")
    return "\n".join(lines)


def _room(one: Invitation) -> str:
    label = f"{one.building}-{one.unit}-{one.room}"
    return label if one.way else f"{label}（未送）"


def how_to_tick(number: str) -> str:
    """Show how a delivery is written."""
    return f"请写上是哪几户：已送 {number} 3-2-1501 3-2-1502\n要上门的住户看{tap('名单', f'名单 {number}')}。"


def ticked(case: Case, homes: Sequence[Home], unknown: Sequence[str]) -> str:
    """Say which homes are noted as delivered, and which of those named are none."""
    lines = []
    if homes:
        lines.append(f"已记录{case.number}送到{len(homes)}户：{labels(homes)}。")
    if unknown:
        lines.append(f"没找到或这次没邀请：{'、'.join(unknown)}，请核对后再报一次。")
    return "\n".join(lines)


def labels(homes: Sequence[Home]) -> str:
    """Return homes as staff write them: 3-2-1501、3-2-1502."""
    return "、".join(f"{one.building}-{one.unit}-{one.room}" for one in homes)
