"""Which time figures are asked for: 本周, 上月, 2026-10, 今年; local days, pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from flows.settings.calendar import local, on_day
from nlp import short_answers

if TYPE_CHECKING:
    from flows.settings.site import Settings

_WEEKS = {
    **dict.fromkeys(("本周", "这周", "这个星期", "这星期", "这礼拜", "这个礼拜"), 0),
    **dict.fromkeys(("上周", "上个星期", "上星期", "上礼拜", "上个礼拜"), -1),
    **dict.fromkeys(("上上周", "上上个星期", "上上星期", "上上礼拜"), -2),
}
_YEARS = {"今年": 0, "本年": 0, "去年": -1}
_DAYS = {"今天": 0, "今日": 0, "今儿": 0, "昨天": -1, "昨日": -1, "昨儿": -1, "前天": -2}
_NIGHTS = {
    **dict.fromkeys(("昨晚", "昨夜", "昨天晚上", "昨天夜里", "昨晚上"), -1),
    **dict.fromkeys(("今晚", "今天晚上", "今夜"), 0),
}
_EVENING, _MORNING = "18:00", "08:00"
_QUARTERS = {"本季度": 0, "这个季度": 0, "上季度": -1, "上个季度": -1}
WORDS = (*_DAYS, *_NIGHTS, *_WEEKS, *_QUARTERS, *_YEARS)


@dataclass(frozen=True, slots=True)
class Period:
    """From its first moment until before its last, in ms UTC; `words` are what it is called.

    `asked` brings it back after the word of the command.
    """

    words: str
    asked: str
    since: int
    until: int
    is_month: bool = False


def period_in(words: str, now: int, settings: Settings) -> Period | None:
    """Return the time that words are, this month where they are empty; None for no time."""
    today = local(now, settings).date()
    text = "".join(words.split()).removesuffix("的") or "本月"
    if text in _NIGHTS:
        evening = today + timedelta(days=_NIGHTS[text])
        since = on_day(evening, _EVENING, settings)
        until = on_day(evening + timedelta(days=1), _MORNING, settings)
        return Period(text, text, since, until)
    found = _named(text, today)
    if found is not None:
        first, after = found
        return Period(text, text, *_moments(first, after, settings))
    month = short_answers.find_month(text, today)
    if month is None or text[: month.start] or text[month.end :]:
        return None
    return month_of(date(month.year, month.number, 1), settings)


def find_period(words: str, now: int, settings: Settings) -> tuple[Period, int, int] | None:
    """Find the time that words name among others, and where they do."""
    named = max((word for word in WORDS if word in words), key=len, default="")
    start, end = words.find(named), words.find(named) + len(named)
    if not named:
        today, end = local(now, settings).date(), 0
        while month := short_answers.find_month(words[end:], today):
            start, end = end + month.start, end + month.end
            if "月" in words[start:end]:
                break
        else:
            return None
    found = period_in(words[start:end], now, settings)
    return (found, start, end) if found is not None else None


def month_of(day: date, settings: Settings) -> Period:
    """Return the month of a day."""
    first = day.replace(day=1)
    after = _month_later(first, 1)
    return Period(
        f"{first.year}年{first.month}月",
        f"{first:%Y-%m}",
        *_moments(first, after, settings),
        is_month=True,
    )


def before(period: Period, settings: Settings) -> Period:
    """Return the month before the month that a period is."""
    return month_of(local(period.since, settings).date() - timedelta(days=1), settings)


def _named(text: str, today: date) -> tuple[date, date] | None:
    """Return the first day, and the first after it."""
    if text in _DAYS:
        day = today + timedelta(days=_DAYS[text])
        return day, day + timedelta(days=1)
    if text in _WEEKS:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_WEEKS[text])
        return monday, monday + timedelta(weeks=1)
    if text in _QUARTERS:
        began = today.replace(day=1, month=(today.month - 1) // 3 * 3 + 1)
        first = _month_later(began, 3 * _QUARTERS[text])
        return first, _month_later(first, 3)
    if text in _YEARS:
        first = date(today.year + _YEARS[text], 1, 1)
        return first, date(first.year + 1, 1, 1)
    return None


def _month_later(first: date, by: int) -> date:
    months = first.year * 12 + first.month - 1 + by
    return date(months // 12, months % 12 + 1, 1)


def _moments(first: date, after: date, settings: Settings) -> tuple[int, int]:
    return on_day(first, "00:00", settings), on_day(after, "00:00", settings)
