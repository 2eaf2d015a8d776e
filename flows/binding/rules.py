"""By when the applicant of a binding hears, and when those who owe the answer are reminded.

Promised is the end of the next working day. From then on each working day one level more hears of
it, and the applicant at each day that they were told of next.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flows.settings import calendar
from flows.settings.calendar import HOUR, MINUTE

if TYPE_CHECKING:
    from flows.settings.site import Settings

FIRST_LOOK = 4 * HOUR  # of working time, until the clerks are shown it again
WARNING = 2 * HOUR  # of working time, before the promised moment
OFTEN, RARELY = 3, 3  # the applicant hears on each of the first days, later every so many


def promised(created_at: int, settings: Settings, days: int = 1) -> int:
    """Return the end of the working day that is so many days after the request."""
    return calendar.later(_next_day(created_at, settings), days * _day(settings), settings)


def days_late(created_at: int, now: int, settings: Settings) -> int:
    """Return how many of the promised days are over: 0 while the first is not."""
    worked = calendar.between(_next_day(created_at, settings), now, settings)
    return worked // _day(settings)


def next_look(created_at: int, now: int, settings: Settings) -> int:
    """Return when it is looked at next: shown again, warned of, then at the end of each day."""
    due = promised(created_at, settings)
    early = (
        calendar.later(created_at, FIRST_LOOK, settings),
        calendar.earlier(due, WARNING, settings),
    )
    coming = [at for at in early if now < at < due]
    return min(
        coming, default=promised(created_at, settings, days_late(created_at, now, settings) + 1)
    )


def next_news(created_at: int, now: int, settings: Settings) -> int:
    """Return when the applicant hears next if nobody decides before."""
    day = days_late(created_at, now, settings) + 1
    while not tells_on(day):
        day += 1
    return promised(created_at, settings, day)


def tells_on(day: int) -> bool:
    """Tell whether the applicant hears on this day after the request."""
    return day <= OFTEN or day % RARELY == 0


def _next_day(at: int, settings: Settings) -> int:
    day = calendar.local(at, settings).date() + timedelta(days=1)
    return calendar.on_day(day, "00:00", settings)


def _day(settings: Settings) -> int:
    opens, closes = (
        calendar.minute_of_day(clock)
        for clock in (settings.calendar.opens, settings.calendar.closes)
    )
    return (closes - opens) * MINUTE
