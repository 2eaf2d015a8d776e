"""What staff are pushed when a complaint takes a turn: another level, an appeal, a month, silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.tasks import due_by
from flows.cases.texts.words import matter
from flows.complaint.rules.people import took_part
from flows.complaint.settings import Complaints
from flows.complaint.texts.tasks import complaint_heading, level_name, offer

if TYPE_CHECKING:
    from flows.cases.news import News

_NOBODY_ABOVE = "没有更高一级、没经手过的人，请您从头再看一遍"


def regraded(happened: News) -> str:
    """Tell who holds it how serious it is now, and what is due."""
    return (
        f"{complaint_heading(happened, f'已定为{level_name(happened)}')}\n{happened.deed.actor_name}{_reason(happened)}\n"
        f"现在由您负责，请在{due_by(happened)}前办下一步：{offer(happened, '状态')}"
    )


def regraded_away(happened: News) -> str:
    """Tell who held it that another level has it now."""
    holder = happened.holder.name if happened.holder else "值班管理员"
    return (
        f"{complaint_heading(happened, f'已定为{level_name(happened)}')}\n{happened.deed.actor_name}{_reason(happened)}\n"
        f"改由{holder}负责，不用您再办了。"
    )


def _reason(happened: News) -> str:
    return f"：{happened.deed.text}" if happened.deed.text else ""


def never_answered(happened: News) -> str:
    """Say that the resident never answered, and that a call follows (CAL-2)."""
    return (
        f"{complaint_heading(happened, '住户没有回音，按办结处理（未评价）')}\n"
        f"请电话回访，{due_by(happened)}前归档：{offer(happened, '回访', '归档')}"
    )


def appeal_ended(happened: News) -> str:
    """Tell who handled it how the appeal was decided, and what is left."""
    case = happened.case
    words = ("完成", "进展") if case.status == "carrying_out" else ("归档",)
    then = "原措施继续落实" if case.status == "carrying_out" else "内部程序结束"
    return (
        f"{complaint_heading(happened, '申诉维持原处理')}\n{happened.deed.actor_name}：{happened.deed.text}\n"
        f"{then}，请在{due_by(happened)}前办：{offer(happened, *words)}"
    )


def appeal_to_hear(happened: News) -> str:
    """Put an appeal before who hears it."""
    fresh = "您没有经手过，请重新处理" if not took_part(happened.case) else _NOBODY_ABOVE
    return (
        f"{complaint_heading(happened, '住户申诉')}\n理由：{happened.deed.text}\n原处理：{happened.case.measures}\n"
        f"{fresh}，{due_by(happened)}前决定："
        f"{offer(happened, '审批 同意', '审批 驳回', '调查', '状态')}"
    )


def appeal_told(happened: News) -> str:
    """Tell who handled it that somebody above hears the appeal."""
    holder = happened.holder.name if happened.holder else "上级"
    return f"{complaint_heading(happened, '住户申诉')}\n由{holder}重新处理，原措施先照办。"


def month_unsolved(happened: News) -> str:
    """Say that a month has passed without a solution."""
    raised = "" if happened.before.severity == "major" else "，已升为重大"
    return (
        f"{complaint_heading(happened, f'满{_month(happened)}天未解决{raised}')}\n现在由您负责，"
        f"请在{due_by(happened)}前给住户回音：{offer(happened, '进展', '状态')}"
    )


def month_passed_away(happened: News) -> str:
    """Tell who held it for a month that the next level has it now."""
    holder = happened.holder.name if happened.holder else "值班管理员"
    return (
        f"{complaint_heading(happened, f'满{_month(happened)}天未解决，已升为重大')}\n"
        f"改由{holder}负责，请把办理情况告诉{holder}。"
    )


def month_warned(happened: News, days: int) -> str:
    """Warn that a complaint grows old."""
    month = _month(happened)
    raised = "" if happened.case.severity == "major" else "升为重大投诉并"
    return (
        f"{complaint_heading(happened, f'已满{days}天')}\n到{month}天还没解决就{raised}报总经理，"
        f"请抓紧：{offer(happened, '进展', '状态')}"
    )


def month_warned_card(happened: News, days: int) -> dict[str, str]:
    """Say on a card what the warning is about: a status of five characters, twenty for the rest."""
    return {"status": "快满一月", "what": f"{days}天没解决：{matter(happened.case.description)}"}


def month_passed_card(happened: News) -> dict[str, str]:
    """Say on a card that it is major now, and why."""
    what = f"满{_month(happened)}天没解决：{matter(happened.case.description)}"
    return {"status": "升为重大", "what": what}


def _month(happened: News) -> int:
    return happened.moment.settings.section(Complaints).month.days
