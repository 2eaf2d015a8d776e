"""Of which there is most: 哪栋报修最多, 3栋和2栋哪个多, 哪类问题最多, 哪个部门拖得最厉害."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.desk import listing, mentions, months
from flows.desk.texts import questions as questions_texts
from flows.settings.calendar import local
from flows.settings.period import find_period, month_of

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from flows.desk.question import Question

BUILDINGS, TEAMS = ("栋", "楼", "幢", "座"), ("部门", "班组", "哪个组", "哪个班")
SHOWN = 6  # lines


def most(asked: Asked, question: Question) -> str | None:
    """Count by building, kind of problem or team, the most first; of teams what is late."""
    if not asked.may("press"):
        return None
    if any(word in question.text for word in TEAMS):
        return _late_by_team(asked)
    found = find_period(question.text, asked.now, asked.settings)
    today = local(asked.now, asked.settings).date()
    period = found[0] if found else month_of(today, asked.settings)
    cases = [
        case
        for case in months.since(asked, period.since)
        if period.since <= case.created_at < period.until
        and question.kind in ("", case.kind)
        and (not question.categories or case.category in question.categories)
    ]
    if not any(word in question.text for word in BUILDINGS):
        names = asked.settings.categories
        counts = Counter(names[case.category].name for case in cases if case.category in names)
        return questions_texts.most("类别", period.words, counts.most_common(SHOWN))
    named = {one.home.building for one in mentions.homes_in(question.text)}
    blocks = (asked.shown(case).building for case in cases)
    counts = Counter(f"{one}栋" for one in blocks if one and (len(named) < 2 or one in named))
    return questions_texts.most("楼栋", period.words, counts.most_common(SHOWN))


def _late_by_team(asked: Asked) -> str:
    late = [c for c in listing.open_cases(asked) if deadlines.is_overdue(c, asked.now)]
    teams = {one.id: one.department for one in asked.store.staff.active_in(asked.community)}
    whose = (teams.get(case.engineer_id or case.holder_id or "") for case in late)
    return questions_texts.late_by_team(Counter(filter(None, whose)).most_common())
