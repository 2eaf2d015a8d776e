"""When handling clocks run: the working calendar of a site, in ms UTC; nothing about cases.

Statutory holidays and make-up days (调休) are those of `chinese_calendar`; for years it does not
know yet, the festivals with a fixed date and the weekdays decide. The site's own lists come
before both.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

import chinese_calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.settings.site import Calendar, QuietHours, Settings

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
SEARCH_DAYS = 800  # a calendar without a working day in that time has none
SATURDAY, SUNDAY = 5, 6
FIXED = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})  # by law, in every year


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Tell whether the office is open on this local day."""
    text = day.isoformat()
    if text in calendar.holidays:
        return False
    if text in calendar.workdays:
        return True
    holiday, name = _national(day)
    if name is not None:
        return not holiday
    if day.weekday() == SATURDAY:
        return calendar.saturdays
    if day.weekday() == SUNDAY:
        return calendar.sundays
    return True


@lru_cache(maxsize=1024)  # the library goes through all its years at each call
def _national(day: date) -> tuple[bool, str | None]:
    """Say whether the country rests on this day and for which festival; None is a plain day."""
    try:
        holiday, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:  # a year that is not announced yet
        fixed = (day.month, day.day) in FIXED
        return fixed, "fixed" if fixed else None
    return bool(holiday), name


def later(at: int, span: int, settings: Settings) -> int:
    """Return when `span` ms of working time have passed since `at`."""
    for opens, closes in _windows(at, settings, 1):
        start = max(at, opens)
        room = max(0, closes - start)
        if room > 0 and span <= room:
            return start + span
        span -= room
    return at + span


def earlier(at: int, span: int, settings: Settings) -> int:
    """Return when `span` ms of working time were left until `at`."""
    for opens, closes in _windows(at, settings, -1):
        end = min(at, closes)
        room = max(0, end - opens)
        if room > 0 and span <= room:
            return end - span
        span -= room
    return at - span


def between(start: int, end: int, settings: Settings) -> int:
    """Return the working time between two moments in ms; nothing if they are not in order."""
    total = 0
    for opens, closes in _windows(start, settings, 1):
        if opens >= end:
            break
        total += max(0, min(end, closes) - max(start, opens))
    return total


def next_opening(at: int, settings: Settings) -> int:
    """Return when the office is next open: `at` itself while it is."""
    return later(at, 0, settings)


def is_open(at: int, settings: Settings) -> bool:
    """Tell whether the office is open at this moment."""
    return next_opening(at, settings) == at


def _windows(at: int, settings: Settings, way: int) -> Iterator[tuple[int, int]]:
    """Yield the opening hours of the working days from the day of `at` on, or backwards."""
    calendar = settings.calendar
    day = local(at, settings).date()
    for away in count():
        if away > SEARCH_DAYS:
            return
        current = day + timedelta(days=way * away)
        if is_working_day(current, calendar):
            yield (
                on_day(current, calendar.opens, settings),
                on_day(current, calendar.closes, settings),
            )


def local(at: int, settings: Settings) -> datetime:
    """Return the local date and time of a moment."""
    return datetime.fromtimestamp(at / 1000, settings.zone)


def on_day(day: date, clock: str, settings: Settings) -> int:
    """Return the moment at which local clocks show `clock` (08:00, 24:00) on this day."""
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the zone follows
    shown = midnight + timedelta(minutes=minute_of_day(clock))
    return round(shown.replace(tzinfo=settings.zone).timestamp() * 1000)


def minute_of_day(clock: str) -> int:
    """Return the minutes since midnight of 08:30."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def is_within(at: int, starts: str, ends: str, settings: Settings) -> bool:
    """Tell whether local clocks stand between two times, over midnight where they must."""
    now = local(at, settings)
    minute, first, last = (
        now.hour * 60 + now.minute,
        minute_of_day(starts),
        minute_of_day(ends),
    )
    if first < last:
        return first <= minute < last
    return minute >= first or minute < last


def next_time(at: int, clock: str, settings: Settings) -> int:
    """Return the first moment after `at` at which local clocks show `clock`."""
    day = local(at, settings).date()
    today = on_day(day, clock, settings)
    return today if today > at else on_day(day + timedelta(days=1), clock, settings)


def is_night(at: int, settings: Settings) -> bool:
    """Tell whether the quiet night has begun."""
    quiet: QuietHours = settings.quiet_hours
    return is_within(at, quiet.night_from, quiet.night_until, settings)


def is_quiet(at: int, settings: Settings) -> bool:
    """Tell whether nobody wants to be disturbed: the night, and the rest at noon."""
    quiet = settings.quiet_hours
    return is_night(at, settings) or is_within(at, quiet.noon_from, quiet.noon_until, settings)


def after_quiet(at: int, settings: Settings) -> int:
    """Move a moment out of the quiet hours: to their end."""
    quiet = settings.quiet_hours
    if is_within(at, quiet.noon_from, quiet.noon_until, settings):
        return next_time(at, quiet.noon_until, settings)
    return next_time(at, quiet.night_until, settings) if is_night(at, settings) else at


def before_quiet(at: int, now: int, settings: Settings) -> int:
    """Move a moment out of the quiet hours: to just before them, or past them if that is over."""
    moved = at
    quiet = settings.quiet_hours
    for starts, ends in (
        (quiet.noon_from, quiet.noon_until),
        (quiet.night_from, quiet.night_until),
    ):
        if is_within(moved, starts, ends, settings):
            begin = next_time(moved - DAY, starts, settings) - 5 * MINUTE
            moved = begin if begin > now else next_time(moved, ends, settings)
    return moved
