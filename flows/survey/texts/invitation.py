"""What residents read of a survey: the invitation, the reminder, what they may answer now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.places.place import home_label
from flows.settings.calendar import DAY, local
from flows.survey.record import survey_of
from flows.survey.texts.words import NO_VOTE, SORTS
from flows.writing.markup import tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.settings.site import Settings
    from flows.survey.shape import Plan
    from storage.records.case import Case
    from storage.records.survey import Invitation

    Linked = Sequence[tuple[Invitation, str]]  # an invitation, and the address of its page

_WORTH = {
    "satisfaction": "您的评价决定接下来先改哪几项，结果和整改会向全体住户公示。",
    "recheck": "改好没有，由您说了算。",
    "consultation": f"方案怎么定，先听您的意见，每条建议都会有答复。{NO_VOTE}。",
    "meeting": "会上先谈什么，由大家的回答来定，提到的事都会记录并跟进。",
}
NOTHING_OPEN = (
    f"您这边现在没有要填的问卷。有新的会在这里看到；平时有想法，随时告诉我：{tap('建议')}"
)
BIND_FIRST = (
    f"问卷按户发放，绑定房号后就能看到：{tap('绑定')}。平时有想法，也可以随时告诉我：{tap('建议')}"
)


def invitation(case: Case, linked: Linked, settings: Settings) -> str:
    """Invite: what it is about and why, how long it takes, until when, and how to answer."""
    survey = survey_of(case)
    plan = survey.planned()
    return (
        f"{_head(plan)}\n"
        f"{worth(plan)}\n"
        f"约{plan.minutes}分钟，{last_day(case, settings)}截止。{_how_kept(plan)}\n"
        f"{_ways(case, linked)}\n"
        f"不想再收到邀请：{tap('退订 问卷')}"
    )


def reminder(case: Case, linked: Linked, settings: Settings, now: int) -> str:
    """Remind who has not answered, once more how and until when."""
    plan = survey_of(case).planned()
    return (
        f"【{SORTS[plan.kind]}提醒】还没收到您对《{plan.title}》的回答，{_time_left(case, now, settings)}，约{plan.minutes}分钟。\n"
        f"{_ways(case, linked)}\n"
        f"不想再收到提醒：{tap('退订 问卷')}"
    )


def offered(case: Case, linked: Linked, settings: Settings) -> str:
    """Show one survey among those that can be answered now."""
    plan = survey_of(case).planned()
    return (
        f"{_head(plan)}\n"
        f"约{plan.minutes}分钟，{last_day(case, settings)}截止。{_how_kept(plan)}\n"
        f"{_ways(case, linked)}"
    )


def _head(plan: Plan) -> str:
    """Name the sort and the title, which a re-check begins with the same words."""
    return f"【{SORTS[plan.kind]}】{plan.title.removeprefix(f'{SORTS[plan.kind]}：')}"


def worth(plan: Plan) -> str:
    """Return what a survey is for, and why it is worth an answer."""
    return f"{_closed(plan.purpose)}{_WORTH[plan.kind]}"


def last_day(case: Case, settings: Settings) -> str:
    """Return the last day on which answers are taken: 12月5日."""
    day = local(survey_of(case).closes_at - 1, settings)
    return f"{day.month}月{day.day}日"


def _time_left(case: Case, now: int, settings: Settings) -> str:
    left = survey_of(case).closes_at - now
    day = last_day(case, settings)
    return f"{day}截止，还有{-(-left // DAY)}天" if left > DAY else f"今明两天就截止（{day}）"


def _ways(case: Case, linked: Linked) -> str:
    """Return how to answer: the page of each home, or word by word here."""
    several = len(linked) > 1
    pages = [
        f"{home_label(one.building, one.unit, one.room) if several else '点开填写'}：{link}"
        for one, link in linked
    ]
    return "\n".join([*pages, f"也可以在这里一题一题答：{tap('参与', f'参与 {case.number}')}"])


def _how_kept(plan: Plan) -> str:
    once = "一户一份，" if plan.per == "home" else ""
    if plan.anonymous:
        return f"{once}匿名填写：只记交没交，不记谁答了什么。"
    return f"{once}实名填写，答案会和房号一起保存。"


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith(("。", "！", "？")) else f"{sentence}。"
