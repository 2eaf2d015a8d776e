"""What was reported in some days, and what came of it: 昨天来了几单, 今天新进来的有哪些."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flows.cases.kind import kinds_of
from flows.cases.rules import deadlines
from flows.desk import did, listing, lookup, months
from flows.desk.command import Command
from flows.desk.texts import lists
from flows.desk.texts import questions as questions_texts
from flows.settings.period import find_period, period_in
from nlp.acts import leaders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.desk.asked import Asked
    from flows.desk.question import Question
    from storage.records.case import Case

    Answer = Command | str | None

TODAY, TODO = "今日", "待办"


def came(asked: Asked, question: Question) -> Answer:
    """Count by kind what came, and list it; of today alone the counts of 今日."""
    if not asked.may("press"):
        return Command(TODO, page=question.page)
    found = find_period(question.text, asked.now, asked.settings)
    today = period_in(leaders.TODAY, asked.now, asked.settings)
    period = found[0] if found else today
    assert period is not None  # noqa: S101 - today is a time
    if period == today and not listing.narrows(question) and not leaders.wants_list(question.text):
        return Command(TODAY)
    since = asked.store.cases.recent_in(asked.community, period.since, months.ALL)
    done = did.finished(asked, question, period)
    if _asks_finished(question.text):
        return _listed(asked, question, done, questions_texts.done_in(period.words, len(done)))
    cases = listing.fitting(
        asked,
        question,
        [c for c in lookup.visible(asked, since) if period.since <= c.created_at < period.until],
    )
    kinds = Counter(case.kind for case in cases)
    counts = [(kind.title, n) for kind in kinds_of(asked.settings) if (n := kinds[kind.name])]
    still = sum(
        deadlines.is_open(case) and case.status not in deadlines.AWAITS_RESIDENT for case in cases
    )
    head = questions_texts.came(period.words, counts, still, len(done))
    return _listed(asked, question, cases, head)


def _asks_finished(text: str) -> bool:
    """Tell whether only what was done is asked for, and not what came."""
    return leaders.says("ended", text) and not leaders.says("arrived", text)


def _listed(asked: Asked, question: Question, cases: Sequence[Case], head: str) -> str:
    """List cases under what they are; the head alone where there are none."""
    if not cases:
        return head
    pages = lists.Pages(len(cases), question.page, lookup.SHOWN)
    views = [asked.view(case) for case in pages.of(cases)]
    return lists.found(views, Command(question.text), pages, head=head)
