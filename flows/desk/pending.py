"""What waits and for what: 有超时的吗, 派出去还没人接的, 有几个没派, 哪张搁着没动, 有没有大事."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.desk import colleagues, did, listing, lookup, months
from flows.desk.command import Command
from flows.desk.texts import lists
from flows.desk.texts import questions as questions_texts

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from flows.desk.question import Question
    from storage.records.case import Case

    Answer = Command | str | None

TODO = "待办"
_MAJOR = "major"
SENT = "dispatched"  # and not taken yet


def unsent(asked: Asked, question: Question) -> Answer:
    """List what nobody was sent to yet."""
    if not asked.may("press"):
        return Command(TODO, page=question.page)
    standing, reader = asked.store.standing, asked.reader
    pages = lists.Pages(standing.unsent_count(reader), question.page, lookup.SHOWN)
    cases = standing.unsent(reader, pages.skipped, pages.shown)
    return listing.shown(asked, cases, pages, (question, "unsent"))


def overdue(asked: Asked, question: Question) -> Answer:
    """List what is overdue: everything, or of a building, a colleague, a team or a kind."""
    spoken_of = question.people or question.building or question.department
    if not asked.may("press") or not (spoken_of or question.categories or question.kind):
        return Command("超时" if asked.may("press") else TODO, typed="超时", page=question.page)
    late = [case for case in listing.open_cases(asked) if deadlines.is_overdue(case, asked.now)]
    late = sorted(listing.fitting(asked, question, late), key=lambda case: case.due_at or 0)
    if not late:
        return questions_texts.NONE["overdue"]
    pages = lists.Pages(len(late), question.page, lookup.SHOWN)
    return lists.late([asked.view(case) for case in pages.of(late)], pages, question.text)


def untaken(asked: Asked, question: Question) -> Answer:
    """List what was given to somebody who has not taken it yet."""
    if not asked.may("press"):
        return Command(TODO, page=question.page)
    sent = [case for case in listing.open_cases(asked) if case.status == SENT]
    sent = listing.fitting(asked, question, sent)
    if not sent and question.people:  # 王强那边呢
        return colleagues.person(asked, question)
    return listing.listed(asked, sent, question, "untaken")


def _stands_still(case: Case, now: int) -> bool:
    late = deadlines.is_open(case) and deadlines.is_overdue(case, now)
    return late or case.defer_reason is not None or case.engineer_id is None


def big(asked: Asked, question: Question) -> Answer:
    """List what can't wait: emergencies, major complaints and what is urgent and late."""
    if not asked.may("press"):
        return Command(TODO)
    period = did.period_of(asked, question.text)
    if period is not None and period.until <= asked.now:
        since = asked.store.cases.recent_in(asked.community, period.since, months.ALL)
        came = [c for c in lookup.visible(asked, since) if period.since <= c.created_at]
        weighed = [c for c in came if c.created_at < period.until and _weighs(c)]
        if not weighed:
            return questions_texts.NOTHING_URGENT.format(period.words)
        return listing.listed(asked, weighed, question, "big")
    found = [case for case in listing.open_cases(asked) if _is_big(case, asked.now)]
    return listing.listed(asked, found, question, "big") if found else questions_texts.NOTHING_BIG


def _is_big(case: Case, now: int) -> bool:
    late = deadlines.is_open(case) and deadlines.is_overdue(case, now)
    urgent_and_late = case.urgency == "urgent" and late
    return case.urgency == "emergency" or case.severity == _MAJOR or urgent_and_late


def _weighs(case: Case) -> bool:
    """Tell whether a case weighed much when it came, whatever became of it."""
    return case.urgency != "ordinary" or case.severity == _MAJOR


def stuck(asked: Asked, question: Question) -> Answer:
    """List what does not go on: overdue, put off or nobody's, each with the reason."""
    if not asked.may("press"):
        return Command(TODO, page=question.page)
    still = [case for case in listing.open_cases(asked) if _stands_still(case, asked.now)]
    still = listing.fitting(asked, question, still)
    return questions_texts.stuck([asked.view(case) for case in still[: lookup.SHOWN]])
