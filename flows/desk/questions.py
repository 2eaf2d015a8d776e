"""What those who lead ask in their own words: 有超时的吗, 3栋还有哪些没修, 谁手上最多, 比上个月呢.

It only reads, so it is answered also while a question waits. Who may not ask it sees what is
their own to do; what can't be answered says so and what can.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.kind import kind_for
from flows.cases.rules import deadlines
from flows.desk import giving, lookup, mentions, months, speech
from flows.desk.asked import nothing_said
from flows.desk.command import Command
from flows.desk.grammar import page_of
from flows.desk.promise import is_time
from flows.desk.question import question_of
from flows.desk.texts import lists
from flows.desk.texts import questions as questions_texts
from nlp import thresholds
from nlp.act_reader import LEADER, NOTHING
from nlp.acts import leaders
from storage.which_cases import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.desk.asked import Asked
    from flows.desk.question import Question
    from storage.records.case import Case

    Answer = Command | str | None

STATUS, TODO = "状态", "待办"
LEADS = ("今日", "超时", months.REPORT, TODO)  # what can be asked by whom
WORKS = (TODO,)
NEIGHBOURS = "谁家"  # not a colleague
COMPARES = "compare"
_MAJOR = "major"


def read_question(asked: Asked) -> Answer:
    """Return the command that a question means, or its answer; None where it is none."""
    text, page = page_of(asked.command.typed.strip(" ?？。！!，,~～"))
    if len(text) > leaders.LONGEST or "我家" in text or giving.sends(asked, text):
        return None
    missing = leaders.not_yet(text)
    if missing:
        return questions_texts.not_yet(missing, _offered(asked))
    question, rest = question_of(asked, text, page)
    for act in leaders.questions(_learnt(asked, text), rest):
        answer = _ANSWERS[act](asked, question)
        if answer is not None:
            return answer
    named = len(question.cases) == 1 and asked.may("press") and leaders.is_question(text)
    return _case(asked, question) if named else None


def _learnt(asked: Asked, text: str) -> Callable[[str], float]:
    """Return how surely a question was heard: much sounds like one of who leads.

    Of what may as well be a matter only a comparison counts, where it is surely heard: it names
    none (比上个月多了还是少了).
    """
    if not _may_ask(asked, text):
        return nothing_said
    matter = _is_matter(asked, text)
    anybody, leader = asked.says(text, NOTHING), asked.says(text, LEADER)

    def says(act: str) -> float:
        score = leader(act)
        if matter:
            return score if act == COMPARES and score >= thresholds.CLOSE else 0.0
        return score if score >= thresholds.QUESTION else anybody(act)

    return says


def _may_ask(asked: Asked, text: str) -> bool:
    """Tell whether what was learnt counts: not for who sees only their own.

    While a question waits, words that ask nothing are its answer; a day alone (12月5日) asks nothing,
    nor does a command behind its numbers (1号2号都受理).
    """
    if is_time(text) or any(speech.command_beside(asked, one) for one in mentions.parts(asked)):
        return False
    if asked.is_asked and not leaders.is_question(text):
        return False
    return asked.may("press")


def _is_matter(asked: Asked, text: str) -> bool:
    """Tell whether words may tell of a matter."""
    read = asked.of(text)
    return read is not None and kind_for(read.intent, asked.settings) is not None


def _offered(asked: Asked) -> tuple[str, ...]:
    return LEADS if asked.may("press") else WORKS


def _command(word: str) -> Callable[[Asked, Question], Answer]:
    """Answer by a command; who may not use it is shown their own work."""

    def answer(asked: Asked, question: Question) -> Answer:
        return Command(word if asked.may("press") else TODO, typed=word, page=question.page)

    return answer


def _open(asked: Asked) -> list[Case]:
    cases = lookup.visible(asked, asked.store.cases.open_in(asked.community, months.ALL))
    return [case for case in cases if case.status not in deadlines.AWAITS_RESIDENT]


def _listed(asked: Asked, cases: list[Case], question: Question, name: str) -> str:
    """List cases, each a tap to more; the question itself leads to the next page."""
    pages = lists.Pages(len(cases), question.page, lookup.SHOWN)
    return _shown(asked, pages.of(cases), pages, (question, name))


def _shown(
    asked: Asked, cases: Sequence[Case], pages: lists.Pages, about: tuple[Question, str]
) -> str:
    """Show one page of a list."""
    question, name = about
    if not pages.total:
        return questions_texts.NONE.get(name, questions_texts.NOTHING)
    views = [asked.view(case) for case in cases]
    return lists.found(views, Command(question.text), pages)


def _undone(asked: Asked, question: Question) -> Answer:
    """List what is not done: everywhere, in a building, of a colleague, a team or a category."""
    if question.own or not asked.may("press"):
        return Command(TODO, page=question.page)
    if question.people:
        return _person(asked, question)
    if question.department:
        return _team(asked, question)
    if question.category:
        alike = [case for case in _open(asked) if case.category == question.category]
        return _listed(asked, alike, question, "undone")
    spot = replace(lookup.unsealed(asked), without=deadlines.AWAITS_RESIDENT)
    if question.building:
        spot = replace(spot, building=question.building)
    else:
        spot = Spot(without=deadlines.AWAITS_RESIDENT)
    standing, reader = asked.store.standing, asked.reader
    pages = lists.Pages(standing.open_count(reader, spot), question.page, lookup.SHOWN)
    cases = standing.open_at(reader, spot, pages.skipped, pages.shown)
    return _shown(asked, cases, pages, (question, "undone"))


def _own_work(_asked: Asked, question: Question) -> Answer:
    """Show what the speaker has to do; a colleague's work is asked for by name."""
    return None if question.people else Command(TODO, page=question.page)


