"""What the report of a month says of questions that nobody knew the answer to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from flows.answer import texts as answer_texts
from flows.settings.calendar import on_day
from nlp import thresholds
from nlp.likeness import likeness

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.store import Store

NAMED = 5  # questions that are told by their words


def tell(store: Store, settings: Settings, community: str, month: str) -> str:
    """Count what was passed on in a month (2026-11), and name what was asked most."""
    year, number = map(int, month.split("-"))
    since = on_day(date(year, number, 1), "00:00", settings)
    after = date(year + number // 12, number % 12 + 1, 1)
    asked = store.questions.asked_since(community, since, on_day(after, "00:00", settings))
    if not asked:
        return ""
    unanswered = sum(one.answer is None for one in asked)
    return answer_texts.month(len(asked), unanswered, _often([one.words for one in asked]))


def _often(words: list[str]) -> list[str]:
    """Return one of each group of like questions, the most frequent first."""
    groups: list[list[str]] = []
    for one in filter(None, words):
        like = (g for g in groups if likeness(g[0], one) >= thresholds.SAME_QUESTION)
        group = next(like, None)
        groups.append([one]) if group is None else group.append(one)
    groups.sort(key=len, reverse=True)
    return [group[0] for group in groups[:NAMED]]
