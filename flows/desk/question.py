"""A question of who leads, with what it names: cases, a building, people, a department, a kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.cases.kind import kinds_of
from flows.desk import mentions, problems
from flows.desk import names as people
from nlp.acts import leaders

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.case import Case
    from storage.records.staff import Staff

OWN_TEAM = ("我们部门", "我们部", "本部门", "我部门", "部门里")


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what it names: cases by number, a building, colleagues, a department."""

    text: str
    page: int
    cases: tuple[Case, ...]
    building: str
    people: tuple[Staff, ...]
    department: str
    category: str
    own: bool
    kind: str = ""  # of cases
    categories: frozenset[str] = frozenset()  # the one that is named, or all of a trade


def question_of(asked: Asked, text: str, page: int) -> tuple[Question, str]:
    """Find what a question names, and return its words without that."""
    named = mentions.named_in(asked, text)
    colleagues = people.called_in(asked, text)
    team = asked.store.staff.active_in(asked.community)
    departments = {one.department for one in team if one.department}
    department = next((name for name in departments if name.removesuffix("部") in text), "")
    if any(words in text for words in OWN_TEAM):
        department = asked.staff.department
    category = next(
        (key for key, one in asked.settings.categories.items() if one.name[:2] in text), ""
    )
    spans = [(one.start, one.end) for one in named] + [hit[1:] for hit in colleagues]
    spans += [(home.start, home.end) for home in mentions.homes_in(text)]
    rest = "".join(
        sign for at, sign in enumerate(text) if not any(begin <= at < end for begin, end in spans)
    )
    kind = next((one for one in kinds_of(asked.settings) if one.title in text), None)
    for known in (department, department.removesuffix("部"), *OWN_TEAM):
        rest = rest.replace(known, "部") if known else rest
    for trade in asked.settings.trades if not department else ():
        rest = rest.replace(f"{trade}类", "").replace(f"{trade}的", "的")
    several = frozenset({category} - {""})
    problem = None if category else problems.kinds_in(asked, rest)
    if problem is not None and leaders.says("counted", rest):
        several = problem[0]
        rest = rest[: problem[1]] + rest[problem[2] :]
    elif category:
        rest = rest.replace(asked.settings.categories[category].name[:2], "")
    buildings = [home.home.building for home in mentions.homes_in(text) if home.home.building]
    homes = {(home.start, home.end) for home in mentions.homes_in(text)}
    numbered = {  # 1502墙砖那个 names it twice
        case.id: case
        for one in named
        if one.each
        for case in (one.cases if (one.start, one.end) in homes else one.cases[:1])
    }
    return Question(
        text,
        page,
        tuple(numbered.values()),
        buildings[0] if buildings else "",
        tuple(hit[0] for hit in colleagues),
        department,
        category,
        own=text.startswith("我") and not department,
        kind=kind.name if kind is not None else "",
        categories=several or _of_trade(asked, text, department),
    ), rest


def _of_trade(asked: Asked, text: str, department: str) -> frozenset[str]:
    """Return the categories that the trade does first which words name (水电的)."""
    trade = next(
        (trade for trade in asked.settings.trades if f"{trade}类" in text or f"{trade}的" in text),
        "",
    )
    found = asked.settings.categories.items() if trade and not department else ()
    return frozenset(key for key, one in found if one.trades[0] == trade)
