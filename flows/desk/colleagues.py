"""What colleagues have on hand and what came of it: 谁手上最多, 王强最近怎么样, 谁最慢."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flows.cases.rules import access, deadlines
from flows.desk import did, listing, lookup, months
from flows.desk.command import Command
from flows.desk.texts import questions as questions_texts
from flows.desk.texts.questions import Worker

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from flows.desk.question import Question
    from storage.records.case import Case

    Answer = Command | str | None

FREE = ("闲", "空", "最少", "没活")
TODO, STATUS = "待办", "状态"


def department(asked: Asked, question: Question) -> Answer:
    """List what a department has on hand."""
    if not asked.may("press"):
        return Command(TODO, page=question.page)
    if not question.department:
        return None
    return listing.listed(
        asked, listing.fitting(asked, question, listing.open_cases(asked)), question, "team"
    )


def loads(asked: Asked, question: Question) -> Answer:
    """Say who has how much on hand, the most first."""
    if not asked.may("press"):
        return Command(TODO, page=question.page)
    counts = Counter(case.engineer_id or case.holder_id for case in listing.open_cases(asked))
    team = asked.store.staff.active_in(asked.community)
    staff = {one.id: one.name for one in team}
    known = [(staff[who], n) for who, n in counts.most_common() if who in staff]
    if any(word in question.text for word in FREE):
        idle = [one for one in team if access.has(one, "work", asked.settings)]
        known = [(one.name, 0) for one in idle if not counts[one.id]] + known[::-1]
        return questions_texts.loads(known[: lookup.SHOWN], least_first=True)
    return questions_texts.loads(known[: lookup.SHOWN])


def person(asked: Asked, question: Question) -> Answer:
    """Show what a colleague has on hand, and what came of their work this month."""
    if len(question.people) != 1 or question.cases:
        return None
    one = question.people[0]
    if not asked.may("press"):
        return Command(STATUS, rest=one.name)
    theirs = [c for c in months.of_this_month(asked) if c.engineer_id == one.id]
    held = [c for c in listing.open_cases(asked) if one.id in (c.holder_id, c.engineer_id)]
    late = sum(deadlines.is_overdue(case, asked.now) for case in held)
    shown = [asked.shown(case) for case in held[: lookup.SHOWN]]
    period = did.period_of(asked, question.text)
    if period is not None and not period.is_month:
        done = did.finished(asked, question, period)
        rows = [asked.shown(case) for case in done[: lookup.SHOWN]] or shown
        took = did.steps(asked, one, period)
        return questions_texts.did(one.name, period.words, took, (len(held), late), rows)
    return questions_texts.person(one.name, (len(held), late), theirs, shown)


def ranked(asked: Asked, question: Question) -> Answer:
    """Say of each colleague what is late, what is done this month and how long it took.

    Who has most that is late stands first: figures, and no judgement.
    """
    if not asked.may("press"):
        return Command(TODO, page=question.page)
    held, done = listing.open_cases(asked), months.of_this_month(asked)
    workers = [
        _worker(one.name, one.id, held, done, asked.now)
        for one in asked.store.staff.active_in(asked.community)
    ]
    known = [one for one in workers if one.held or one.done]
    known.sort(key=lambda one: (-one.late, -one.minutes, -one.held))
    return questions_texts.ranked(known[: lookup.SHOWN])


def _worker(name: str, who: str, held: list[Case], month: list[Case], now: int) -> Worker:
    mine = [case for case in held if who == (case.engineer_id or case.holder_id)]
    late = sum(deadlines.is_overdue(case, now) for case in mine)
    spans = [
        case.finished_at - (case.taken_at or case.created_at)
        for case in month
        if case.engineer_id == who and case.finished_at is not None
    ]
    mean = sum(spans) // len(spans) // 60_000 if spans else 0
    return Worker(name, len(mine), late, len(spans), mean)
