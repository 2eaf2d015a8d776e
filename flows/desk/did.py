"""What was done in some days, and by whom: 今天王强干了啥, 上周我们部门修了多少, 陈静今天受理了几单."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flows.desk import listing, lookup, months
from flows.desk.texts import questions as questions_texts
from flows.desk.word import A_STEP, vocabulary
from flows.settings.calendar import DAY
from flows.settings.period import find_period

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from flows.desk.question import Question
    from flows.settings.period import Period
    from storage.records.case import Case
    from storage.records.staff import Staff

REACHES_BACK = 90 * DAY  # what was opened before that is finished late enough to be known
MOST = 500  # steps of one colleague that are counted


def period_of(asked: Asked, text: str) -> Period | None:
    """Return the days that a question names."""
    found = find_period(text, asked.now, asked.settings)
    return found[0] if found else None


def finished(asked: Asked, question: Question, period: Period) -> list[Case]:
    """Return what was finished in a period, of whom and of what is asked, the newest first."""
    since = asked.store.cases.recent_in(asked.community, period.since - REACHES_BACK, months.ALL)
    done = [
        case
        for case in lookup.visible(asked, since)
        if period.since <= (case.finished_at or 0) < period.until
    ]
    found = listing.fitting(asked, question, done)
    return sorted(found, key=lambda case: case.finished_at or 0, reverse=True)


def steps(asked: Asked, one: Staff, period: Period) -> str:
    """Say which steps a colleague took in a period, by the words of staff; empty for none."""
    known = vocabulary(asked.settings)
    took = [
        step
        for step in asked.store.steps.newest(one.id, MOST)
        if period.since <= step.at < period.until and known.word_of(step.action) != A_STEP
    ]
    seen = {
        case.id
        for case in lookup.visible(
            asked, filter(None, map(asked.store.cases.get, {step.case_id for step in took}))
        )
    }
    pairs = {(known.word_of(step.action), step.case_id) for step in took if step.case_id in seen}
    counts = Counter(word for word, _ in pairs)
    return questions_texts.steps(counts.most_common())
