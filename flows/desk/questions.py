"""What those who lead ask in their own words: 有超时的吗, 3栋还有哪些没修, 这个单子谁在跟.

It only reads, so it is answered also while a question waits. Who may not ask it sees what is
their own to do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.desk import lookup
from flows.desk import names as people
from flows.desk.command import Command
from flows.desk.grammar import parse
from flows.desk.texts import lists
from flows.desk.texts import questions as questions_texts
from flows.desk.word import vocabulary
from flows.settings.calendar import local
from nlp.acts import leaders
from nlp.understanding import understand_briefly
from storage.which_cases import Spot

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from flows.desk.asked import Asked
    from storage.records.case import Case

    Answer = Command | str | None

ALL = 5000  # open cases looked at, at most
MONTH = "投诉月报"
LEADS = ("今日", "超时", MONTH, "待办")  # what can be asked by whom
WORKS = ("待办",)
_MAJOR = "major"


def read_question(asked: Asked) -> Answer:
    """Return the command that a question means, or its answer; None where it is none."""
    question, page = _page(leaders.bare_question(asked.command.typed))
    if len(question) > leaders.LONGEST:
        return None
    missing = leaders.NOT_YET.fullmatch(question)
    if missing is not None:
        return questions_texts.not_yet(missing["word"], _offered(asked))
    for name, pattern in leaders.QUESTIONS.items():
        found = pattern.fullmatch(question)
        answer = _ANSWERS[name](asked, found, page) if found is not None else None
        if answer is not None:
            return answer
    return None


def _page(question: str) -> tuple[str, int]:
    found = leaders.PAGE.fullmatch(question)
    return (found[1], max(1, int(found[2]))) if found else (question, 1)


def _offered(asked: Asked) -> tuple[str, ...]:
    return LEADS if asked.may("press") else WORKS


def _command(word: str) -> Callable[[Asked, re.Match[str], int], Answer]:
    """Answer by a command; who may not use it is shown their own work."""

    def answer(asked: Asked, _found: re.Match[str], page: int) -> Answer:
        return Command(word if asked.may("press") else "待办", typed=word, page=page)

    return answer


def _open(asked: Asked) -> list[Case]:
    cases = lookup.visible(asked, asked.store.cases.open_in(asked.community, ALL))
    return [case for case in cases if case.status not in deadlines.AWAITS_RESIDENT]


def _listed(asked: Asked, cases: list[Case], page: int, name: str) -> str:
    """List cases, each a tap to more; the question itself leads to the next page."""
    pages = lists.Pages(len(cases), page, lookup.SHOWN)
    return _shown(asked, pages.of(cases), pages, name)


def _shown(asked: Asked, cases: Sequence[Case], pages: lists.Pages, name: str) -> str:
    """Show one page of a list."""
    if not pages.total:
        return questions_texts.NONE[name]
    typed = leaders.bare_question(asked.command.typed).partition("第")[0]
    views = [asked.view(case) for case in cases]
    return lists.found(views, Command(typed), pages)


def _undone(asked: Asked, found: re.Match[str], page: int) -> Answer:
    """List what is not done, everywhere or in a building (3栋还有哪些没修)."""
    where, spot = found["where"], Spot(without=deadlines.AWAITS_RESIDENT)
    if where in leaders.OWN:
        return Command("待办", page=page)
    if where not in leaders.EVERYWHERE:
        here = local(asked.now, asked.settings).replace(tzinfo=None)
        home = understand_briefly(where, here).home
        if home is None or not home.building:
            return None
        spot = replace(lookup.spot(asked, home), without=deadlines.AWAITS_RESIDENT)
    if not asked.may("press"):
        return Command("待办", page=page)
    standing, reader = asked.store.standing, asked.reader
    pages = lists.Pages(standing.open_count(reader, spot), page, lookup.SHOWN)
    cases = standing.open_at(reader, spot, pages.skipped, pages.shown)
    return _shown(asked, cases, pages, leaders.UNDONE)


def _unsent(asked: Asked, _found: re.Match[str], page: int) -> Answer:
    if not asked.may("press"):
        return Command("待办", page=page)
    standing, reader = asked.store.standing, asked.reader
    pages = lists.Pages(standing.unsent_count(reader), page, lookup.SHOWN)
    cases = standing.unsent(reader, pages.skipped, pages.shown)
    return _shown(asked, cases, pages, leaders.UNSENT)


def _who(asked: Asked, found: re.Match[str], _page: int) -> Answer:
    """Show who has a case: the one named, else the only one that can be meant."""
    number = parse(f"状态 {found['first'] or found['last'] or ''}", vocabulary(asked.settings))
    if number is not None and number.number:
        return number
    own = lookup.own(asked)
    cases = own or _open(asked)
    if len(cases) == 1:
        return Command("状态", cases[0].number)
    shown = [asked.shown(case) for case in cases]
    return lists.which(Command("状态"), shown, lookup.SHOWN) if cases else None


def _team(asked: Asked, found: re.Match[str], page: int) -> Answer:
    """List what a department has on hand."""
    if not asked.may("press"):
        return Command("待办", page=page)
    name = asked.staff.department if found["team"] in leaders.OWN_TEAM else found["team"]
    staff = asked.store.staff.active_in(asked.community)
    ids = {one.id for one in staff if one.department == name}
    if not ids:
        return None
    cases = [c for c in _open(asked) if ids & {c.holder_id, c.engineer_id}]
    return _listed(asked, cases, page, leaders.TEAM)


def _person(asked: Asked, found: re.Match[str], _page: int) -> Answer:
    """Show what a colleague has on hand."""
    team = asked.store.staff.active_in(asked.community)
    named, _, _ = people.named(asked, team, found["name"])
    named = [one for one in named if one.name[0] in found["name"]]
    return Command("状态", rest=named[0].name) if len(named) == 1 else None


def _month(asked: Asked, found: re.Match[str], _page: int) -> Answer:
    rest = found["month"] or ""
    return Command(MONTH, rest=rest) if asked.may("press") else None


def _big(asked: Asked, _found: re.Match[str], page: int) -> Answer:
    """List what can't wait: emergencies, major complaints and what is urgent and late."""
    if not asked.may("press"):
        return Command("待办")
    big = [case for case in _open(asked) if _is_big(case, asked.now)]
    return _listed(asked, big, page, leaders.BIG) if big else questions_texts.NOTHING_BIG


def _is_big(case: Case, now: int) -> bool:
    late = deadlines.waits_for_us(case) and deadlines.is_overdue(case, now)
    urgent_and_late = case.urgency == "urgent" and late
    return case.urgency == "emergency" or case.severity == _MAJOR or urgent_and_late


def _ranks(asked: Asked, _found: re.Match[str], _page: int) -> Answer:
    return questions_texts.not_yet("排行", _offered(asked))


_ANSWERS: dict[str, Callable[[Asked, re.Match[str], int], Answer]] = {
    leaders.LATE: _command("超时"),
    leaders.TODAY: _command("今日"),
    leaders.UNSENT: _unsent,
    leaders.UNDONE: _undone,
    leaders.WHO: _who,
    leaders.TEAM: _team,
    leaders.PERSON: _person,
    leaders.MONTH: _month,
    leaders.BIG: _big,
    leaders.RANKS: _ranks,
}
