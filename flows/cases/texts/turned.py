"""What a resident hears when a case of theirs becomes one of another kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.cases.texts.words import head
from flows.writing import times
from flows.writing.gist import without_lead

if TYPE_CHECKING:
    from flows.cases.news import News
    from flows.settings.site import Settings
    from storage.records.case import Case


def name_of(case: Case, settings: Settings) -> str:
    """Return what staff call a case of this kind."""
    kind = kind_of(case, settings)
    return kind.called or kind.title


def became(other: Case, settings: Settings) -> str:
    """Write on the old case what it became."""
    return f"已转为{name_of(other, settings)} {other.number}"


def description(case: Case, words: str, *, unhappy: bool) -> str:
    """Put together what the new case is about: what was said now, the rating, and what was said."""
    rated = case.rating_text if unhappy else None
    said = without_lead(case.description)
    parts = [part.strip() for part in (words, rated, said) if part and part.strip()]
    return "；".join(parts)


def _due(happened: News) -> str:
    other = happened.deed.into
    at = other.due_at if other else None
    return times.moment(at, happened.moment.now, happened.moment.settings.zone) if at else ""


def turned(happened: News) -> str:
    """Tell the resident in one sentence: what was turned, its number, who looks at it, by when."""
    other, settings = happened.deed.into, happened.moment.settings
    if other is None:
        return ""
    then = kind_of(other, settings).told.turned_into
    return (
        f"您的{name_of(happened.before, settings)}{head(happened)}已按{name_of(other, settings)}办理，"
        f"新单号 {other.number}，值班管理员{_due(happened)}前受理，{then}。"
    )


def linked(happened: News) -> str:
    """Tell the resident that a complaint was made of it, while the work goes on."""
    other = happened.deed.into
    if other is None:
        return ""
    old = f"原来的{kind_of(happened.case, happened.moment.settings).title}"
    return (
        f"您对{head(happened)}的意见已登记为投诉，单号 {other.number}，"
        f"值班管理员{_due(happened)}前受理，受理后告诉您由谁来查，{old}照常办。"
    )
