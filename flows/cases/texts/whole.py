"""The whole words about a case, for whoever works on it: what was said first, and all since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.writing.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.cases.news import News
    from flows.settings.site import Settings
    from storage.records.case import Case, Event

ADDED = {
    "supplement": "补充",
    "not_fixed": "没修好",
    "appeal": "申诉",
    "note": "备注",
    "accept": "备注",
    "send_back": "退回",
}
_OF_OURS = frozenset({"note", "accept", "send_back"})  # who said it stands before


def first_words(case: Case, settings: Settings) -> str:
    """Return what it was opened with, as it was written, and whose words these are."""
    of_ours = kind_of(case, settings).rules.inside
    return f"{'内容' if of_ours else '住户说'}：{case.description}"


def later_words(event: Event) -> str:
    """Return what somebody added to it."""
    by = event.actor_name if event.action in _OF_OURS else ""
    return f"{by}{ADDED[event.action]}：{event.text}"


def all_words(case: Case, said: Iterable[Event], settings: Settings) -> list[str]:
    """Return everything that was said about it, a line each."""
    return [first_words(case, settings), *(later_words(one) for one in said)]


def with_words(text: str, happened: News) -> str:
    """Put below the heading of a message all the words that it does not repeat itself."""
    case, read = happened.case, plain(text)
    missing = [one for one in happened.said if one.text not in read]
    lines = [later_words(one) for one in missing]
    if case.description not in read:
        lines = [first_words(case, happened.moment.settings), *lines]
    heading, _, rest = text.partition("\n")
    return "\n".join(part for part in (heading, *lines, rest) if part)