def _unsent(asked: Asked, question: Question) -> Answer:
    if not asked.may("press"):
        return Command(TODO, page=question.page)
    standing, reader = asked.store.standing, asked.reader
    pages = lists.Pages(standing.unsent_count(reader), question.page, lookup.SHOWN)
    cases = standing.unsent(reader, pages.skipped, pages.shown)
    return _shown(asked, cases, pages, (question, "unsent"))


def _who(asked: Asked, question: Question) -> Answer:
    """Show who has a case: the one named, else the only one that can be meant."""
    if question.cases or question.building or question.category:
        return _case(asked, question) if asked.may("press") or question.cases else None
    if NEIGHBOURS in question.text:
        return None
    own = lookup.own(asked)
    cases = own or _open(asked)
    if len(cases) == 1:
        return Command(STATUS, cases[0].number)
    shown = [asked.shown(case) for case in cases]
    return lists.which(Command(STATUS), shown, lookup.SHOWN) if cases else None


def _case(asked: Asked, question: Question) -> Answer:
    """Show the case that is named, by its number or by where and what it is; list several."""
    if len(question.cases) == 1:
        return Command(STATUS, question.cases[0].number)
    if question.cases:
        return _listed(asked, list(question.cases), question, "case")
    if not question.building and not question.category:
        return None
    found = [
        case
        for case in _open(asked)
        if question.building in ("", case.building) and question.category in ("", case.category)
    ]
    if len(found) == 1:
        return Command(STATUS, found[0].number)
    return _listed(asked, found, question, "case") if asked.may("press") else None


def _team(asked: Asked, question: Question) -> Answer:
    """List what a department has on hand."""
    if not asked.may("press"):
        return Command(TODO, page=question.page)
    staff = asked.store.staff.active_in(asked.community)
    ids = {one.id for one in staff if one.department == question.department}
    if not ids or not question.department:
        return None
    cases = [c for c in _open(asked) if ids & {c.holder_id, c.engineer_id}]
    return _listed(asked, cases, question, "team")


def _loads(asked: Asked, question: Question) -> Answer:
    """Say who has how much on hand, the most first."""
    if not asked.may("press"):
        return Command(TODO, page=question.page)
    counts = Counter(case.engineer_id or case.holder_id for case in _open(asked))
    team = {one.id: one.name for one in asked.store.staff.active_in(asked.community)}
    return questions_texts.loads(
        [(team[who], n) for who, n in counts.most_common() if who in team][: lookup.SHOWN]
    )


def _person(asked: Asked, question: Question) -> Answer:
    """Show what a colleague has on hand, and what came of their work this month."""
    if len(question.people) != 1 or question.cases:
        return None
    one = question.people[0]
    if not asked.may("press"):
        return Command(STATUS, rest=one.name)
    theirs = [c for c in months.of_this_month(asked) if c.engineer_id == one.id]
    held = [c for c in _open(asked) if one.id in (c.holder_id, c.engineer_id)]
    late = sum(deadlines.is_overdue(case, asked.now) for case in held)
    shown = [asked.shown(case) for case in held[: lookup.SHOWN]]
    return questions_texts.person(one.name, (len(held), late), theirs, shown)


def _stuck(asked: Asked, question: Question) -> Answer:
    """List what does not go on: overdue, put off or nobody's, each with the reason."""
    if not asked.may("press"):
        return Command(TODO, page=question.page)
    stuck = [case for case in _open(asked) if _stands_still(case, asked.now)]
    return questions_texts.stuck([asked.view(case) for case in stuck[: lookup.SHOWN]])


def _stands_still(case: Case, now: int) -> bool:
    late = deadlines.is_open(case) and deadlines.is_overdue(case, now)
    return late or case.defer_reason is not None or case.engineer_id is None


def _big(asked: Asked, question: Question) -> Answer:
    """List what can't wait: emergencies, major complaints and what is urgent and late."""
    if not asked.may("press"):
        return Command(TODO)
    big = [case for case in _open(asked) if _is_big(case, asked.now)]
    return _listed(asked, big, question, "big") if big else questions_texts.NOTHING_BIG


def _is_big(case: Case, now: int) -> bool:
    late = deadlines.is_open(case) and deadlines.is_overdue(case, now)
    urgent_and_late = case.urgency == "urgent" and late
    return case.urgency == "emergency" or case.severity == _MAJOR or urgent_and_late


def _missing(word: str) -> Callable[[Asked, Question], Answer]:
    """Say that this can't be asked in chat yet, and what can."""
    return lambda asked, _question: questions_texts.not_yet(word, _offered(asked))


_ANSWERS: dict[str, Callable[[Asked, Question], Answer]] = {
    leaders.OWN_WORK: _own_work,
    "overdue": _command("超时"),
    "today": _command("今日"),
    "unsent": _unsent,
    "undone": _undone,
    "who_has": _who,
    "team": _team,
    "person": _person,
    "month": months.month,
    "big": _big,
    COMPARES: months.compare,
    "case": _case,
    leaders.STUCK: _stuck,
    "staff_off": _missing("请假和排班"),
    leaders.LOADS: _loads,
    leaders.RANKS: _missing("排行"),
    leaders.TIMES: months.times,
}
