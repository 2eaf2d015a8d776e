"""What those who lead ask in their own words: 有超时的吗, 3栋还有哪些没修, 谁手上最多, 比上个月呢.

It only reads, so it is answered also while a question waits. Who may not ask it sees what is
their own to do; what can't be answered says so and what can.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.kind import kind_for
from flows.cases.rules import deadlines
from flows.conversation.context import Said
from flows.desk import (
    approving,
    came,
    colleagues,
    described,
    did,
    giving,
    listing,
    lookup,
    mentions,
    months,
    most,
    pending,
    pressing,
    speech,
    topic,
    where,
)
from flows.desk.asked import nothing_said
from flows.desk.command import Command
from flows.desk.grammar import page_of
from flows.desk.promise import is_time
from flows.desk.question import question_of
from flows.desk.texts import lists
from flows.desk.texts import questions as questions_texts
from flows.emergency import asking
from nlp import thresholds
from nlp.act_reader import LEADER, NOTHING
from nlp.acts import leaders
from storage.which_cases import Spot

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.desk.asked import Asked
    from flows.desk.question import Question

    Answer = Command | str | None

STATUS, TODO = "状态", "待办"
LEADS = ("今日", "超时", months.REPORT, TODO)  # what can be asked by whom
WORKS = (TODO,)
NEIGHBOURS = "谁家"  # not a colleague
COMPARES = "compare"


def read_question(asked: Asked) -> Answer:
    """Return the command that a question means, or its answer; None where it is none."""
    text, page = page_of(asked.command.typed.strip(" ?？。！!，,~～"))
    if len(text) > leaders.LONGEST or "我家" in text or giving.sends(asked, text):
        return None
    if pressing.tells_colleague(asked, text) or speech.asks_resident(asked, text):
        return None
    urgent = _of_emergency(asked, text, page)
    if urgent is not None:
        return urgent
    missing = leaders.not_yet(text)
    if missing:
        return questions_texts.not_yet(missing, _offered(asked))
    question, rest = question_of(asked, text, page)
    if not question.cases and asked.may("press") and leaders.is_question(text):
        question = replace(question, cases=where.meant(asked, text))
    for act in leaders.questions(_learnt(asked, text), rest):
        answer = _ANSWERS[act](asked, question)
        if answer is not None:
            return answer
    if asked.may("press") and leaders.counts(rest) and listing.narrows(question):
        return _undone(asked, question)
    asks = leaders.is_question(text) and not leaders.hurries(text)
    return _about(asked, question, rest) if asks else None


def _of_emergency(asked: Asked, text: str, page: int) -> Answer:
    """Show the emergency that goes on and is asked about, whatever the speaker may ask else."""
    if asked.meaning is None:
        return None
    going_on = asking.asked_of(asked.store, asked.context, Said(text, asked.meaning))
    cases = lookup.visible(asked, going_on)
    if len(cases) == 1:
        return Command(STATUS, cases[0].number)
    question, _ = question_of(asked, text, page)
    return listing.listed(asked, cases, question, "case") if cases else None


def _about(asked: Asked, question: Question, rest: str) -> Answer:
    """Show the case that a question names, the colleague, or what its words are about."""
    if not asked.may("press"):
        return None
    if len(question.cases) == 1:
        return _case(asked, question)
    if asked.context.homes or leaders.asks_how(question.text):
        return None
    if question.people:
        return colleagues.person(asked, question)
    waits = approving.waiting(asked) if leaders.asks_what_it_says(question.text) else []
    if len(waits) == 1:
        return Command(STATUS, waits[0].number)
    known = listing.fitting(asked, question, listing.open_cases(asked))
    alike = described.likest(asked, known, rest)
    if len(alike) == 1:
        return Command(STATUS, alike[0].number)
    return listing.listed(asked, alike, question, "case") if alike else None


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


def _undone(asked: Asked, question: Question) -> Answer:
    """List what is not done: everywhere, in a building, of a colleague, a team or a category."""
    if question.own or not asked.may("press"):
        return Command(TODO, page=question.page)
    if question.people:
        return colleagues.person(asked, question)
    if question.department:
        return colleagues.department(asked, question)
    if question.categories or question.kind:
        alike = listing.fitting(asked, question, listing.open_cases(asked))
        return listing.listed(asked, alike, question, "undone")
    spot = replace(lookup.unsealed(asked), without=deadlines.AWAITS_RESIDENT)
    if question.building:
        spot = replace(spot, building=question.building)
    else:
        spot = Spot(without=deadlines.AWAITS_RESIDENT)
    standing, reader = asked.store.standing, asked.reader
    pages = lists.Pages(standing.open_count(reader, spot), question.page, lookup.SHOWN)
    cases = standing.open_at(reader, spot, pages.skipped, pages.shown)
    return listing.shown(asked, cases, pages, (question, "undone"))


def _own_work(_asked: Asked, question: Question) -> Answer:
    """Show what the speaker has to do; a colleague's work is asked for by name."""
    return None if question.people else Command(TODO, page=question.page)


