"""How this month goes beside the last, as those who lead ask: 比上个月呢, 这个月漏水几次."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from flows.cases.kind import kinds_of
from flows.desk import lookup
from flows.desk.command import Command
from flows.desk.texts import questions as questions_texts
from flows.settings.calendar import local, on_day
from flows.settings.period import find_period

if TYPE_CHECKING:
    from datetime import date

    from flows.desk.asked import Asked
    from flows.desk.question import Question
    from storage.records.case import Case

    Answer = Command | str | None

ALL = 5000  # cases looked at, at most
REPORT = "投诉月报"
LAST_MONTHS = ("上个月", "上月")
HOW_OFTEN = "次"
COMPARED = "比"
WEEKS = ("周", "星期", "礼拜")


def of_this_month(asked: Asked) -> list[Case]:
    """Return the cases that were opened this month."""
    return since(asked, _month_began(asked))


def month(asked: Asked, question: Question) -> Answer:
    """Show the month of complaints; of a kind of problem, how often it came."""
    if not asked.may("press"):
        return None
    if question.categories or HOW_OFTEN in question.text:
        return times(asked, question)
    last = next((word for word in LAST_MONTHS if word in question.text), "")
    this = next((word for word in ("这个月", "本月") if word in question.text), "")
    return Command(REPORT, rest=last or this)


def times(asked: Asked, question: Question) -> Answer:
    """Say how often a kind of problem was reported this month and the month before."""
    kinds = question.categories
    if not kinds or not asked.may("press"):
        return None
    name = "、".join(one.name for key, one in asked.settings.categories.items() if key in kinds)
    found = find_period(question.text, asked.now, asked.settings)
    if found and found[0].since != _month_began(asked) and COMPARED not in question.text:
        cases = since(asked, found[0].since)
        count = sum(
            case.category in kinds and case.created_at < found[0].until
            for case in cases
            if case.created_at >= found[0].since
        )
        return questions_texts.in_days(name, found[0].words, count)
    this, before = _both_months(asked)
    counts = [sum(c.category in kinds for c in cases) for cases in (this, before)]
    return questions_texts.how_often(name, counts[0], counts[1])


def compare(asked: Asked, question: Question) -> Answer:
    """Say what this month has brought so far beside the same days of the month before."""
    if not asked.may("press"):
        return None
    if question.categories or HOW_OFTEN in question.text:
        return times(asked, question)
    weeks = any(word in question.text for word in WEEKS)
    this, before = _both_weeks(asked) if weeks else _both_months(asked)
    now, then = (Counter(case.kind for case in cases) for cases in (this, before))
    kinds = [(k.title, now[k.name], then[k.name]) for k in kinds_of(asked.settings)]
    if question.kind:
        title = next(k.title for k in kinds_of(asked.settings) if k.name == question.kind)
        return questions_texts.how_often(title, now[question.kind], then[question.kind])
    names = questions_texts.WEEKS if weeks else questions_texts.MONTHS
    return questions_texts.compared((len(this), len(before)), kinds, names)


def _both_weeks(asked: Asked) -> tuple[list[Case], list[Case]]:
    """Return what was opened this week, and in as much of the week before."""
    day = local(asked.now, asked.settings).date()
    monday = day - timedelta(days=day.weekday())
    began, before = (
        on_day(first, "00:00", asked.settings) for first in (monday, monday - timedelta(days=7))
    )
    return _both(asked, began, before)


def _both_months(asked: Asked) -> tuple[list[Case], list[Case]]:
    """Return what was opened this month, and in as much of the month before."""
    return _both(asked, _month_began(asked), _month_began(asked, back=1))


def _both(asked: Asked, began: int, before: int) -> tuple[list[Case], list[Case]]:
    cases = since(asked, before)
    until = before + (asked.now - began)
    this = [case for case in cases if case.created_at >= began]
    return this, [case for case in cases if before <= case.created_at < min(until, began)]


def since(asked: Asked, began: int) -> list[Case]:
    """Return what was opened since then, or is open, as far as the speaker sees it."""
    return lookup.visible(asked, asked.store.cases.recent_in(asked.community, began, ALL))


def _month_began(asked: Asked, back: int = 0) -> int:
    """Return when this month began, or one before it."""
    day: date = local(asked.now, asked.settings).date()
    months = day.year * 12 + day.month - 1 - back
    first = day.replace(year=months // 12, month=months % 12 + 1, day=1)
    return on_day(first, "00:00", asked.settings)