def _who(asked: Asked, question: Question) -> Answer:
    """Show who has a case: the one named, else the only one that can be meant."""
    if question.cases or question.building or question.category:
        return _case(asked, question) if asked.may("press") or question.cases else None
    if NEIGHBOURS in question.text:
        return None
    cases = topic.cases_of(asked) or lookup.own(asked) or listing.open_cases(asked)
    if len(cases) == 1:
        return Command(STATUS, cases[0].number)
    if asked.may("press") and cases:
        return listing.listed(asked, cases, question, "case")
    shown = [asked.shown(case) for case in cases]
    return lists.which(Command(STATUS), shown, lookup.SHOWN) if cases else None


def _case(asked: Asked, question: Question) -> Answer:
    """Show the case that is named, by its number or by where and what it is; list several."""
    if len(question.cases) == 1:
        return Command(STATUS, question.cases[0].number)
    if question.cases:
        return listing.listed(asked, list(question.cases), question, "case")
    if question.people:
        return colleagues.person(asked, question)
    if not question.building and not question.categories and not question.kind:
        return None
    found = listing.fitting(asked, question, listing.open_cases(asked))
    if len(found) == 1:
        return Command(STATUS, found[0].number)
    return listing.listed(asked, found, question, "case") if asked.may("press") else None


def _last(asked: Asked, question: Question) -> Answer:
    """Show what was last spoken of (哪几单, 到哪一步了)."""
    if question.cases:
        return _case(asked, question)
    known = topic.cases_of(asked) if asked.may("press") else []
    if len(known) == 1:
        return Command(STATUS, known[0].number)
    return listing.listed(asked, known, question, "case") if known else None


def _today(asked: Asked, question: Question) -> Answer:
    """Show how the day goes; of a colleague or a team what they have."""
    if question.people:
        return colleagues.person(asked, question)
    if question.department:
        return colleagues.department(asked, question)
    named = did.period_of(asked, question.text)
    if named is not None and named.words != leaders.TODAY and not named.is_month:
        return came.came(asked, question)
    return _command("今日")(asked, question)


def _awaits(asked: Asked, question: Question) -> Answer:
    """List what waits for the speaker's decision."""
    waits = approving.waiting(asked)
    return listing.listed(asked, waits, question, "awaits") if asked.may("press") else None


def _stuck(asked: Asked, question: Question) -> Answer:
    """Show the case that is named and does not go on, else all of them."""
    return _case(asked, question) if question.cases else pending.stuck(asked, question)


def _files(asked: Asked, _question: Question) -> Answer:
    """Say which pictures and tables chat has; nobody else is led to them."""
    return questions_texts.files() if asked.may("press") else None


def _missing(word: str) -> Callable[[Asked, Question], Answer]:
    """Say that this can't be asked in chat yet, and what can."""
    return lambda asked, _question: questions_texts.not_yet(word, _offered(asked))


_ANSWERS: dict[str, Callable[[Asked, Question], Answer]] = {
    leaders.OWN_WORK: _own_work,
    "overdue": pending.overdue,
    "today": _today,
    leaders.UNTAKEN: pending.untaken,
    leaders.AWAITS: _awaits,
    leaders.CAME: came.came,
    leaders.FILES: _files,
    leaders.LAST: _last,
    "unsent": pending.unsent,
    "undone": _undone,
    "who_has": _who,
    "team": colleagues.department,
    "person": colleagues.person,
    "month": months.month,
    "big": pending.big,
    COMPARES: months.compare,
    "case": _case,
    leaders.STUCK: _stuck,
    "staff_off": _missing("请假和排班"),
    leaders.LOADS: colleagues.loads,
    leaders.RANKS: colleagues.ranked,
    leaders.TIMES: months.times,
    leaders.MOST: most.most,
}
